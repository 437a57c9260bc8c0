// Reads what a browser sends from a form, as it was typed.

import type { IncomingMessage } from 'node:http';
import { allowed } from '../shared/result.js';
import { hasBody, readBytes } from './body-bytes.js';
import { type Checked, refuse } from './refusing.js';

/** What was typed, by the name of the field; several values where a name stands several times, such as tick boxes. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What every form carries beside its fields. */
export type Carried = {
  /** Proves that the form is one of ours, made for this session. */
  readonly token: string | null;
  /** Made when the form was shown: the same form sent twice is done once. */
  readonly once: string | null;
};

export type SentForm = { readonly typed: Typed; readonly carried: Carried };

/** The hidden fields. */
const TOKEN_FIELD = 'csrf';
const ONCE_FIELD = 'once';

const FORM_TYPE = /^application\/x-www-form-urlencoded[ \t]*(;.*)?$/i;
const MOST_FIELDS = 500;

/** Refused with MEDIA_TYPE_NOT_SUPPORTED, BODY_TOO_LARGE, REQUEST_TIMED_OUT. @throws CallerGone */
export async function readForm(request: IncomingMessage): Promise<Checked<SentForm>> {
  if (!hasBody(request)) return allowed(partedForm({}));
  if (!FORM_TYPE.test(request.headers['content-type'] ?? '')) return refuse('MEDIA_TYPE_NOT_SUPPORTED');
  const read = await readBytes(request);
  if (!read.ok) return read;
  const pairs = [...new URLSearchParams(read.value.toString('utf8'))];
  return pairs.length > MOST_FIELDS ? refuse('BODY_TOO_LARGE') : allowed(partedForm(gathered(pairs)));
}

/** Parts the fields of a form from what it carries. */
export function partedForm(fields: Typed): SentForm {
  const { [TOKEN_FIELD]: token, [ONCE_FIELD]: once, ...typed } = fields;
  return { typed, carried: { token: single(token), once: single(once) } };
}

function single(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function gathered(pairs: readonly (readonly [string, string])[]): Typed {
  // Without a prototype: a field may have any name.
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of pairs) {
    const before = fields[name];
    if (before === undefined) fields[name] = value;
    else if (typeof before === 'string') fields[name] = [before, value];
    else before.push(value);
  }
  return fields;
}
