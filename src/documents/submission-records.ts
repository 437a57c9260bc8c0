// How a submission lies in its table: the papers sealed, the rest in columns, its references as marks only; and the undecided in line.

import { and, asc, eq, gt, isNotNull, or } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import type { Schema } from '../database/schema.js';
import { blindIndex } from '../sealing/blind-index.js';
import { type Envelope, openJson, sealJson } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import type { Day, Instant } from '../shared/dates.js';
import type { SubmissionId } from '../shared/ids.js';
import type { Checklist, Deficiency, Requirement } from './checklist.js';
import { readSubmissionReference } from './references.js';
import type { Decision, Papers, Submission } from './submission.js';

export type SubmissionRow = Schema['submissions']['$inferSelect'];

/** A place in the queue: the papers after it came later, or as late and have a greater id. */
export type QueuePlace = { readonly openSince: Instant; readonly id: SubmissionId };

/** Undecided ones after the place, oldest first; from the front without one. */
export async function undecidedRows(
  tx: Tx,
  { after, limit }: { readonly after: QueuePlace | null; readonly limit: number },
): Promise<readonly SubmissionRow[]> {
  const { submissions: s } = tx.t;
  const later =
    after && or(gt(s.openSince, after.openSince), and(eq(s.openSince, after.openSince), gt(s.id, after.id)));
  return tx.q
    .select()
    .from(s)
    .where(and(isNotNull(s.openSince), later ?? undefined))
    .orderBy(asc(s.openSince), asc(s.id))
    .limit(limit);
}

/** @throws SealBroken */
export function openSubmission(keys: Keys, row: SubmissionRow): Submission {
  const { id, receivedAt, answerBy, newestPagesAt, unreadSince, withdrawnAt } = row;
  return {
    id,
    receivedAt,
    answerBy,
    newestPagesAt,
    unreadSince,
    checklist: row.checklist as Checklist,
    completion: completionOf(row),
    decision: decisionOf(row),
    withdrawnAt,
    papers: openJson(keys, placeOf(id), row) as Papers,
  };
}

/** Under a new key each time. */
export function sealPapers(keys: Keys, id: SubmissionId, papers: Papers): Envelope {
  return sealJson(keys, placeOf(id), papers);
}

/** What the papers say now: once more have come, or more of them is read. Only for a submission that is held. */
export async function savePapers(
  tx: Tx,
  keys: Keys,
  id: SubmissionId,
  {
    papers,
    ...columns
  }: {
    readonly papers: Papers;
    readonly checklist: Checklist;
    readonly unreadSince: Instant | null;
    readonly newestPagesAt?: Instant;
    readonly answerBy?: Day;
  },
): Promise<void> {
  const { submissions } = tx.t;
  await tx.q
    .update(submissions)
    .set({ ...columns, ...sealPapers(keys, id, papers) })
    .where(eq(submissions.id, id));
}

type Sealed = Pick<Schema['submissionReferences']['$inferSelect'], 'referenceKey' | 'dataKey' | 'sealed'>;

/** The address a sender may leave with his papers, to be asked at; "" and null are none. */
export function sealEmail(keys: Keys, referenceKey: string, email: string | null): Envelope {
  return sealJson(keys, referencePlace(referenceKey), { email });
}

/** @throws SealBroken */
export function openEmail(keys: Keys, row: Sealed): string | null {
  const { email } = openJson(keys, referencePlace(row.referenceKey), row) as {
    readonly email: string | null;
  };
  return email === '' ? null : email;
}

/** The mark a reference is found by, however it was written. What cannot be a reference gives a mark that nothing has. */
export function referenceKeyOf(keys: Keys, reference: string): string {
  return blindIndex(keys, 'submission-reference', readSubmissionReference(reference) ?? '');
}

function completionOf({ completionAskedAt, completionMissing }: SubmissionRow): Submission['completion'] {
  if (completionAskedAt === null) return null;
  return { askedAt: completionAskedAt, missing: (completionMissing ?? []) as readonly Requirement[] };
}

function decisionOf({
  decidedAt,
  outcome,
  decisionReasons,
  authorizationId,
}: SubmissionRow): Decision | null {
  if (decidedAt === null || outcome === null) return null;
  const common = { at: decidedAt, reasons: (decisionReasons ?? []) as readonly Deficiency[] };
  if (outcome === 'rejected') return { ...common, outcome };
  return authorizationId === null ? null : { ...common, outcome, authorizationId };
}

function referencePlace(referenceKey: string) {
  return { table: 'submission_references', row: referenceKey, column: 'sealed' };
}

function placeOf(id: SubmissionId) {
  return { table: 'submissions', row: id, column: 'sealed' };
}
