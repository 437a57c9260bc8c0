// Keeps the review queue: what is undecided, who has claimed it, and what was asked for.

import { and, asc, count, desc, eq, isNotNull, isNull, min } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import { openJson, sealJson } from '../../sealing/envelope.js';
import type { Keys } from '../../sealing/keys.js';
import type { Day, Instant } from '../../shared/dates.js';
import type { SubmissionId } from '../../shared/ids.js';
import type { Requirement } from '../checklist.js';
import type { Claim } from '../claim.js';
import type { Submission } from '../submission.js';
import {
  type QueuePlace,
  type SubmissionRow,
  openEmail,
  openSubmission,
  undecidedRows,
} from '../submission-records.js';

export type Queued = Submission & { readonly claim: Claim | null };

/** Undecided ones, oldest first. */
export async function openAfter(
  tx: Tx,
  keys: Keys,
  page: { readonly after: QueuePlace | null; readonly limit: number },
): Promise<readonly Queued[]> {
  return (await undecidedRows(tx, page)).map((row) => openQueued(keys, row));
}

/** How many are undecided, and by when the first of them is to be answered. */
export async function countOpen(
  tx: Tx,
): Promise<{ readonly waiting: number; readonly answerBy: Day | null }> {
  const { submissions: s } = tx.t;
  const [row] = await tx.q
    .select({ waiting: count(), answerBy: min(s.answerBy) })
    .from(s)
    .where(isNotNull(s.openSince));
  return row ?? { waiting: 0, answerBy: null };
}

const MOST_SENDERS = 10;

/** The addresses its senders have left to be asked at, each once; of the newest few when there are many. */
export async function senderEmails(tx: Tx, keys: Keys, id: SubmissionId): Promise<readonly string[]> {
  const { submissionReferences: r } = tx.t;
  const rows = await tx.q
    .select({ referenceKey: r.referenceKey, dataKey: r.dataKey, sealed: r.sealed })
    .from(r)
    .where(eq(r.submissionId, id))
    .orderBy(desc(r.createdAt), asc(r.referenceKey))
    .limit(MOST_SENDERS);
  return [...new Set(rows.map((row) => openEmail(keys, row)).filter((email) => email !== null))];
}

/** One submission in whatever state, or null. */
export async function findSubmission(tx: Tx, keys: Keys, id: SubmissionId): Promise<Queued | null> {
  const { submissions } = tx.t;
  const [row] = await tx.q.select().from(submissions).where(eq(submissions.id, id));
  return row ? openQueued(keys, row) : null;
}

/** The newest claim counts. Null when there is nothing to claim any more. */
export async function setClaim(tx: Tx, keys: Keys, id: SubmissionId, claim: Claim): Promise<Queued | null> {
  const { submissions } = tx.t;
  const { dataKey, sealed } = sealJson(keys, claimPlace(id), claim.by);
  const [row] = await tx.q
    .update(submissions)
    .set({ claimedAt: claim.at, claimKey: dataKey, claim: sealed })
    .where(and(eq(submissions.id, id), isNull(submissions.decidedAt), isNull(submissions.withdrawnAt)))
    .returning();
  return row ? openQueued(keys, row) : null;
}

/** Null when it is decided or withdrawn. */
export async function setCompletion(
  tx: Tx,
  keys: Keys,
  id: SubmissionId,
  asked: { readonly at: Instant; readonly missing: readonly Requirement[] },
): Promise<Queued | null> {
  const { submissions } = tx.t;
  const [row] = await tx.q
    .update(submissions)
    .set({ completionAskedAt: asked.at, completionMissing: asked.missing })
    .where(and(eq(submissions.id, id), isNull(submissions.decidedAt), isNull(submissions.withdrawnAt)))
    .returning();
  return row ? openQueued(keys, row) : null;
}

function openQueued(keys: Keys, row: SubmissionRow): Queued {
  return { ...openSubmission(keys, row), claim: claimOf(keys, row) };
}

function claimOf(keys: Keys, { id, claimedAt, claimKey, claim }: SubmissionRow): Claim | null {
  if (claimedAt === null || claimKey === null || claim === null) return null;
  const by = openJson(keys, claimPlace(id), { dataKey: claimKey, sealed: claim }) as string;
  return { by, at: claimedAt };
}

function claimPlace(id: SubmissionId) {
  return { table: 'submissions', row: id, column: 'claim' };
}
