// Keeps phone calls: when they began, who was told what about recording, and how they ended.

import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import type { Schema } from '../database/schema.js';
import type { Instant } from '../shared/dates.js';
import type { CallId } from '../shared/ids.js';
import type { Call } from './call.js';

export async function addCall(tx: Tx, call: Call): Promise<void> {
  const { recording, ...columns } = call;
  await tx.q
    .insert(tx.t.calls)
    .values({ ...columns, recordingInformed: recording.informed, recordingDeclined: recording.declined });
}

export async function findCall(tx: Tx, id: CallId): Promise<Call | null> {
  const find = tx.statement('calls.find', (q, t) =>
    q
      .select()
      .from(t.calls)
      .where(eq(t.calls.id, sql.placeholder('id'))),
  );
  const [row] = await find({ id });
  return row ? callFrom(row) : null;
}

/** Those nobody has ended and that have not ended by themselves, newest first. */
export async function openCalls(tx: Tx, now: Instant, limit: number): Promise<readonly Call[]> {
  const { calls } = tx.t;
  const rows = await tx.q
    .select()
    .from(calls)
    .where(and(gt(calls.endsAtLatest, now), isNull(calls.endedAt)))
    .orderBy(desc(calls.endsAtLatest), desc(calls.id))
    .limit(limit);
  return rows.map(callFrom);
}

/** Sets when the call ended, or the debtor left it, unless it is set: the first time counts. */
export async function setCallInstant(
  tx: Tx,
  id: CallId,
  column: 'endedAt' | 'debtorLeftAt',
  instant: Instant,
): Promise<void> {
  const { calls } = tx.t;
  await tx.q
    .update(calls)
    .set({ [column]: instant })
    .where(and(eq(calls.id, id), isNull(calls[column])));
}

/** In the order they were made, after the one named. */
export async function callsAfter(
  tx: Tx,
  after: string | null,
  limit: number,
): Promise<readonly { readonly id: CallId; readonly endsAtLatest: Instant }[]> {
  const { calls } = tx.t;
  return tx.q
    .select({ id: calls.id, endsAtLatest: calls.endsAtLatest })
    .from(calls)
    .where(after === null ? undefined : gt(calls.id, after as CallId))
    .orderBy(asc(calls.id))
    .limit(limit);
}

export async function removeCalls(tx: Tx, ids: readonly CallId[]): Promise<void> {
  await tx.q.delete(tx.t.calls).where(inArray(tx.t.calls.id, [...ids]));
}

function callFrom(row: Schema['calls']['$inferSelect']): Call {
  const { recordingInformed, recordingDeclined, ...call } = row;
  return { ...call, recording: { informed: recordingInformed, declined: recordingDeclined } };
}
