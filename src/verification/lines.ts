// The eight lines of domain § 3, one function each: which of them fail for one authorization.

import type { Authorization } from '../authorizations/authorization.js';
import { isEndedByClosure, isExpired, isNotYetValid } from '../authorizations/rules.js';
import { coversCase, powersGiven } from '../authorizations/scope.js';
import { isCallOver, isDebtorPresent } from '../calls/rules.js';
import type { Case, DebtorStatus } from '../cases/case.js';
import { isSamePerson } from '../people/person.js';
import { type Day, isAdultOn } from '../shared/dates.js';
import type { DenyReason, DisclosureFacts, DisclosureQuestion } from './disclosure.js';

/** The question with the case it is about, and the day in Oslo it is asked on (null when its instant is none). */
export type Inquiry = {
  readonly question: DisclosureQuestion;
  readonly facts: DisclosureFacts;
  readonly asked: Case;
  readonly today: Day | null;
};

type Failed = readonly DenyReason[];

/** Every line that fails, in the order of DENY_REASONS and none twice; empty when all eight hold. */
export function failedLines(authorization: Authorization, inquiry: Inquiry): Failed {
  return [
    ...callFails(authorization, inquiry),
    ...endingFails(authorization),
    ...datesFail(authorization, inquiry),
    ...caseFails(authorization, inquiry),
    ...powerFails(authorization, inquiry),
    ...agentFails(authorization, inquiry),
    ...ageFails(authorization, inquiry),
    ...debtorFlag(inquiry.facts.debtorStatus),
  ];
}

/** Line 8: a debtor who is dead, bankrupt or under guardianship cannot be spoken for (avtaleloven §§ 21–24; banks stop at death, so do we). */
export function debtorFlag(status: DebtorStatus): Failed {
  // A status from outside the list is read as the mildest flag: one question too many, never an allow.
  return Object.hasOwn(FLAGS, status) ? FLAGS[status] : FLAGS.guardianship;
}

const HOLDS: Failed = [];

const FLAGS: Readonly<Record<DebtorStatus, Failed>> = {
  normal: HOLDS,
  deceased: ['DEBTOR_DECEASED'],
  bankrupt: ['DEBTOR_BANKRUPT'],
  guardianship: ['DEBTOR_UNDER_GUARDIANSHIP'],
};

// Line 1: an oral one was registered on this very call, which is open, with the debtor on it (SEED S1). Of written ones
// only approved ones exist.
function callFails(authorization: Authorization, { question, facts }: Inquiry): Failed {
  if (authorization.kind === 'written') return HOLDS;
  const failed: DenyReason[] = [];
  const call = facts.calls.find((known) => known.id === authorization.callId);
  if (question.callId !== authorization.callId) failed.push('OTHER_CALL');
  if (call === undefined || isCallOver(call, question.now)) failed.push('CALL_ENDED');
  if (call !== undefined && !isDebtorPresent(call)) failed.push('DEBTOR_LEFT');
  return failed;
}

// Line 2. That it is recorded is enough: only what has happened is.
function endingFails({ ending }: Authorization): Failed {
  const failed: DenyReason[] = [];
  if (ending.revokedAt !== null) failed.push('REVOKED');
  if (ending.resignedAt !== null) failed.push('RESIGNED');
  if (ending.suspendedAt !== null) failed.push('SUSPENDED');
  if (ending.supersededAt !== null) failed.push('SUPERSEDED');
  if (ending.annulledAt !== null) failed.push('ANNULLED');
  return failed;
}

// Line 3: today in Oslo is within the dates, both inclusive. A moment that is on no day is within none.
function datesFail(authorization: Authorization, { today }: Inquiry): Failed {
  if (today === null) return ['EXPIRED'];
  const failed: DenyReason[] = [];
  if (isNotYetValid(authorization, today)) failed.push('NOT_YET_VALID');
  if (isExpired(authorization, today)) failed.push('EXPIRED');
  return failed;
}

// Line 4: the case is covered, and a grant until it is closed has not ended with a closure told to us after approval.
function caseFails(authorization: Authorization, { asked }: Inquiry): Failed {
  if (!coversCase(authorization.scope, authorization.grantedAt, asked)) return ['CASE_NOT_COVERED'];
  return isEndedByClosure(authorization, asked) ? ['CASE_CLOSED'] : HOLDS;
}

// Line 5.
function powerFails({ powers }: Authorization, { question }: Inquiry): Failed {
  return powersGiven(powers).includes(question.power) ? HOLDS : ['POWER_NOT_GRANTED'];
}

// Line 6: both name and birth date, as stated by the caller.
function agentFails({ agent }: Authorization, { question }: Inquiry): Failed {
  return isSamePerson(question.agent, agent) ? HOLDS : ['AGENT_NOT_MATCHED'];
}

// Line 7: the age is that of the agent who was named by the debtor, not of whoever calls.
function ageFails({ agent }: Authorization, { today }: Inquiry): Failed {
  return today !== null && isAdultOn(agent.birthDate, today) ? HOLDS : ['AGENT_MINOR'];
}
