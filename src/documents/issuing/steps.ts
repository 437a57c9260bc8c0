// Steps of later actions: whether a form that came back is one we printed, and what we printed on it.

import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { Language } from '../../shared/languages.js';
import type { FormFacts } from '../facts.js';
import type { Grant } from '../form.js';
import type { Recognised, Recogniser } from '../recognising.js';
import { readFormReference } from '../references.js';
import { CURRENT_VERSION, editionName, parseEdition } from '../wording.js';
import { findFormByReference, findPrint } from './records.js';

/** Recognises by what this installation has handed out. */
export function recogniserOf(tx: Tx, keys: Keys): Recogniser {
  return {
    form: (form) => recogniseForm(tx, keys, form),
    sheet: (code) => recogniseCode(tx, keys, code),
  };
}

/**
 * The print is known by its hash and so is its reference: the hidden field only claims one. It helps when the print is
 * unknown, to tell a reviewer what the form was to begin with; a tool that has dropped it does no harm.
 */
export async function recogniseForm(tx: Tx, keys: Keys, form: FormFacts): Promise<Recognised> {
  const print = await findPrint(tx, form.contentHash);
  const claimed = form.reference === null ? null : readFormReference(form.reference);
  const reference = print ? print.reference : claimed;
  const issued = reference === null ? null : await findFormByReference(tx, keys, reference);
  const claimsOther = form.reference !== null && claimed !== reference;
  return { issued: issued?.grant ?? null, altered: print === null || claimsOther };
}

/** A form as we hand it out; on a blank there is neither reference nor anything filled in. */
export type HandedOut = {
  readonly edition: string;
  readonly language: Language;
  readonly reference: string | null;
  readonly grant: Grant | null;
  readonly createdAt: Instant | null;
};

/** The form of ours that a paper says it is, by its reference or else by its edition; null when it is none that we know. */
export async function findHandedOut(
  tx: Tx,
  keys: Keys,
  says: { readonly reference: string | null; readonly edition: string | null },
): Promise<HandedOut | null> {
  const reference = says.reference === null ? null : readFormReference(says.reference);
  const issued = reference === null ? null : await findFormByReference(tx, keys, reference);
  if (issued) {
    const { language, grant, createdAt } = issued;
    const edition = editionName({ template: 'general', version: CURRENT_VERSION, language });
    return { edition, language, reference, grant, createdAt };
  }
  const blank = says.edition === null ? null : parseEdition(says.edition);
  if (blank === null) return null;
  const { language } = blank;
  return { edition: editionName(blank), language, reference: null, grant: null, createdAt: null };
}

async function recogniseCode(tx: Tx, keys: Keys, code: string): Promise<Grant | null> {
  const reference = readFormReference(code);
  const issued = reference === null ? null : await findFormByReference(tx, keys, reference);
  return issued?.grant ?? null;
}
