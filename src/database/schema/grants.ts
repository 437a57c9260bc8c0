// Authorizations, the calls oral ones hang on, and the questions that were answered.

import type { Day, Instant } from '../../shared/dates.js';
import type {
  AuthorizationId,
  CallId,
  CaseNumber,
  DebtorId,
  SubmissionId,
  VerificationId,
} from '../../shared/ids.js';
import type { Kit } from '../kit.js';

export function defineGrants(k: Kit) {
  const authorizations = k.table(
    'authorizations',
    {
      id: k.text('id').$type<AuthorizationId>().primaryKey(),
      kind: k.text('kind').$type<'written' | 'oral'>().notNull(),
      debtorId: k.text('debtor_id').$type<DebtorId>().notNull(),
      callId: k.text('call_id').$type<CallId>(),
      submissionId: k.text('submission_id').$type<SubmissionId>(),
      allCases: k.bool('all_cases').notNull(),
      powers: k.json<readonly string[]>('powers').notNull(),
      validFrom: k.text('valid_from').$type<Day>(),
      validThrough: k.text('valid_through').$type<Day>(),
      untilCaseClosed: k.bool('until_case_closed').notNull(),
      signedOn: k.text('signed_on').$type<Day>(),
      grantedAt: k.text('granted_at').$type<Instant>().notNull(),
      revokedAt: k.text('revoked_at').$type<Instant>(),
      resignedAt: k.text('resigned_at').$type<Instant>(),
      suspendedAt: k.text('suspended_at').$type<Instant>(),
      supersededAt: k.text('superseded_at').$type<Instant>(),
      annulledAt: k.text('annulled_at').$type<Instant>(),
      dataKey: k.bytes('data_key').notNull(),
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [
      k.index('authorizations_debtor').on(t.debtorId),
      k.index('authorizations_call').on(t.callId),
      k.index('authorizations_submission').on(t.submissionId),
      k.index('authorizations_granted').on(t.grantedAt, t.id),
    ],
  );

  /** The cases an authorization lists, and any case taken out of it since: of listed and of "all" ones alike. */
  const authorizationCases = k.table(
    'authorization_cases',
    {
      authorizationId: k.text('authorization_id').$type<AuthorizationId>().notNull(),
      caseNumber: k.text('case_number').$type<CaseNumber>().notNull(),
      takenOutAt: k.text('taken_out_at').$type<Instant>(),
    },
    (t) => [
      k.primaryKey({ columns: [t.authorizationId, t.caseNumber] }),
      k.index('authorization_cases_case').on(t.caseNumber),
    ],
  );

  const calls = k.table(
    'calls',
    {
      id: k.text('id').$type<CallId>().primaryKey(),
      caseNumber: k.text('case_number').$type<CaseNumber>().notNull(),
      startedAt: k.text('started_at').$type<Instant>().notNull(),
      endsAtLatest: k.text('ends_at_latest').$type<Instant>().notNull(),
      endedAt: k.text('ended_at').$type<Instant>(),
      debtorLeftAt: k.text('debtor_left_at').$type<Instant>(),
      recordingInformed: k.bool('recording_informed').notNull(),
      recordingDeclined: k.bool('recording_declined').notNull(),
    },
    // By this the open ones are found, however many have ended.
    (t) => [k.index('calls_ends').on(t.endsAtLatest)],
  );

  /** The answer's codes. Who was asked for, and what was said, lie sealed in the audit entry about this id. */
  const verifications = k.table('verifications', {
    id: k.text('id').$type<VerificationId>().primaryKey(),
    at: k.text('at').$type<Instant>().notNull(),
    caseNumber: k.text('case_number').$type<CaseNumber>().notNull(),
    power: k.text('power').notNull(),
    callId: k.text('call_id').$type<CallId>(),
    decision: k.text('decision').$type<'allow' | 'deny'>().notNull(),
    reasons: k.json<readonly string[]>('reasons').notNull(),
    authorizationId: k.text('authorization_id').$type<AuthorizationId>(),
  });

  return { authorizations, authorizationCases, calls, verifications };
}
