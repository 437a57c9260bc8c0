// Keeps which documents wait to be read, and finds the submissions that wait for them.

import { and, asc, count, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { DocumentId } from '../../shared/ids.js';
import type { Submission } from '../submission.js';
import { openSubmission } from '../submission-records.js';

export async function countPending(tx: Tx): Promise<number> {
  const [row] = await tx.q.select({ pending: count() }).from(tx.t.pendingReadings);
  return row?.pending ?? 0;
}

export async function addPending(tx: Tx, documentId: DocumentId, askedAt: Instant): Promise<void> {
  await tx.q
    .insert(tx.t.pendingReadings)
    .values({ documentId, askedAt, tries: 0 })
    .onConflictDoNothing({ target: tx.t.pendingReadings.documentId });
}

/** Those of the documents that wait. */
export async function pendingAmong(
  tx: Tx,
  documentIds: readonly DocumentId[],
): Promise<ReadonlySet<DocumentId>> {
  if (documentIds.length === 0) return new Set();
  const { pendingReadings } = tx.t;
  const rows = await tx.q
    .select({ documentId: pendingReadings.documentId })
    .from(pendingReadings)
    .where(inArray(pendingReadings.documentId, [...documentIds]));
  return new Set(rows.map(({ documentId }) => documentId));
}

export type Pending = { readonly documentId: DocumentId; readonly tries: number };

/** The one that waits longest, by index; null when none does. */
export async function oldestPending(tx: Tx): Promise<Pending | null> {
  const { pendingReadings: waiting } = tx.t;
  const [row] = await tx.q
    .select({ documentId: waiting.documentId, tries: waiting.tries })
    .from(waiting)
    .orderBy(asc(waiting.askedAt), asc(waiting.documentId))
    .limit(1);
  return row ?? null;
}

/** Kept before it is begun, so that what ends the process is not tried for ever. */
export async function countTry(tx: Tx, documentId: DocumentId): Promise<void> {
  const { pendingReadings: waiting } = tx.t;
  await tx.q
    .update(waiting)
    .set({ tries: sql`${waiting.tries} + 1` })
    .where(eq(waiting.documentId, documentId));
}

/** False when it waits no longer: another process was first. */
export async function removePending(tx: Tx, documentId: DocumentId): Promise<boolean> {
  const { pendingReadings: waiting } = tx.t;
  const removed = await tx.q
    .delete(waiting)
    .where(eq(waiting.documentId, documentId))
    .returning({ documentId: waiting.documentId });
  return removed.length === 1;
}

/** Undecided submissions that wait and have this document, held still for the rest of the transaction. */
export async function holdWaiting(
  tx: Tx,
  keys: Keys,
  documentId: DocumentId,
): Promise<readonly Submission[]> {
  const { submissions, submissionDocuments: attached } = tx.t;
  const ids = tx.q
    .select({ id: attached.submissionId })
    .from(attached)
    .where(eq(attached.documentId, documentId));
  const rows = await tx.q
    .update(submissions)
    .set({ openSince: sql`${submissions.openSince}` })
    .where(
      and(inArray(submissions.id, ids), isNotNull(submissions.openSince), isNotNull(submissions.unreadSince)),
    )
    .returning();
  return rows.map((row) => openSubmission(keys, row));
}
