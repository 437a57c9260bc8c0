// Steps of later actions: whether a form that came back is one we printed, and what we printed on it.

import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { FormFacts } from '../facts.js';
import type { Grant } from '../form.js';
import type { Recognised, Recogniser } from '../recognising.js';
import { readFormReference } from '../references.js';
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

async function recogniseCode(tx: Tx, keys: Keys, code: string): Promise<Grant | null> {
  const reference = readFormReference(code);
  const issued = reference === null ? null : await findFormByReference(tx, keys, reference);
  return issued?.grant ?? null;
}
