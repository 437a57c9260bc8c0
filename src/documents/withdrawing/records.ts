// Keeps withdrawals, and how often a birth date was tried in vain on a reference.

import { and, eq, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { SubmissionId } from '../../shared/ids.js';
import type { Submission } from '../submission.js';
import { openSubmission } from '../submission-records.js';

/** The submission behind a reference, held still for the rest of the transaction. */
export async function holdByReference(tx: Tx, keys: Keys, referenceKey: string): Promise<Submission | null> {
  const { submissionReferences: references, submissions } = tx.t;
  const [found] = await tx.q
    .select({ id: references.submissionId })
    .from(references)
    .where(eq(references.referenceKey, referenceKey));
  if (!found) return null;
  const [row] = await tx.q
    .update(submissions)
    .set({ openSince: sql`${submissions.openSince}` })
    .where(eq(submissions.id, found.id))
    .returning();
  return row ? openSubmission(keys, row) : null;
}

/** Takes one of `most` tries since `since`; false when all are taken. Counted and checked in one statement. */
export async function takeTry(
  tx: Tx,
  referenceKey: string,
  { now, since, most }: { readonly now: Instant; readonly since: Instant; readonly most: number },
): Promise<boolean> {
  const { submissionReferences: references } = tx.t;
  const ours = eq(references.referenceKey, referenceKey);
  await tx.q
    .update(references)
    .set({ tries: 0, triesSince: now })
    .where(and(ours, or(isNull(references.triesSince), lte(references.triesSince, since))));
  const taken = await tx.q
    .update(references)
    .set({ tries: sql`${references.tries} + 1` })
    .where(and(ours, lt(references.tries, most)))
    .returning({ tries: references.tries });
  return taken.length === 1;
}

/** The first withdrawal counts. No longer in the queue, and no longer found by its papers. */
export async function setWithdrawn(tx: Tx, id: SubmissionId, at: Instant): Promise<void> {
  const { submissions } = tx.t;
  await tx.q
    .update(submissions)
    .set({ withdrawnAt: at, openKey: null, openSince: null })
    .where(and(eq(submissions.id, id), isNull(submissions.withdrawnAt)));
}
