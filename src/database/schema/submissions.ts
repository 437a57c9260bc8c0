// What senders have handed in, the references that open it, and the marks it is found by.

import type { Day, Instant } from '../../shared/dates.js';
import type { AuthorizationId, SubmissionId } from '../../shared/ids.js';
import type { Kit } from '../kit.js';

export function defineSubmissions(k: Kit) {
  const submissions = k.table(
    'submissions',
    {
      id: k.text('id').$type<SubmissionId>().primaryKey(),
      receivedAt: k.text('received_at').$type<Instant>().notNull(),
      answerBy: k.text('answer_by').$type<Day>().notNull(),
      /** When the last papers came: the first ones, or more of them since. */
      newestPagesAt: k.text('newest_pages_at').$type<Instant>().notNull(),
      /** Blind index of what was sent, for which case; set while undecided, so that the same bytes are one task. */
      openKey: k.text('open_key'),
      /** Set while undecided: the review queue reads by it, oldest first. */
      openSince: k.text('open_since').$type<Instant>(),
      /** Set while pages of it wait for a machine to read them. */
      unreadSince: k.text('unread_since').$type<Instant>(),
      checklist: k.json<unknown>('checklist').notNull(),
      /** When a completion was last asked for; it is answered by papers that came later. */
      completionAskedAt: k.text('completion_asked_at').$type<Instant>(),
      completionMissing: k.json<readonly string[]>('completion_missing'),
      decidedAt: k.text('decided_at').$type<Instant>(),
      outcome: k.text('outcome').$type<'approved' | 'rejected'>(),
      decisionReasons: k.json<readonly string[]>('decision_reasons'),
      withdrawnAt: k.text('withdrawn_at').$type<Instant>(),
      authorizationId: k.text('authorization_id').$type<AuthorizationId>(),
      claimedAt: k.text('claimed_at').$type<Instant>(),
      claimKey: k.bytes('claim_key'),
      /** Who has claimed it, sealed apart from the papers: each part is changed by its own action. */
      claim: k.bytes('claim'),
      dataKey: k.bytes('data_key').notNull(),
      /** What was read from the papers and said beside them; once approved, who may withdraw it. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [
      k.uniqueIndex('submissions_open_key').on(t.openKey),
      // By these retention finds what is due, however much is not.
      k.index('submissions_decided').on(t.outcome, t.decidedAt),
      k.index('submissions_withdrawn').on(t.authorizationId, t.withdrawnAt),
      k.index('submissions_open').on(t.openSince, t.id),
    ],
  );

  /** A sender's secret key to a submission. The same papers sent twice have two references and one task. */
  const submissionReferences = k.table(
    'submission_references',
    {
      referenceKey: k.text('reference_key').primaryKey(),
      submissionId: k.text('submission_id').$type<SubmissionId>().notNull(),
      createdAt: k.text('created_at').$type<Instant>().notNull(),
      /** Birth dates tried in vain since `triesSince`. */
      tries: k.int('tries').notNull(),
      triesSince: k.text('tries_since').$type<Instant>(),
      dataKey: k.bytes('data_key').notNull(),
      /** The sender's e-mail address, when given. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [k.index('submission_references_submission').on(t.submissionId)],
  );

  /**
   * What an undecided submission is found by: the agent it names in which cases, each of its cases, its debtor; on the form or
   * beside it. Gone once it is decided.
   */
  const submissionCases = k.table(
    'submission_cases',
    {
      /** Blind index of what was read; which kind of mark it is goes into it. */
      agentKey: k.text('agent_key').notNull(),
      submissionId: k.text('submission_id').$type<SubmissionId>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.agentKey, t.submissionId] }),
      k.index('submission_cases_submission').on(t.submissionId),
    ],
  );

  return { submissions, submissionReferences, submissionCases };
}
