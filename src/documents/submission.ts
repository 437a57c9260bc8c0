// One submission: the papers a sender has given us, what was read from them, and what has been decided.

import type { Day, Instant } from '../shared/dates.js';
import type { AuthorizationId, CaseNumber, SubmissionId } from '../shared/ids.js';
import type { Checklist, Deficiency, Requirement } from './checklist.js';
import type { ReadFields } from './reading.js';
import { type SubmissionStatus, submissionStatus } from './submission-status.js';

/** What must lie sealed: it names persons, or holds what a sender has typed. */
export type Papers = {
  /** The case number said beside the papers. */
  readonly caseNumber: CaseNumber | null;
  /** Null when no machine could read any of it. */
  readonly fields: ReadFields | null;
  /** The debtor's birth date as approved: from then on it alone withdraws. */
  readonly approvedBirthDate: Day | null;
};

export type Submission = {
  readonly id: SubmissionId;
  readonly receivedAt: Instant;
  /** The last day of the week we have to answer in (2026 law § 17). */
  readonly answerBy: Day;
  readonly newestPagesAt: Instant;
  /** Set while pages of it wait for a machine to read them: the checklist is completed when that is done. */
  readonly unreadSince: Instant | null;
  /** As judged from the papers, before anything staff has said. */
  readonly checklist: Checklist;
  readonly completion: { readonly askedAt: Instant; readonly missing: readonly Requirement[] } | null;
  readonly decision: Decision | null;
  readonly withdrawnAt: Instant | null;
  readonly papers: Papers;
};

export type Decision = {
  readonly at: Instant;
  readonly reasons: readonly Deficiency[];
} & (
  | { readonly outcome: 'approved'; readonly authorizationId: AuthorizationId }
  | { readonly outcome: 'rejected' }
);

export function statusOf(submission: Submission): SubmissionStatus {
  const { decision, withdrawnAt, unreadSince, checklist, completion, newestPagesAt } = submission;
  return submissionStatus({
    outcome: decision?.outcome ?? null,
    withdrawnAt,
    checklist: unreadSince === null ? checklist : null,
    completionAskedAt: completion?.askedAt ?? null,
    newestPagesAt,
  });
}

/**
 * The checklist as the sender and the reviewers see it: what a reviewer has asked for is missing, whatever the machine
 * read, until newer pages have come.
 */
export function checklistOf(submission: Submission): Checklist {
  const { checklist, completion } = submission;
  if (completion === null || !isCompletionOpen(submission)) return checklist;
  return checklist.map((line) =>
    completion.missing.includes(line.requirement) ? { ...line, state: 'missing', source: 'staff' } : line,
  );
}

/** A completion was asked for, nothing has come since, and nothing has been decided. */
export function isCompletionOpen(submission: Submission): boolean {
  const { completion, newestPagesAt } = submission;
  return completion !== null && newestPagesAt <= completion.askedAt && isOpen(submission);
}

/**
 * Changes with whatever a reviewer has to look at again: new pages, or a question to the sender. Who decides by what he
 * saw names it, so that nothing is decided by papers that are not the newest.
 */
export function reviewVersion({ newestPagesAt, completion }: Submission): string {
  return `${newestPagesAt} ${completion?.askedAt ?? '-'}`;
}

/** As approved, else as read from the papers; null when no machine could read it. */
export function debtorBirthDateOf({ decision, papers }: Submission): Day | null {
  if (decision?.outcome === 'approved') return papers.approvedBirthDate;
  return papers.fields?.debtor.birthDate.value ?? null;
}

/** Neither decided nor withdrawn. */
export function isOpen({ decision, withdrawnAt }: Submission): boolean {
  return decision === null && withdrawnAt === null;
}
