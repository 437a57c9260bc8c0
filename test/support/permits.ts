// Made-up cases that must be allowed: one authorization for which every line of domain § 3 holds.

import type { Authorization } from '../../src/authorizations/authorization.js';
import { type CaseScope, POWERS, type Power } from '../../src/authorizations/scope.js';
import type { Call } from '../../src/calls/call.js';
import type { Case } from '../../src/cases/case.js';
import type { Person } from '../../src/people/person.js';
import type { Day, Instant } from '../../src/shared/dates.js';
import type { AuthorizationId } from '../../src/shared/ids.js';
import { dayPlus, instantPlus, osloDay } from '../oracle/calendar.js';
import type { Dice } from './dice.js';
import { ASKED_CASE, CALLS, DEBTOR, type DisclosureCase, NO_ENDING, OTHER_CASE } from './disclosure-case.js';
import { adultBirthDate, DAY, HOUR, SECOND } from './moments.js';
import { type NameWords, shortened, someName, spelled } from './spelled-names.js';

export type Kind = Authorization['kind'];
export type WrittenAuthorization = Extract<Authorization, { kind: 'written' }>;
export type OralAuthorization = Extract<Authorization, { kind: 'oral' }>;

/** An allowed case; `subject` is the debtor's only authorization, `words` the agent's name as it is compared. */
export type Permit<Subject extends Authorization = Authorization> = DisclosureCase & {
  readonly subject: Subject;
  readonly case: Case;
  readonly words: NameWords;
};

/** A case a written authorization allows at the moment given. */
export function writtenPermit(dice: Dice, now: Instant): Permit<WrittenAuthorization> {
  const today = osloDay(now);
  const grantedAt = instantPlus(now, -1 - dice.below(60_000) * 7 * SECOND - dice.below(400) * DAY);
  const common = someCommonParts(dice, now, grantedAt);
  const untilCaseClosed = dice.chance(40);
  const subject: WrittenAuthorization = {
    ...common.authorization,
    kind: 'written',
    validFrom: dice.chance(30) ? null : dayPlus(today, -dayCount(dice)),
    validThrough: dice.chance(30) ? null : dayPlus(today, dayCount(dice)),
    untilCaseClosed,
  };
  const lastPossibleClosure = untilCaseClosed ? grantedAt : now;
  const lastClosedAt = dice.chance(60) ? null : instantPlus(lastPossibleClosure, -dice.below(3) * DAY);
  return permit(dice, { ...common, now, subject, lastClosedAt, calls: [] });
}

/** A case an oral authorization allows at the moment given, on its own call. */
export function oralPermit(dice: Dice, now: Instant): Permit<OralAuthorization> {
  const grantedAt = instantPlus(now, -dice.below(3_600) * SECOND);
  const common = someCommonParts(dice, now, grantedAt);
  const callId = dice.pick(CALLS);
  const subject: OralAuthorization = { ...common.authorization, kind: 'oral', callId };
  const lastClosedAt = dice.chance(80) ? null : instantPlus(now, -dice.below(3) * HOUR);
  const call: Call = {
    id: callId,
    caseNumber: dice.chance(90) ? ASKED_CASE : OTHER_CASE,
    startedAt: instantPlus(grantedAt, -dice.below(3_000) * SECOND),
    endsAtLatest: instantPlus(now, 1 + dice.below(60_000)),
    endedAt: null,
    debtorLeftAt: null,
    recording: { informed: dice.chance(50), declined: dice.chance(50) },
  };
  return permit(dice, { ...common, now, subject, lastClosedAt, calls: [call] });
}

type Common = {
  readonly words: NameWords;
  readonly birthDate: Day;
  readonly power: Power;
  readonly authorization: Omit<
    WrittenAuthorization,
    'kind' | 'validFrom' | 'validThrough' | 'untilCaseClosed'
  >;
};

function someCommonParts(dice: Dice, now: Instant, grantedAt: Instant): Common {
  const words = someName(dice);
  const birthDate = adultBirthDate(dice, osloDay(now));
  const power = dice.pick(POWERS);
  const agent: Person = { name: spelled(dice, words), birthDate };
  const authorization = {
    id: `authorization-${dice.below(10)}` as AuthorizationId,
    debtorId: DEBTOR,
    agent,
    powers: grantedPowers(dice, power),
    scope: coveringScope(dice),
    limits: dice.chance(40) ? 'Only deferrals of up to 14 days' : null,
    grantedAt,
    ending: NO_ENDING,
  };
  return { words, birthDate, power, authorization };
}

type Parts<Subject> = Common & {
  readonly now: Instant;
  readonly subject: Subject;
  readonly lastClosedAt: Instant | null;
  readonly calls: readonly Call[];
};

function permit<Subject extends Authorization>(dice: Dice, parts: Parts<Subject>): Permit<Subject> {
  const { subject, words, birthDate, power, now, lastClosedAt, calls } = parts;
  const theCase: Case = {
    caseNumber: ASKED_CASE,
    debtorId: DEBTOR,
    registeredOn: registrationCoveredBy(dice, subject),
    status: dice.pick(['open', 'closed']),
    lastClosedAt,
  };
  const callId = subject.kind === 'oral' ? subject.callId : dice.pick([null, ...CALLS]);
  return {
    subject,
    words,
    case: theCase,
    question: { agent: { name: spelled(dice, shortened(dice, words)), birthDate }, power, callId, now },
    facts: {
      case: theCase,
      debtorStatus: 'normal',
      authorizations: [subject],
      calls,
      undecidedSubmission: dice.chance(20),
    },
  };
}

/** Silence on powers is granted too, where it covers what is asked (domain § 3.5). */
function grantedPowers(dice: Dice, power: Power): readonly Power[] {
  if (power === 'information' && dice.chance(25)) return [];
  return POWERS.filter((each) => each === power || dice.chance(30));
}

function coveringScope(dice: Dice): CaseScope {
  const others = dice.chance(30) ? [OTHER_CASE] : [];
  return dice.chance(50) ? { all: true, takenOut: others } : { all: false, listed: [...others, ASKED_CASE] };
}

function registrationCoveredBy(dice: Dice, { scope, grantedAt }: Authorization): Day {
  const approvedOn = osloDay(grantedAt);
  return scope.all ? dayPlus(approvedOn, -dayCount(dice)) : dayPlus(approvedOn, dayCount(dice) - 30);
}

/** Often no day at all, so that edges are met. */
function dayCount(dice: Dice): number {
  return dice.chance(50) ? dice.below(60) : 0;
}
