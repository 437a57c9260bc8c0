// The parts of a request, read within limits and checked against the route's schemas: path, query, body, files.

import type { z } from 'zod';
import { type Fault, allowed } from '../shared/result.js';
import { addressKey } from './address.js';
import type { Incoming } from './exchange.js';
import { faultsOf } from './faults.js';
import { type Carried, partedForm, readForm, type SentForm, type Typed } from './form-body.js';
import { readJson } from './json-body.js';
import { faultsOfText } from './plain-text.js';
import { type Checked, refuse } from './refusing.js';
import type { Asked, ReceivedFile, Route } from './route.js';
import { type Upload, readUpload } from './upload.js';
import type { UploadPlaces } from './upload-places.js';

export type Parts = {
  /** Checked against the route's schemas, and changed by them. */
  readonly asked: Pick<Asked<unknown, unknown, unknown>, 'params' | 'query' | 'body' | 'files'>;
  /** As it came. */
  readonly sent: { readonly params: unknown; readonly query: unknown; readonly body: unknown };
  readonly carried: Carried;
};

type Asking = { readonly route: Route; readonly incoming: Incoming };

/** Hands the checked parts to `use`; files are in memory, and their place taken, only until it is done. */
export async function withParts<Value>(
  needs: { readonly places: UploadPlaces },
  { route, incoming }: Asking,
  use: (parts: Parts) => Promise<Checked<Value>>,
): Promise<Checked<Value>> {
  if (!route.upload) {
    const body = await readBody({ route, incoming });
    if (!body.ok) return body;
    const parts = parse({ route, incoming }, { files: NOTHING, faults: NOTHING, ...body.value });
    return parts.ok ? use(parts.value) : parts;
  }
  const giveBack = await needs.places.take(addressKey(incoming.address()));
  if (!giveBack) return refuse('OVERLOADED', { close: true });
  try {
    const upload = await readUpload(incoming.request, route.upload.most);
    if (!upload.ok) return upload;
    try {
      return await useUpload({ route, incoming }, upload.value, use);
    } finally {
      upload.value.giveBack();
    }
  } finally {
    giveBack();
  }
}

async function useUpload<Value>(
  { route, incoming }: Asking,
  { fields, files, faults }: Upload,
  use: (parts: Parts) => Promise<Checked<Value>>,
): Promise<Checked<Value>> {
  const body = route.page ? formParts(partedForm(fields)) : { body: fields, carried: NOTHING_CARRIED };
  const parts = parse({ route, incoming }, { ...body, files, faults });
  return parts.ok ? use(parts.value) : parts;
}

type Body = { readonly body: unknown; readonly carried: Carried };

const NOTHING: readonly never[] = [];
const NOTHING_CARRIED: Carried = { token: null, once: null };

async function readBody({ route, incoming }: Asking): Promise<Checked<Body>> {
  if (route.method === 'get') return allowed({ body: {}, carried: NOTHING_CARRIED });
  if (route.page) {
    const form = await readForm(incoming.request);
    return form.ok ? allowed(formParts(form.value)) : form;
  }
  const json = await readJson(incoming.request);
  return json.ok ? allowed({ body: json.value, carried: NOTHING_CARRIED }) : json;
}

function formParts({ typed, carried }: SentForm): Body {
  return { body: typed, carried };
}

type Received = Body & {
  readonly files: readonly ReceivedFile[];
  readonly faults: readonly Fault[];
};

/** All faults of all parts at once. */
function parse({ route, incoming }: Asking, received: Received): Checked<Parts> {
  const query = readQuery(incoming.search);
  const sent = { params: incoming.params, query: query.values, body: received.body };
  const params = route.params.safeParse(sent.params);
  const asked = route.query.safeParse(sent.query);
  const body = route.body.safeParse(sent.body);
  const unfit = [sent.params, sent.query, sent.body].flatMap((part) => faultsOfText(part));
  const others = [...query.faults, ...received.faults, ...unfit];
  if (params.success && asked.success && body.success && others.length === 0) {
    const { files, carried } = received;
    const checked = { params: params.data, query: asked.data, body: body.data, files };
    return allowed({ asked: checked, sent, carried });
  }
  const faults = [
    ...found(params, sent.params),
    ...found(asked, sent.query),
    ...found(body, sent.body),
    ...others,
  ];
  return refuse('INVALID_INPUT', { faults, ...(route.page && { typed: received.body as Typed }) });
}

function found(parsed: z.ZodSafeParseResult<unknown>, input: unknown): readonly Fault[] {
  return parsed.success ? [] : faultsOf(parsed.error.issues, input);
}

const NO_QUERY = { values: {}, faults: [] };

/** What stands after the question mark; of what stands there twice, the last. */
export function readQuery(search: string): {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
} {
  if (search === '') return NO_QUERY;
  const pairs = [...new URLSearchParams(search)];
  const values = Object.fromEntries(pairs);
  const names = pairs.map(([name]) => name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return { values, faults: [...repeated].map((path) => ({ path: path.slice(0, 100), code: 'REPEATED' })) };
}
