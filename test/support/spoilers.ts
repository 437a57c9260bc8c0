// The ways a right decision is made a faulty one: by showing it facts that are slightly wrong, or twisting its answer.

import type { Authorization, Ending } from '../../src/authorizations/authorization.js';
import type { Power } from '../../src/authorizations/scope.js';
import type { Call } from '../../src/calls/call.js';
import type { Case } from '../../src/cases/case.js';
import type { Person } from '../../src/people/person.js';
import type { Day, Instant } from '../../src/shared/dates.js';
import type { AuthorizationId, CallId } from '../../src/shared/ids.js';
import type { DenyReason, Disclosure, DisclosureFacts } from '../../src/verification/disclosure.js';
import { instantPlus } from '../oracle/calendar.js';
import { wordsOf } from '../oracle/names.js';
import type { Decide } from './disagreements.js';
import type { WrittenAuthorization } from './permits.js';

/** Turns a right decision into a wrong one. */
export type Spoiler = (decide: Decide) => Decide;

/** Every authorization is seen as something else. */
export function seeing(
  change: (authorization: Authorization, facts: DisclosureFacts) => Authorization,
): Spoiler {
  return (decide) => (question, facts) => {
    const authorizations = facts.authorizations.map((each) => change(each, facts));
    return backToOriginal(decide(question, { ...facts, authorizations }), facts);
  };
}

/** Every written authorization is seen with other terms. */
export function seeingTerms(
  change: (
    written: WrittenAuthorization,
  ) => Partial<Pick<WrittenAuthorization, 'validFrom' | 'validThrough' | 'untilCaseClosed'>>,
): Spoiler {
  return seeing((each) => (each.kind === 'written' ? { ...each, ...change(each) } : each));
}

/** Every authorization is seen without some of what ended it. */
export function seeingEnding(changes: Partial<Ending>): Spoiler {
  return seeing((each) => ({ ...each, ending: { ...each.ending, ...changes } }));
}

/** The case asked about is seen as something else. */
export function seeingCase(change: (theCase: Case) => Partial<Case>): Spoiler {
  return (decide) => (question, facts) =>
    decide(question, { ...facts, case: facts.case && { ...facts.case, ...change(facts.case) } });
}

/** Every call is seen as something else. */
export function seeingCalls(change: (call: Call) => Partial<Call>): Spoiler {
  return (decide) => (question, facts) =>
    decide(question, { ...facts, calls: facts.calls.map((call) => ({ ...call, ...change(call) })) });
}

/** Facts beside authorizations, calls and case are seen otherwise. */
export function seeingFacts(
  changes: Partial<Pick<DisclosureFacts, 'debtorStatus' | 'undecidedSubmission'>>,
): Spoiler {
  return (decide) => (question, facts) => decide(question, { ...facts, ...changes });
}

/** Both the one who asks and every agent are read as somebody else. */
export function readingPersons(read: (person: Person) => Person): Spoiler {
  return (decide) => (question, facts) => {
    const spoilt = seeing((each) => ({ ...each, agent: read(each.agent) }))(decide);
    return spoilt({ ...question, agent: read(question.agent) }, facts);
  };
}

/** Names are compared as something else than they are. */
export function readingNames(read: (name: string) => string): Spoiler {
  return readingPersons((person) => ({ ...person, name: read(person.name) }));
}

/** The day of the question is taken for another; the hour, which matters to calls, only where there are none. */
export function dayReadAs(read: (now: Instant) => Day): Spoiler {
  return (decide) => (question, facts) => {
    if (facts.calls.length > 0) return decide(question, facts);
    return decide({ ...question, now: `${read(question.now)}T12:00:00.000Z` as Instant }, facts);
  };
}

/** Powers are granted otherwise than was said. */
export function seeingPowers(read: (powers: readonly Power[]) => readonly Power[]): Spoiler {
  return seeing((each) => ({ ...each, powers: read(each.powers) }));
}

/** The call of every oral authorization is known and open, though nothing was told about it. */
export const takingUnknownCallsForOpen: Spoiler = (decide) => (question, facts) => {
  const known = new Set(facts.calls.map(({ id }) => id));
  const unknown = facts.authorizations
    .flatMap((each) => (each.kind === 'oral' ? [each.callId] : []))
    .filter((id) => !known.has(id));
  const calls = [...facts.calls, ...[...new Set(unknown)].map((id) => openCall(id, question.now))];
  return decide(question, { ...facts, calls });
};

/** Whatever call the question names, it is taken for the one that helps. */
export const askingFromEveryCall: Spoiler = (decide) => (question, facts) => {
  const answers = [question.callId, ...facts.calls.map(({ id }) => id)].map((callId) =>
    decide({ ...question, callId }, facts),
  );
  return answers.find(({ decision }) => decision === 'allow') ?? decide(question, facts);
};

/** Ids run the other way, so that ties between equally new ones break wrongly. */
export const breakingTiesBackwards: Spoiler = (decide) => (question, facts) => {
  const authorizations = facts.authorizations.map((each) => ({ ...each, id: backwards(each.id) }));
  const answer = decide(question, { ...facts, authorizations });
  if (answer.decision === 'deny') return { ...answer, nearest: answer.nearest && backwards(answer.nearest) };
  return { ...answer, authorization: { ...answer.authorization, id: backwards(answer.authorization.id) } };
};

/** Only one of the authorizations is looked at. */
export function lookingAtOne(choose: (all: readonly Authorization[]) => Authorization | undefined): Spoiler {
  return (decide) => (question, facts) => {
    const chosen = choose(facts.authorizations.filter(({ debtorId }) => debtorId === facts.case?.debtorId));
    return decide(question, { ...facts, authorizations: chosen === undefined ? [] : [chosen] });
  };
}

/** Each authorization is judged alone, and of those with the same verdict the wrong one is answered by: greatest text. */
export function choosingBy(
  rank: (authorization: Authorization, reasons: readonly DenyReason[]) => string,
): Spoiler {
  return (decide) => (question, facts) => {
    const verdict = decide(question, facts).decision;
    const [chosen] = facts.authorizations
      .filter(({ debtorId }) => debtorId === facts.case?.debtorId)
      .map((each) => ({ each, alone: decide(question, { ...facts, authorizations: [each] }) }))
      .filter(({ alone }) => alone.decision === verdict)
      .map(({ each, alone }) => ({ alone, rank: rank(each, alone.decision === 'deny' ? alone.reasons : []) }))
      .sort((a, b) => (a.rank > b.rank ? -1 : 1));
    return chosen?.alone ?? decide(question, facts);
  };
}

/** The answer is twisted. */
export function answering(twist: (disclosure: Disclosure, facts: DisclosureFacts) => Disclosure): Spoiler {
  return (decide) => (question, facts) => twist(decide(question, facts), facts);
}

/** Names as folded words, changed and put together again. */
export function onWords(change: (words: readonly string[]) => readonly string[]): Spoiler {
  return readingNames((name) => change(wordsOf(name)).join(' '));
}

/** The answer names what was really stored, so that only the judgement is wrong. */
function backToOriginal(disclosure: Disclosure, facts: DisclosureFacts): Disclosure {
  if (disclosure.decision === 'deny') return disclosure;
  const original = facts.authorizations.find(({ id }) => id === disclosure.authorization.id);
  return { ...disclosure, authorization: original ?? disclosure.authorization };
}

/** Every letter becomes its counterpart from the other end; twice gives the same again. */
function backwards(id: AuthorizationId): AuthorizationId {
  return Array.from(id, (letter) => String.fromCodePoint(0xfff - (letter.codePointAt(0) ?? 0))).join(
    '',
  ) as AuthorizationId;
}

function openCall(id: CallId, now: Instant): Call {
  return {
    id,
    caseNumber: '' as Call['caseNumber'],
    startedAt: now,
    endsAtLatest: instantPlus(now, 1),
    endedAt: null,
    debtorLeftAt: null,
    recording: { informed: false, declined: false },
  };
}
