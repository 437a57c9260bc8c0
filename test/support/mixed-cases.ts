// Made-up cases with several authorizations of every kind and state, on few people, calls and moments so that they meet.

import type { Authorization, Ending } from '../../src/authorizations/authorization.js';
import { type CaseScope, POWERS } from '../../src/authorizations/scope.js';
import type { Call } from '../../src/calls/call.js';
import { DEBTOR_STATUSES } from '../../src/cases/case.js';
import type { Person } from '../../src/people/person.js';
import type { Day, Instant } from '../../src/shared/dates.js';
import type { AuthorizationId, CallId } from '../../src/shared/ids.js';
import { dayPlus, instantPlus, osloDay } from '../oracle/calendar.js';
import type { Dice } from './dice.js';
import {
  ASKED_CASE,
  CALLS,
  DEBTOR,
  type DisclosureCase,
  NO_ENDING,
  OTHER_CASE,
  OTHER_DEBTOR,
  shuffled,
  UNKNOWN_CALL,
  withFacts,
} from './disclosure-case.js';
import { adultBirthDate, DAY, HOUR, minorBirthDate, SECOND } from './moments.js';
import type { Permit } from './permits.js';
import { type NameWords, relatedName, shortened, someName, spelled } from './spelled-names.js';

type Agent = { readonly words: NameWords; readonly birthDate: Day };

/** What authorizations of one case are made from. */
type World = {
  readonly now: Instant;
  /** Whoever asks, most often; or someone nearly him. */
  readonly agents: readonly Agent[];
  readonly grants: readonly Instant[];
};

/** One to six authorizations and a question that may or may not be allowed. */
export function mixedCase(dice: Dice, now: Instant): DisclosureCase {
  const asker = someAsker(dice, now);
  const world = someWorld(dice, now, asker);
  const grantedAt = dice.pick(world.grants);
  return {
    question: {
      agent: spelledAgent(dice, asker),
      power: dice.pick(POWERS),
      callId: dice.pick([null, ...CALLS]),
      now,
    },
    facts: {
      case: dice.chance(3)
        ? null
        : {
            caseNumber: ASKED_CASE,
            debtorId: DEBTOR,
            registeredOn: dayPlus(osloDay(grantedAt), dice.pick([0, -1, 1, -300])),
            status: dice.pick(['open', 'closed']),
            lastClosedAt: dice.chance(50) ? null : instantPlus(grantedAt, dice.pick([0, -1, 1, HOUR])),
          },
      debtorStatus: dice.chance(20) ? dice.pick(DEBTOR_STATUSES) : 'normal',
      authorizations: someAuthorizations(dice, world, 1 + dice.below(6)),
      calls: dice.some(CALLS, 90).map((id) => someCall(dice, id, now)),
      undecidedSubmission: dice.chance(20),
    },
  };
}

/** The allowed case among up to five other authorizations and other calls, in any order. */
export function inCompany(dice: Dice, permit: Permit): DisclosureCase {
  const { question, facts, subject } = permit;
  const asker = { words: permit.words, birthDate: question.agent.birthDate };
  const world = someWorld(dice, question.now, asker);
  const company = someAuthorizations(
    dice,
    { ...world, grants: [subject.grantedAt, ...world.grants] },
    dice.below(6),
  );
  const others = company.filter(({ id }) => id !== subject.id);
  const known = new Set(facts.calls.map(({ id }) => id));
  const otherCalls = dice.some(CALLS, 80).filter((id) => !known.has(id));
  return withFacts(permit, {
    authorizations: shuffled(dice, [subject, ...others]),
    calls: shuffled(dice, [...facts.calls, ...otherCalls.map((id) => someCall(dice, id, question.now))]),
  });
}

/** One call in any state. */
function someCall(dice: Dice, id: CallId, now: Instant): Call {
  // Another machine's clock may be ahead of the one that asks.
  const ended = instantPlus(now, 1_000 - dice.below(3_000));
  return {
    id,
    caseNumber: dice.pick([ASKED_CASE, OTHER_CASE]),
    startedAt: instantPlus(now, -2_000 - dice.below(5_000) * SECOND),
    endsAtLatest: instantPlus(now, dice.pick([HOUR, HOUR, HOUR, HOUR, 1, 0, -1])),
    endedAt: dice.chance(15) ? ended : null,
    debtorLeftAt: dice.chance(15) ? ended : null,
    recording: { informed: dice.chance(50), declined: dice.chance(50) },
  };
}

function someWorld(dice: Dice, now: Instant, asker: Agent): World {
  return {
    now,
    agents: [
      asker,
      asker,
      { words: relatedName(dice, asker.words), birthDate: asker.birthDate },
      { words: asker.words, birthDate: dayPlus(asker.birthDate, dice.pick([1, -365])) },
      someAsker(dice, now),
    ],
    grants: [now, instantPlus(now, -1 - dice.below(60_000)), instantPlus(now, -dice.below(500) * DAY)],
  };
}

/** Seldom with a name of one word, which is nobody's, or too young. */
function someAsker(dice: Dice, now: Instant): Agent {
  const today = osloDay(now);
  return {
    words: dice.chance(4) ? someName(dice).slice(0, 1) : someName(dice),
    birthDate: dice.chance(7) ? minorBirthDate(dice, today) : adultBirthDate(dice, today),
  };
}

function someAuthorizations(dice: Dice, world: World, count: number): readonly Authorization[] {
  const ids = shuffled(dice, ['1', '2', '3', '4', '10', 'B', 'a', 'å']).slice(0, count);
  return ids.map((id) => authorizationIn(dice, world, `authorization-${id}` as AuthorizationId));
}

function authorizationIn(dice: Dice, world: World, id: AuthorizationId): Authorization {
  const agent = dice.pick(world.agents);
  const common = {
    id,
    debtorId: dice.chance(4) ? OTHER_DEBTOR : DEBTOR,
    agent: spelledAgent(dice, { ...agent, words: shortened(dice, agent.words) }),
    powers: dice.some(POWERS, 55),
    scope: someScope(dice),
    limits: dice.chance(30) ? 'Nothing in writing' : null,
    grantedAt: dice.pick(world.grants),
    ending: dice.chance(40) ? someEnding(dice, world.now) : NO_ENDING,
  };
  if (dice.chance(35)) return { ...common, kind: 'oral', callId: dice.pick([...CALLS, UNKNOWN_CALL]) };
  const today = osloDay(world.now);
  return {
    ...common,
    kind: 'written',
    validFrom: dice.chance(40) ? null : dayPlus(today, dice.pick([0, -1, -30, 1])),
    validThrough: dice.chance(40) ? null : dayPlus(today, dice.pick([0, 1, 30, -1])),
    untilCaseClosed: dice.chance(40),
  };
}

/** Each with a small chance. A moment just ahead is odd, but what has been stored has happened. */
function someEnding(dice: Dice, now: Instant): Ending {
  const perhaps = () => (dice.chance(15) ? instantPlus(now, dice.pick([0, -1, -5 * DAY, 1])) : null);
  return {
    revokedAt: perhaps(),
    resignedAt: perhaps(),
    suspendedAt: perhaps(),
    supersededAt: perhaps(),
    annulledAt: perhaps(),
  };
}

function someScope(dice: Dice): CaseScope {
  const others = dice.some([OTHER_CASE], 30);
  if (dice.chance(45)) return { all: true, takenOut: dice.chance(12) ? [...others, ASKED_CASE] : others };
  return { all: false, listed: dice.chance(12) ? others : [ASKED_CASE, ...others] };
}

function spelledAgent(dice: Dice, { words, birthDate }: Agent): Person {
  return { name: spelled(dice, words), birthDate };
}
