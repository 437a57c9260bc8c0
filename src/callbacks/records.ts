// Keeps requests to be called back.

import { and, asc, inArray, lt } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import { comesAfter, placeAt } from '../database/keyset.js';
import { sealJson } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import type { CaseNumber, Id } from '../shared/ids.js';

export type StoredCallback = {
  readonly id: Id<'callback'>;
  readonly createdAt: Instant;
  readonly preferredAt: Instant | null;
  /** What the debtor typed: sealed, since people write other things where a case number is asked for. */
  readonly typed: { readonly caseNumber: CaseNumber; readonly phone: string };
};

export async function addCallback(tx: Tx, keys: Keys, { typed, ...columns }: StoredCallback): Promise<void> {
  const place = { table: 'callbacks', row: columns.id, column: 'sealed' };
  await tx.q.insert(tx.t.callbacks).values({ ...columns, ...sealJson(keys, place, typed) });
}

/** Oldest first, with the place to go on from. */
export async function callbacksBefore(
  tx: Tx,
  asked: { readonly before: Instant; readonly after: string | null; readonly limit: number },
): Promise<readonly { readonly id: string; readonly place: string }[]> {
  const { callbacks: c } = tx.t;
  const rows = await tx.q
    .select({ id: c.id, createdAt: c.createdAt })
    .from(c)
    .where(and(lt(c.createdAt, asked.before), comesAfter(c.createdAt, c.id, asked.after)))
    .orderBy(asc(c.createdAt), asc(c.id))
    .limit(asked.limit);
  return rows.map(({ id, createdAt }) => ({ id, place: placeAt(createdAt, id) }));
}

export async function removeCallbacks(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.q.delete(tx.t.callbacks).where(inArray(tx.t.callbacks.id, [...ids]));
}
