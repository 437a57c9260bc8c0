// Keeps the forms we hand out: every print by the hash of what is on it, and what was asked for on those with a reference.

import { eq } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import { openJson, sealJson } from '../../sealing/envelope.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { Language } from '../../shared/languages.js';
import type { Grant } from '../form.js';

export type StoredForm = {
  readonly reference: string;
  readonly language: Language;
  readonly grant: Grant;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
};

export type StoredPrint = {
  readonly contentHash: string;
  readonly edition: string;
  /** Null on a blank. */
  readonly reference: string | null;
};

/** Nothing happens when it is kept already. */
export async function addPrint(tx: Tx, print: StoredPrint, issuedAt: Instant): Promise<void> {
  await tx.q
    .insert(tx.t.formEditions)
    .values({ ...print, issuedAt })
    .onConflictDoNothing();
}

export async function findPrint(tx: Tx, contentHash: string): Promise<StoredPrint | null> {
  const { formEditions } = tx.t;
  const [row] = await tx.q.select().from(formEditions).where(eq(formEditions.contentHash, contentHash));
  return row ?? null;
}

export async function addIssuedForm(
  tx: Tx,
  keys: Keys,
  { grant, ...columns }: StoredForm & { readonly tokenKey: string },
): Promise<void> {
  await tx.q
    .insert(tx.t.issuedForms)
    .values({ ...columns, ...sealJson(keys, place(columns.reference), grant) });
}

export async function findFormByToken(tx: Tx, keys: Keys, tokenKey: string): Promise<StoredForm | null> {
  const { issuedForms } = tx.t;
  const [row] = await tx.q.select().from(issuedForms).where(eq(issuedForms.tokenKey, tokenKey));
  return row ? openForm(keys, row) : null;
}

export async function findFormByReference(tx: Tx, keys: Keys, reference: string): Promise<StoredForm | null> {
  const { issuedForms } = tx.t;
  const [row] = await tx.q.select().from(issuedForms).where(eq(issuedForms.reference, reference));
  return row ? openForm(keys, row) : null;
}

type Row = Omit<StoredForm, 'grant'> & { readonly dataKey: Buffer; readonly sealed: Buffer };

function openForm(keys: Keys, row: Row): StoredForm {
  const { reference, language, createdAt, expiresAt } = row;
  const grant = openJson(keys, place(reference), row) as Grant;
  return { reference, language, grant, createdAt, expiresAt };
}

function place(reference: string) {
  return { table: 'issued_forms', row: reference, column: 'sealed' };
}
