// The oracle: what domain.md § 3 answers, written a second time as a decision table, to be compared with the rules in use.

import type { Authorization } from '../../src/authorizations/authorization.js';
import type { Call } from '../../src/calls/call.js';
import type { Case } from '../../src/cases/case.js';
import type { Day } from '../../src/shared/dates.js';
import type {
  DenyReason,
  Disclosure,
  DisclosureFacts,
  DisclosureQuestion,
  MismatchedPart,
  Obligation,
} from '../../src/verification/disclosure.js';
import { ageOn, osloDay } from './calendar.js';
import { isOneName } from './names.js';

/** One authorization laid beside the question: everything a row of the table may look at. */
type Beside = {
  readonly question: DisclosureQuestion;
  readonly facts: DisclosureFacts;
  readonly case: Case;
  readonly authorization: Authorization;
  readonly call: Call | undefined;
  readonly today: Day;
};

/** Line of § 3, the kind it speaks of, the reason given, and when it fails. */
type Row = readonly [
  line: number,
  kind: Authorization['kind'] | 'either',
  reason: DenyReason,
  failsWhen: (beside: Beside) => boolean,
];

/** One row for each way a line of § 3 fails, in the order the reasons are answered. */
const TABLE: readonly Row[] = [
  [1, 'oral', 'OTHER_CALL', (b) => b.question.callId !== callIdOf(b)],
  [1, 'oral', 'CALL_ENDED', (b) => !isOpen(b.call, b.question.now)],
  [1, 'oral', 'DEBTOR_LEFT', (b) => isSet(b.call?.debtorLeftAt)],
  [2, 'either', 'REVOKED', (b) => isSet(b.authorization.ending.revokedAt)],
  [2, 'either', 'RESIGNED', (b) => isSet(b.authorization.ending.resignedAt)],
  [2, 'either', 'SUSPENDED', (b) => isSet(b.authorization.ending.suspendedAt)],
  [2, 'either', 'SUPERSEDED', (b) => isSet(b.authorization.ending.supersededAt)],
  [2, 'either', 'ANNULLED', (b) => isSet(b.authorization.ending.annulledAt)],
  [3, 'written', 'NOT_YET_VALID', (b) => b.today < firstDayOf(b)],
  [3, 'written', 'EXPIRED', (b) => b.today > lastDayOf(b)],
  [4, 'either', 'CASE_NOT_COVERED', (b) => !isCovered(b)],
  [4, 'written', 'CASE_CLOSED', (b) => isCovered(b) && endedWithCase(b)],
  [5, 'either', 'POWER_NOT_GRANTED', (b) => !hasPower(b)],
  [6, 'either', 'AGENT_NOT_MATCHED', (b) => differingParts(b).length > 0],
  [7, 'either', 'AGENT_MINOR', (b) => ageOn(b.authorization.agent.birthDate, b.today) < 18],
  [8, 'either', 'DEBTOR_DECEASED', (b) => b.facts.debtorStatus === 'deceased'],
  [8, 'either', 'DEBTOR_BANKRUPT', (b) => b.facts.debtorStatus === 'bankrupt'],
  [8, 'either', 'DEBTOR_UNDER_GUARDIANSHIP', (b) => b.facts.debtorStatus === 'guardianship'],
];

type Judged = { readonly beside: Beside; readonly failed: readonly DenyReason[] };

/** What domain.md § 3 answers; shapes and meanings are those of `Disclosure`. */
export function oracleDecision(question: DisclosureQuestion, facts: DisclosureFacts): Disclosure {
  const theCase = facts.case;
  if (theCase === null) return { decision: 'deny', reasons: ['UNKNOWN_CASE'], nearest: null, mismatched: [] };
  const judged = facts.authorizations
    .filter((authorization) => authorization.debtorId === theCase.debtorId)
    .map((authorization) => judge(question, facts, theCase, authorization));

  const [best] = judged.filter(({ failed }) => failed.length === 0).sort(firstBy(preference));
  if (best !== undefined) return allow(best.beside);
  const [nearest] = judged.sort(firstBy(nearness));
  if (nearest === undefined) return denyWithoutAny(facts);
  return denyFor(nearest, facts);
}

function judge(
  question: DisclosureQuestion,
  facts: DisclosureFacts,
  theCase: Case,
  authorization: Authorization,
): Judged {
  const callId = authorization.kind === 'oral' ? authorization.callId : null;
  const call = facts.calls.find(({ id }) => id === callId);
  const beside: Beside = {
    question,
    facts,
    case: theCase,
    authorization,
    call,
    today: osloDay(question.now),
  };
  const failed = TABLE.filter(
    ([, kind, , failsWhen]) => (kind === 'either' || kind === authorization.kind) && failsWhen(beside),
  );
  return { beside, failed: failed.map(([, , reason]) => reason) };
}

function allow({ authorization, question }: Beside): Disclosure {
  const isOral = authorization.kind === 'oral';
  const due: readonly (readonly [Obligation, boolean])[] = [
    ['READ_LIMITS', authorization.limits !== null],
    ['DEBTOR_CONFIRMS_AGREEMENT', isOral && question.power === 'agreements'],
    ['DEBTOR_STAYS_ON_LINE', isOral],
  ];
  const obligations = due.filter(([, isDue]) => isDue).map(([obligation]) => obligation);
  return { decision: 'allow', authorization, obligations };
}

function denyWithoutAny(facts: DisclosureFacts): Disclosure {
  const flags: Record<DisclosureFacts['debtorStatus'], readonly DenyReason[]> = {
    normal: [],
    guardianship: ['DEBTOR_UNDER_GUARDIANSHIP'],
    bankrupt: ['DEBTOR_BANKRUPT'],
    deceased: ['DEBTOR_DECEASED'],
  };
  const pending: readonly DenyReason[] = facts.undecidedSubmission ? ['NOT_APPROVED'] : [];
  const reasons: readonly DenyReason[] = ['NO_AUTHORIZATION', ...pending, ...flags[facts.debtorStatus]];
  return { decision: 'deny', reasons, nearest: null, mismatched: [] };
}

function denyFor({ beside, failed }: Judged, facts: DisclosureFacts): Disclosure {
  const pending: readonly DenyReason[] = facts.undecidedSubmission ? ['NOT_APPROVED'] : [];
  return {
    decision: 'deny',
    reasons: [...pending, ...failed],
    nearest: beside.authorization.id,
    mismatched: differingParts(beside),
  };
}

/** Which allow is answered: written before oral, then the newest. Greater text first. */
function preference({ beside: { authorization } }: Judged): readonly string[] {
  return [authorization.kind === 'written' ? 'yes' : 'no', authorization.grantedAt, authorization.id];
}

/** Which refusal is answered: the agent's own, covering the case, fewest faults, newest. Greater text first. */
function nearness({ beside: { authorization }, failed }: Judged): readonly string[] {
  return [
    failed.includes('AGENT_NOT_MATCHED') ? 'no' : 'yes',
    failed.includes('CASE_NOT_COVERED') ? 'no' : 'yes',
    String(TABLE.length - failed.length).padStart(2, '0'),
    authorization.grantedAt,
    authorization.id,
  ];
}

function firstBy(ranks: (judged: Judged) => readonly string[]): (a: Judged, b: Judged) => number {
  return (a, b) => {
    const ranksOfB = ranks(b);
    const differing = ranks(a)
      .map((rank, place) => [rank, ranksOfB[place] ?? ''] as const)
      .find(([rankOfA, rankOfB]) => rankOfA !== rankOfB);
    if (differing === undefined) return 0;
    return differing[0] > differing[1] ? -1 : 1;
  };
}

function isSet(at: string | null | undefined): boolean {
  return typeof at === 'string';
}

function callIdOf({ authorization }: Beside): string | undefined {
  return authorization.kind === 'oral' ? authorization.callId : undefined;
}

function isOpen(call: Call | undefined, now: string): boolean {
  return call !== undefined && !isSet(call.endedAt) && now < call.endsAtLatest;
}

function firstDayOf({ authorization }: Beside): string {
  return (authorization.kind === 'written' ? authorization.validFrom : null) ?? '0000-00-00';
}

function lastDayOf({ authorization }: Beside): string {
  return (authorization.kind === 'written' ? authorization.validThrough : null) ?? '9999-99-99';
}

function isCovered({
  authorization: { scope, grantedAt },
  case: { caseNumber, registeredOn },
}: Beside): boolean {
  if (!scope.all) return scope.listed.includes(caseNumber);
  return !scope.takenOut.includes(caseNumber) && registeredOn <= osloDay(grantedAt);
}

function endedWithCase({ authorization, case: { lastClosedAt } }: Beside): boolean {
  if (authorization.kind !== 'written' || !authorization.untilCaseClosed) return false;
  return lastClosedAt !== null && lastClosedAt > authorization.grantedAt;
}

function hasPower({ authorization: { powers }, question: { power } }: Beside): boolean {
  return powers.length === 0 ? power === 'information' : powers.includes(power);
}

function differingParts({ authorization: { agent }, question }: Beside): readonly MismatchedPart[] {
  const name: readonly MismatchedPart[] = isOneName(agent.name, question.agent.name) ? [] : ['name'];
  const birthDate: readonly MismatchedPart[] =
    agent.birthDate === question.agent.birthDate ? [] : ['birthDate'];
  return [...name, ...birthDate];
}
