// Keeps visits: sealed, found by the hash of a secret only the visitor's browser has.

import { and, asc, eq, gt, inArray, lte } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import { openJson, sealJson } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import type { Visit } from './visit.js';

export async function findVisit(tx: Tx, keys: Keys, key: string, now: Instant): Promise<Visit | null> {
  const { visits } = tx.t;
  const [row] = await tx.q
    .select()
    .from(visits)
    .where(and(eq(visits.key, key), gt(visits.expiresAt, now)));
  return row ? (openJson(keys, place(key), row) as Visit) : null;
}

export async function saveVisit(
  tx: Tx,
  keys: Keys,
  { key, visit, expiresAt }: { readonly key: string; readonly visit: Visit; readonly expiresAt: Instant },
): Promise<void> {
  const { visits } = tx.t;
  const columns = { expiresAt, ...sealJson(keys, place(key), visit) };
  await tx.q
    .insert(visits)
    .values({ key, ...columns })
    .onConflictDoUpdate({ target: visits.key, set: columns });
}

export async function removeVisit(tx: Tx, key: string): Promise<void> {
  await tx.q.delete(tx.t.visits).where(eq(tx.t.visits.key, key));
}

/** Removes the oldest visits that are over, at most `limit` of them; gives how many. */
export async function forgetVisits(tx: Tx, now: Instant, limit: number): Promise<number> {
  const { visits } = tx.t;
  const over = tx.q
    .select({ key: visits.key })
    .from(visits)
    .where(lte(visits.expiresAt, now))
    .orderBy(asc(visits.expiresAt))
    .limit(limit);
  const removed = await tx.q.delete(visits).where(inArray(visits.key, over)).returning({ key: visits.key });
  return removed.length;
}

function place(key: string) {
  return { table: 'visits', row: key, column: 'sealed' };
}
