// Faults a decision might have, each planted alone, to prove that the comparison with the oracle finds every one of them.

import type { Authorization } from '../../src/authorizations/authorization.js';
import { POWERS, type Power } from '../../src/authorizations/scope.js';
import type { Person } from '../../src/people/person.js';
import type { Day, Instant } from '../../src/shared/dates.js';
import type { DenyReason, DisclosureFacts, Obligation } from '../../src/verification/disclosure.js';
import { dayPlus, instantPlus, osloDay } from '../oracle/calendar.js';
import {
  answering,
  askingFromEveryCall,
  breakingTiesBackwards,
  choosingBy,
  dayReadAs,
  lookingAtOne,
  onWords,
  readingNames,
  readingPersons,
  type Spoiler,
  seeing,
  seeingCalls,
  seeingCase,
  seeingEnding,
  seeingFacts,
  seeingPowers,
  seeingTerms,
  takingUnknownCallsForOpen,
} from './spoilers.js';

/** What the faulty decision does, and how a right one is made to do it. */
export type Fault = readonly [does: string, spoil: Spoiler];

const HOUR = 3_600_000;
const NOBODYS_BIRTHDAY = '1980-05-17' as Day;

const CASE_FAULTS: readonly Fault[] = [
  ['forgets which cases were taken out', seeing(withAllCasesKept)],
  ['takes a list of cases for all', seeing((each) => ({ ...each, scope: { all: true, takenOut: [] } }))],
  ['lets "all cases" grow with later ones', seeingCase(() => ({ registeredOn: '1990-01-01' as Day }))],
  ['lets "all cases" stop a day early', seeingCase((c) => ({ registeredOn: dayPlus(c.registeredOn, 1) }))],
  ['lets "all cases" go on a day longer', seeingCase((c) => ({ registeredOn: dayPlus(c.registeredOn, -1) }))],
  ['never ends with the case', seeingTerms(() => ({ untilCaseClosed: false }))],
  ['always ends with the case', seeingTerms(() => ({ untilCaseClosed: true }))],
  ['revives when a case is reopened', seeingCase((c) => (c.status === 'open' ? { lastClosedAt: null } : {}))],
  [
    'counts a closure in the instant of approval',
    seeingCase((c) => ({ lastClosedAt: moved(c.lastClosedAt, 1) })),
  ],
  ['misses a closure just after approval', seeingCase((c) => ({ lastClosedAt: moved(c.lastClosedAt, -1) }))],
];

const TIME_FAULTS: readonly Fault[] = [
  ['ends a day early', seeingTerms((w) => ({ validThrough: shifted(w.validThrough, -1) }))],
  ['ends a day late', seeingTerms((w) => ({ validThrough: shifted(w.validThrough, 1) }))],
  ['never ends', seeingTerms(() => ({ validThrough: null }))],
  ['begins a day early', seeingTerms((w) => ({ validFrom: shifted(w.validFrom, -1) }))],
  ['begins a day late', seeingTerms((w) => ({ validFrom: shifted(w.validFrom, 1) }))],
  ['has always begun', seeingTerms(() => ({ validFrom: null }))],
  ['reads the day off the UTC clock', dayReadAs((now) => now.slice(0, 10) as Day)],
  ['knows no summer time', dayReadAs((now) => instantPlus(now, HOUR).slice(0, 10) as Day)],
  ['knows no winter time', dayReadAs((now) => instantPlus(now, 2 * HOUR).slice(0, 10) as Day)],
  ['changes day a millisecond late', dayReadAs((now) => osloDay(instantPlus(now, -1)))],
  ['changes day a millisecond early', dayReadAs((now) => osloDay(instantPlus(now, 1)))],
];

const CALL_FAULTS: readonly Fault[] = [
  ['does not see the debtor leave', seeingCalls(() => ({ debtorLeftAt: null }))],
  ['does not see a call end', seeingCalls(() => ({ endedAt: null }))],
  [
    'knows no cap on calls',
    seeingCalls((call) => ({ endsAtLatest: instantPlus(call.endsAtLatest, 9 * HOUR) })),
  ],
  [
    'caps a call a millisecond late',
    seeingCalls((call) => ({ endsAtLatest: instantPlus(call.endsAtLatest, 1) })),
  ],
  [
    'caps a call a millisecond early',
    seeingCalls((call) => ({ endsAtLatest: instantPlus(call.endsAtLatest, -1) })),
  ],
  ['takes an unknown call for an open one', takingUnknownCallsForOpen],
  ['takes any call for the right one', askingFromEveryCall],
];

const ENDING_FAULTS: readonly Fault[] = [
  ['forgets revocations', seeingEnding({ revokedAt: null })],
  ['forgets resignations', seeingEnding({ resignedAt: null })],
  ['forgets suspensions', seeingEnding({ suspendedAt: null })],
  ['forgets what was superseded', seeingEnding({ supersededAt: null })],
  ['forgets annulments', seeingEnding({ annulledAt: null })],
];

const POWER_FAULTS: readonly Fault[] = [
  [
    'takes silence on powers for all of them',
    seeingPowers((powers) => (powers.length === 0 ? POWERS : powers)),
  ],
  ['lets information follow from any power', seeingPowers((powers) => [...powers, 'information'])],
  ['lets objections follow from agreements', seeingPowers(withObjectionsFromAgreements)],
];

const PERSON_FAULTS: readonly Fault[] = [
  ['reads ø as o', readingNames((name) => name.replaceAll('ø', 'o').replaceAll('Ø', 'O'))],
  ['drops what stands on letters', readingNames((name) => name.normalize('NFD').replaceAll(/\p{M}/gu, ''))],
  ['tells composed from decomposed letters', readingNames((name) => name.replaceAll(/\p{M}/gu, 'x'))],
  ['does not read a comma', readingNames((name) => name.replaceAll(',', ' '))],
  ['takes a hyphen for a letter', readingNames((name) => name.replaceAll('-', 'x'))],
  ['takes middle names in any order', onWords(withMiddle((middle) => middle.toSorted()))],
  ['forgets middle names', onWords(withMiddle(() => []))],
  ['wants all middle names or none', onWords(withMiddle((middle) => [middle.join('')].filter(Boolean)))],
  ['forgets a middle name said twice', onWords(withMiddle((middle) => [...new Set(middle)]))],
  ['forgets first names', onWords((words) => (words.length > 1 ? ['x', ...words.slice(1)] : words))],
  ['takes an initial for a first name', onWords(([first = '', ...rest]) => [first.slice(0, 1), ...rest])],
  ['takes a single word for a name', onWords((words) => (words.length === 1 ? [...words, ...words] : words))],
  ['never looks at the name', readingNames(() => 'Ola Nordmann')],
  ['never looks at the birth date', readingPersons((person) => ({ ...person, birthDate: NOBODYS_BIRTHDAY }))],
  [
    'is of age a day early',
    readingPersons((person) => ({ ...person, birthDate: dayPlus(person.birthDate, -1) })),
  ],
  [
    'is of age a day late',
    readingPersons((person) => ({ ...person, birthDate: dayPlus(person.birthDate, 1) })),
  ],
  ['moves 29 February to the 28th', readingPersons(bornOnThe28th)],
];

const DEBTOR_FAULTS: readonly Fault[] = [
  ['does not look at the debtor', seeingFacts({ debtorStatus: 'normal' })],
  ["takes another debtor's authorization", seeing(asTheDebtorsOwn)],
  ['forgets what waits for review', seeingFacts({ undecidedSubmission: false })],
];

const CHOICE_FAULTS: readonly Fault[] = [
  ['looks at the first authorization only', lookingAtOne((all) => all[0])],
  ['looks at the newest authorization only', lookingAtOne(newest)],
  ['breaks ties backwards', breakingTiesBackwards],
  ['is answered by the newest', choosingBy((each) => `${each.grantedAt} ${each.id}`)],
  [
    'is answered by oral ones first',
    choosingBy((each, r) => `${each.kind === 'oral'} ${rightRank(each, r)}`),
  ],
  ['ranks the case before the agent', choosingBy((each, r) => `${isCovered(r)} ${rightRank(each, r)}`)],
  ['ranks few faults before the agent', choosingBy((each, r) => `${fewness(r)} ${rightRank(each, r)}`)],
  [
    'ranks few faults before the case',
    choosingBy((each, r) => `${isMatched(r)} ${fewness(r)} ${rightRank(each, r)}`),
  ],
  [
    'takes a closed case for one not covered',
    choosingBy((each, r) => `${isMatched(r)} ${isOpen(r)} ${rightRank(each, r)}`),
  ],
];

const ANSWER_FAULTS: readonly Fault[] = [
  [
    'names one reason only',
    answering((d) => (d.decision === 'deny' ? { ...d, reasons: d.reasons.slice(0, 1) } : d)),
  ],
  ['never says what differs', answering((d) => (d.decision === 'deny' ? { ...d, mismatched: [] } : d))],
  ['has nobody read the limits', withoutObligation('READ_LIMITS')],
  ['lets an agreement be made without the debtor', withoutObligation('DEBTOR_CONFIRMS_AGREEMENT')],
  ['lets the debtor leave the line', withoutObligation('DEBTOR_STAYS_ON_LINE')],
];

export const PLANTED_FAULTS: readonly Fault[] = [
  ...CASE_FAULTS,
  ...TIME_FAULTS,
  ...CALL_FAULTS,
  ...ENDING_FAULTS,
  ...POWER_FAULTS,
  ...PERSON_FAULTS,
  ...DEBTOR_FAULTS,
  ...CHOICE_FAULTS,
  ...ANSWER_FAULTS,
];

/** Ways of planting that plant nothing: where the comparison finds a fault in these, the planting itself is at fault. */
export const NOTHING_PLANTED: readonly Fault[] = [
  ['sees what is there', seeing((each) => ({ ...each }))],
  ['reads words for names', onWords((words) => words)],
  ['chooses by the right ranks', choosingBy(rightRank)],
];

function withAllCasesKept(each: Authorization): Authorization {
  return each.scope.all ? { ...each, scope: { all: true, takenOut: [] } } : each;
}

function moved(instant: Instant | null, milliseconds: number): Instant | null {
  return instant && instantPlus(instant, milliseconds);
}

function shifted(day: Day | null, days: number): Day | null {
  return day && dayPlus(day, days);
}

function withObjectionsFromAgreements(powers: readonly Power[]): readonly Power[] {
  return powers.includes('agreements') ? [...powers, 'objections'] : powers;
}

function withMiddle(change: (middle: readonly string[]) => readonly string[]) {
  return (words: readonly string[]) =>
    words.length < 2 ? words : [...words.slice(0, 1), ...change(words.slice(1, -1)), ...words.slice(-1)];
}

function bornOnThe28th(person: Person): Person {
  const isLeapDay = person.birthDate.endsWith('-02-29');
  return isLeapDay ? { ...person, birthDate: dayPlus(person.birthDate, -1) } : person;
}

function asTheDebtorsOwn(each: Authorization, facts: DisclosureFacts): Authorization {
  return { ...each, debtorId: facts.case?.debtorId ?? each.debtorId };
}

function newest(all: readonly Authorization[]): Authorization | undefined {
  return all.toSorted((a, b) => (`${a.grantedAt} ${a.id}` > `${b.grantedAt} ${b.id}` ? -1 : 1))[0];
}

function withoutObligation(missing: Obligation): Spoiler {
  return answering((answer) => {
    if (answer.decision === 'deny') return answer;
    return { ...answer, obligations: answer.obligations.filter((each) => each !== missing) };
  });
}

function rightRank(each: Authorization, reasons: readonly DenyReason[]): string {
  const isWrittenAllow = reasons.length === 0 && each.kind === 'written';
  const parts = [
    isWrittenAllow,
    isMatched(reasons),
    isCovered(reasons),
    fewness(reasons),
    each.grantedAt,
    each.id,
  ];
  return parts.join(' ');
}

function isMatched(reasons: readonly DenyReason[]): boolean {
  return !reasons.includes('AGENT_NOT_MATCHED');
}

function isCovered(reasons: readonly DenyReason[]): boolean {
  return !reasons.includes('CASE_NOT_COVERED');
}

function isOpen(reasons: readonly DenyReason[]): boolean {
  return isCovered(reasons) && !reasons.includes('CASE_CLOSED');
}

function fewness(reasons: readonly DenyReason[]): string {
  return String(99 - reasons.length);
}
