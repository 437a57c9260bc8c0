// Keeps the figures of each day, and reads what they are counted from.

import { and, asc, desc, eq, gt, gte, isNotNull, lt, lte, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import type { Checklist } from '../documents/checklist.js';
import type { Day, Instant } from '../shared/dates.js';
import type { SubmissionId, VerificationId } from '../shared/ids.js';
import type { Counted, Upload } from './figure.js';

export type Answered = {
  readonly id: VerificationId;
  readonly at: Instant;
  readonly decision: 'allow' | 'deny';
  readonly reasons: readonly string[];
};

/** Answers in the order they were given, after the one named. */
export async function answersAfter(tx: Tx, after: string, limit: number): Promise<readonly Answered[]> {
  const { verifications: v } = tx.t;
  return tx.q
    .select({ id: v.id, at: v.at, decision: v.decision, reasons: v.reasons })
    .from(v)
    .where(gt(v.id, after as VerificationId))
    .orderBy(asc(v.id))
    .limit(limit);
}

export async function addCounts(tx: Tx, counted: readonly Counted[]): Promise<void> {
  const { dailyFigures: f } = tx.t;
  for (const one of counted)
    await tx.q
      .insert(f)
      .values({ ...one })
      .onConflictDoUpdate({ target: [f.day, f.name], set: { count: sql`${f.count} + ${one.count}` } });
}

/** Both days included. */
export async function countsWithin(tx: Tx, from: Day, through: Day): Promise<readonly Counted[]> {
  const { dailyFigures: f } = tx.t;
  return tx.q
    .select()
    .from(f)
    .where(and(gte(f.day, from), lte(f.day, through)));
}

const COUNTED_THROUGH = 'figures/counted-through';

/** The last answer that was counted; "" before the first. */
export async function countedThrough(tx: Tx): Promise<string> {
  const { meta } = tx.t;
  const [row] = await tx.q.select().from(meta).where(eq(meta.key, COUNTED_THROUGH));
  return row?.value.toString('utf8') ?? '';
}

/** False when another has counted meanwhile: then nothing is to be counted from here. */
export async function moveCounted(tx: Tx, from: string, to: string): Promise<boolean> {
  const { meta } = tx.t;
  const value = Buffer.from(to);
  if (from === '') {
    const begun = await tx.q
      .insert(meta)
      .values({ key: COUNTED_THROUGH, value })
      .onConflictDoNothing()
      .returning({ key: meta.key });
    return begun.length === 1;
  }
  const moved = await tx.q
    .update(meta)
    .set({ value })
    .where(and(eq(meta.key, COUNTED_THROUGH), eq(meta.value, Buffer.from(from))))
    .returning({ key: meta.key });
  return moved.length === 1;
}

/** Newest first, before the one named. `unread`: what it lacks is not known yet. */
export async function uploadsBefore(
  tx: Tx,
  before: SubmissionId | null,
  limit: number,
): Promise<readonly (Upload & { readonly id: SubmissionId; readonly unread: boolean })[]> {
  const { submissions: s } = tx.t;
  const rows = await tx.q
    .select({
      id: s.id,
      receivedAt: s.receivedAt,
      newestPagesAt: s.newestPagesAt,
      completionAskedAt: s.completionAskedAt,
      unreadSince: s.unreadSince,
      checklist: s.checklist,
    })
    .from(s)
    .where(before === null ? undefined : lt(s.id, before))
    .orderBy(desc(s.id))
    .limit(limit);
  return rows.map(({ unreadSince, checklist, ...row }) => ({
    ...row,
    checklist: checklist as Checklist,
    unread: unreadSince !== null,
  }));
}

export type Undecided = Upload & { readonly unread: boolean };

/** What nobody has decided yet, oldest first. */
export async function undecided(tx: Tx, limit: number): Promise<readonly Undecided[]> {
  const { submissions: s } = tx.t;
  const rows = await tx.q
    .select({
      receivedAt: s.receivedAt,
      newestPagesAt: s.newestPagesAt,
      completionAskedAt: s.completionAskedAt,
      unreadSince: s.unreadSince,
      checklist: s.checklist,
    })
    .from(s)
    .where(isNotNull(s.openSince))
    .orderBy(asc(s.openSince), asc(s.id))
    .limit(limit);
  return rows.map(({ unreadSince, checklist, ...row }) => ({
    ...row,
    checklist: checklist as Checklist,
    unread: unreadSince !== null,
  }));
}
