// Keeps submissions as they come in, and the references that open them.

import { and, count, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Day, Instant } from '../../shared/dates.js';
import type { SubmissionId } from '../../shared/ids.js';
import type { Checklist } from '../checklist.js';
import type { Papers, Submission } from '../submission.js';
import { openSubmission, sealEmail, sealPapers } from '../submission-records.js';

/** False when an undecided submission of the same papers is there already. */
export async function addSubmission(
  tx: Tx,
  keys: Keys,
  submission: {
    readonly id: SubmissionId;
    readonly openKey: string | null;
    readonly receivedAt: Instant;
    readonly answerBy: Day;
    readonly newestPagesAt: Instant;
    readonly unreadSince: Instant | null;
    readonly checklist: Checklist;
    readonly papers: Papers;
  },
): Promise<boolean> {
  const { papers, ...columns } = submission;
  const added = await tx.q
    .insert(tx.t.submissions)
    .values({
      ...columns,
      openSince: submission.receivedAt,
      ...sealPapers(keys, submission.id, papers),
    })
    .onConflictDoNothing({ target: tx.t.submissions.openKey })
    .returning({ id: tx.t.submissions.id });
  return added.length === 1;
}

export async function findOpenByKey(tx: Tx, keys: Keys, openKey: string): Promise<Submission | null> {
  const { submissions } = tx.t;
  const [row] = await tx.q.select().from(submissions).where(eq(submissions.openKey, openKey));
  return row ? openSubmission(keys, row) : null;
}

/** Holds the submission still for the rest of the transaction; null when it is decided or withdrawn. */
export async function holdOpen(tx: Tx, keys: Keys, id: SubmissionId): Promise<Submission | null> {
  const { submissions } = tx.t;
  const [row] = await tx.q
    .update(submissions)
    .set({ openSince: sql`${submissions.openSince}` })
    .where(and(eq(submissions.id, id), isNull(submissions.decidedAt), isNull(submissions.withdrawnAt)))
    .returning();
  return row ? openSubmission(keys, row) : null;
}

export async function addReference(
  tx: Tx,
  keys: Keys,
  reference: {
    readonly referenceKey: string;
    readonly submissionId: SubmissionId;
    readonly email: string | null;
    readonly createdAt: Instant;
  },
): Promise<void> {
  const { email, ...columns } = reference;
  await tx.q.insert(tx.t.submissionReferences).values({
    ...columns,
    tries: 0,
    ...sealEmail(keys, reference.referenceKey, email),
  });
}

export async function findByReference(tx: Tx, keys: Keys, referenceKey: string): Promise<Submission | null> {
  const { submissionReferences: references, submissions } = tx.t;
  const [row] = await tx.q
    .select({ submission: submissions })
    .from(references)
    .innerJoin(submissions, eq(submissions.id, references.submissionId))
    .where(eq(references.referenceKey, referenceKey));
  return row ? openSubmission(keys, row.submission) : null;
}

export async function countReferences(tx: Tx, submissionId: SubmissionId): Promise<number> {
  const { submissionReferences: references } = tx.t;
  const [row] = await tx.q
    .select({ references: count() })
    .from(references)
    .where(eq(references.submissionId, submissionId));
  return row?.references ?? 0;
}

/** The reference opens another submission from now on. */
export async function moveReference(tx: Tx, referenceKey: string, to: SubmissionId): Promise<void> {
  const { submissionReferences: references } = tx.t;
  await tx.q.update(references).set({ submissionId: to }).where(eq(references.referenceKey, referenceKey));
}
