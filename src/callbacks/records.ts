// Keeps requests to be called back.

import { and, asc, count, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import type { Schema } from '../database/schema.js';
import { comesAfter, placeAt } from '../database/keyset.js';
import { openJson, sealJson } from '../sealing/envelope.js';
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

/** One that has not been seen to; `triedAt` is when somebody last called in vain. */
export type WaitingCallback = StoredCallback & { readonly triedAt: Instant | null };

export async function addCallback(tx: Tx, keys: Keys, { typed, ...columns }: StoredCallback): Promise<void> {
  const sealed = sealJson(keys, place(columns.id), typed);
  await tx.q.insert(tx.t.callbacks).values({ ...columns, triedAt: null, doneAt: null, ...sealed });
}

/** Oldest first. */
export async function waitingCallbacks(
  tx: Tx,
  keys: Keys,
  limit: number,
): Promise<readonly WaitingCallback[]> {
  const { callbacks: c } = tx.t;
  const rows = await tx.q
    .select()
    .from(c)
    .where(isNull(c.doneAt))
    .orderBy(asc(c.createdAt), asc(c.id))
    .limit(limit);
  return rows.map((row) => openCallback(keys, row));
}

export async function countWaiting(tx: Tx): Promise<number> {
  const { callbacks: c } = tx.t;
  const [row] = await tx.q.select({ waiting: count() }).from(c).where(isNull(c.doneAt));
  return row?.waiting ?? 0;
}

/** Seen to or not. */
export async function findCallback(tx: Tx, keys: Keys, id: Id<'callback'>): Promise<WaitingCallback | null> {
  const { callbacks: c } = tx.t;
  const [row] = await tx.q.select().from(c).where(eq(c.id, id));
  return row ? openCallback(keys, row) : null;
}

/** False when it has been seen to, or is not there. */
export async function setCallbackInstant(
  tx: Tx,
  id: Id<'callback'>,
  column: 'triedAt' | 'doneAt',
  at: Instant,
): Promise<boolean> {
  const { callbacks: c } = tx.t;
  const set = await tx.q
    .update(c)
    .set({ [column]: at })
    .where(and(eq(c.id, id), isNull(c.doneAt)))
    .returning({ id: c.id });
  return set.length === 1;
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

/** @throws SealBroken */
function openCallback(keys: Keys, row: Schema['callbacks']['$inferSelect']): WaitingCallback {
  const id = row.id as Id<'callback'>;
  const typed = openJson(keys, place(id), row) as StoredCallback['typed'];
  return { id, createdAt: row.createdAt, preferredAt: row.preferredAt, triedAt: row.triedAt, typed };
}

function place(id: Id<'callback'>) {
  return { table: 'callbacks', row: id, column: 'sealed' };
}
