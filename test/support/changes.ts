// Single changes to a made-up case: something happens to a grant, its call or its debtor, or another question is asked.

import type { Authorization, Ending } from '../../src/authorizations/authorization.js';
import { POWERS } from '../../src/authorizations/scope.js';
import type { Call } from '../../src/calls/call.js';
import type { Person } from '../../src/people/person.js';
import type { Instant } from '../../src/shared/dates.js';
import type { DisclosureFacts, DisclosureQuestion } from '../../src/verification/disclosure.js';
import { dayPlus, osloDay } from '../oracle/calendar.js';
import { wordsOf } from '../oracle/names.js';
import {
  CALLS,
  type Change,
  type DisclosureCase,
  UNKNOWN_CALL,
  withFacts,
  withReplaced,
} from './disclosure-case.js';
import { minorBirthDate } from './moments.js';
import { anotherName, spelled } from './spelled-names.js';

/** Facts become what is given. */
export function withFactsOf(changes: Partial<DisclosureFacts>): Change {
  return (_, made) => withFacts(made, changes);
}

/** The question becomes what is given. */
export function asking(changes: Partial<DisclosureQuestion>): Change {
  return (_, made) => ({ ...made, question: { ...made.question, ...changes } });
}

/** Parts that both kinds of authorization have become what is given. */
export function withParts(
  changes: Partial<Pick<Authorization, 'debtorId' | 'powers' | 'scope' | 'ending'>>,
): Change {
  return (_, made, subject) => withReplaced(made, { ...subject, ...changes });
}

/** Something has ended or paused the authorization at this very instant. */
export function ended(by: keyof Ending): Change {
  return (_, made, subject) =>
    withReplaced(made, { ...subject, ending: { ...subject.ending, [by]: made.question.now } });
}

/** The call of an oral authorization becomes what is given; a written one has none. */
export function onItsCall(changesAt: (now: Instant) => Partial<Call>): Change {
  return (_, made, subject) => {
    const changes = changesAt(made.question.now);
    const calls = made.facts.calls.map((call) => (isCallOf(subject, call) ? { ...call, ...changes } : call));
    return withFacts(made, { calls });
  };
}

export const withoutItsCall: Change = (_, made, subject) =>
  withFacts(made, { calls: made.facts.calls.filter((call) => !isCallOf(subject, call)) });

export const beginningLater: Change = (dice, made, subject) => {
  if (subject.kind !== 'written') return made;
  const validFrom = dayPlus(osloDay(made.question.now), 1 + dice.below(40));
  return withReplaced(made, { ...subject, validFrom, validThrough: null });
};

export const endingEarlier: Change = (dice, made, subject) => {
  if (subject.kind !== 'written') return made;
  const validThrough = dayPlus(osloDay(made.question.now), -1 - dice.below(40));
  return withReplaced(made, { ...subject, validFrom: null, validThrough });
};

/** The authorization is for all cases, and this one came later. */
export const registeredLater: Change = (dice, made, subject) => {
  const theCase = made.facts.case;
  if (theCase === null) return made;
  const later = dayPlus(osloDay(subject.grantedAt), 1 + dice.below(3));
  const registeredOn = later > theCase.registeredOn ? later : theCase.registeredOn;
  const registered = withFacts(made, { case: { ...theCase, registeredOn } });
  return withReplaced(registered, { ...subject, scope: { all: true, takenOut: [] } });
};

/** The authorization holds until the case is closed, and it is told closed now, if not later. */
export const closedSince: Change = (_, made, subject) => {
  const theCase = made.facts.case;
  if (theCase === null || subject.kind !== 'written') return made;
  const { now } = made.question;
  const lastClosedAt =
    theCase.lastClosedAt !== null && theCase.lastClosedAt > now ? theCase.lastClosedAt : now;
  const closed = withFacts(made, { case: { ...theCase, lastClosedAt } });
  return withReplaced(closed, { ...subject, untilCaseClosed: true });
};

export const withoutThePower: Change = (dice, made, subject) => {
  const others = POWERS.filter((power) => power !== made.question.power);
  const kept = dice.pick(others);
  return withReplaced(made, {
    ...subject,
    powers: others.filter((power) => power === kept || dice.chance(50)),
  });
};

export const silentOnPowers: Change = (dice, made, subject) => {
  const power = dice.pick(POWERS.filter((each) => each !== 'information'));
  const asked = { ...made, question: { ...made.question, power } };
  return withReplaced(asked, { ...subject, powers: [] });
};

export const fromAnotherCall: Change = (dice, made, subject) => {
  const others = [UNKNOWN_CALL, ...CALLS].filter((id) => subject.kind !== 'oral' || id !== subject.callId);
  return { ...made, question: { ...made.question, callId: dice.pick(others) } };
};

export const statingAnotherName: Change = (dice, made, subject) =>
  stating(made, { name: spelled(dice, anotherName(dice, wordsOf(subject.agent.name))) });

export const statingAnotherBirthDate: Change = (dice, made, subject) =>
  stating(made, { birthDate: dayPlus(subject.agent.birthDate, dice.pick([1, -1, 30, 365, -36_525])) });

export const statingAnotherPerson: Change = (dice, made, subject) =>
  statingAnotherName(dice, statingAnotherBirthDate(dice, made, subject), subject);

/** The agent, and whoever asks in his name, is 17 or younger. */
export const withMinor: Change = (dice, made, subject) => {
  const birthDate = minorBirthDate(dice, osloDay(made.question.now));
  return withReplaced(stating(made, { birthDate }), { ...subject, agent: { ...subject.agent, birthDate } });
};

function stating(made: DisclosureCase, changes: Partial<Person>): DisclosureCase {
  return { ...made, question: { ...made.question, agent: { ...made.question.agent, ...changes } } };
}

function isCallOf(authorization: Authorization, call: Call): boolean {
  return authorization.kind === 'oral' && authorization.callId === call.id;
}
