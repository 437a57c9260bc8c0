// A phone call: when it is over, and when an oral authorization may be registered on it (SEED S1, domain § 5).

import { describe, expect, test } from 'vitest';
import {
  callEndsAtLatest,
  isCallOver,
  isDebtorPresent,
  isOralOver,
  judgeOralAuthorization,
  ORAL_REFUSALS,
  type OralFacts,
  type OralStatement,
} from '../../src/calls/rules.js';
import {
  aCall,
  aCase,
  at,
  CASE,
  caseNo,
  DEBTOR,
  day,
  debtorId,
  NOW,
  THE_AGENT,
  THE_DEBTOR,
} from '../support/builders.js';

const JUST_BEFORE = at('2026-06-15T09:59:59.999Z');
const JUST_AFTER = at('2026-06-15T10:00:00.001Z');

describe('a call nobody ends is over', () => {
  test.each([
    ['after two hours', '2026-06-15T08:00:00.000Z', '2026-06-15T10:00:00.000Z'],
    ['with the day, in summer', '2026-06-15T21:30:00.000Z', '2026-06-15T22:00:00.000Z'],
    ['with the day, in winter', '2026-01-15T22:59:59.999Z', '2026-01-15T23:00:00.000Z'],
    ['after two hours exactly at midnight', '2026-06-15T20:00:00.000Z', '2026-06-15T22:00:00.000Z'],
    [
      'with the day, a millisecond short of two hours',
      '2026-06-15T20:00:00.001Z',
      '2026-06-15T22:00:00.000Z',
    ],
    ['after two hours when begun at midnight', '2026-06-15T22:00:00.000Z', '2026-06-16T00:00:00.000Z'],
    [
      'after two hours that read as three on the wall',
      '2027-03-28T00:30:00.000Z',
      '2027-03-28T02:30:00.000Z',
    ],
    ['after two hours that read as one on the wall', '2027-10-31T00:30:00.000Z', '2027-10-31T02:30:00.000Z'],
    ['with the day of 23 hours', '2027-03-28T21:00:00.000Z', '2027-03-28T22:00:00.000Z'],
    ['with the day of 25 hours', '2027-10-31T22:00:00.000Z', '2027-10-31T23:00:00.000Z'],
    ['with the year', '2026-12-31T22:00:00.000Z', '2026-12-31T23:00:00.000Z'],
  ])('%s', (_when, startedAt, endsAtLatest) => {
    expect(callEndsAtLatest(at(startedAt), { longestCallMinutes: 120 })).toBe(endsAtLatest);
  });
});

test('a call is open until it is ended or ends by itself, and over at that very instant', () => {
  expect(isCallOver(aCall(), NOW)).toBe(false);
  expect(isCallOver(aCall({ endedAt: NOW }), NOW)).toBe(true);
  expect(isCallOver(aCall({ endsAtLatest: NOW }), JUST_BEFORE)).toBe(false);
  expect(isCallOver(aCall({ endsAtLatest: NOW }), NOW)).toBe(true);
});

test('the debtor is present until he leaves, and coming back does not help', () => {
  expect(isDebtorPresent(aCall())).toBe(true);
  expect(isDebtorPresent(aCall({ debtorLeftAt: NOW }))).toBe(false);
});

test('a call that a machine with a faster clock has ended is over here as well', () => {
  expect(isCallOver(aCall({ endedAt: JUST_AFTER }), NOW)).toBe(true);
  expect(isOralOver(aCall({ debtorLeftAt: JUST_AFTER }), NOW)).toBe(true);
});

test('what was given on a call is over with the call, with the debtor on it, or when the call is not known', () => {
  expect(isOralOver(aCall(), NOW)).toBe(false);
  expect(isOralOver(aCall({ endedAt: NOW }), NOW)).toBe(true);
  expect(isOralOver(aCall({ debtorLeftAt: NOW }), NOW)).toBe(true);
  expect(isOralOver(undefined, NOW)).toBe(true);
});

describe('an oral authorization', () => {
  const stated = (changes: Partial<OralStatement> = {}): OralStatement => ({
    debtorPresent: true,
    debtor: THE_DEBTOR,
    agent: THE_AGENT,
    cases: [CASE],
    ...changes,
  });
  const known = (changes: Partial<OralFacts> = {}): OralFacts => ({
    call: aCall(),
    debtor: { ...THE_DEBTOR, id: DEBTOR },
    cases: [aCase()],
    now: NOW,
    policy: { oldestPersonYears: 120 },
    ...changes,
  });
  const agentBorn = (birthDate: string) => stated({ agent: { ...THE_AGENT, birthDate: day(birthDate) } });
  const refusals = (statement: OralStatement, facts = known()) => judgeOralAuthorization(statement, facts);

  test('is registered when the debtor is there and both are named with birth date', () => {
    expect(refusals(stated())).toEqual([]);
    expect(refusals(stated({ cases: 'all' }), known({ cases: [] }))).toEqual([]);
  });

  test('is refused without the debtor on the line, or after he has left it', () => {
    expect(refusals(stated({ debtorPresent: false }))).toEqual(['DEBTOR_NOT_PRESENT']);
    expect(refusals(stated(), known({ call: aCall({ debtorLeftAt: NOW }) }))).toEqual(['DEBTOR_NOT_PRESENT']);
  });

  test.each([
    ['another name', { ...THE_DEBTOR, name: 'Bjorg Åse Sørli-Øverås' }],
    ['a single name', { ...THE_DEBTOR, name: 'Bjørg' }],
    ['another birth date', { ...THE_DEBTOR, birthDate: day('1980-02-28') }],
  ])('is refused when the debtor gives %s', (_what, debtor) => {
    expect(refusals(stated({ debtor }))).toEqual(['DEBTOR_NOT_IDENTIFIED']);
  });

  test.each([
    ['one word for a name', { ...THE_AGENT, name: 'Anne' }],
    ['no letters in the name', { ...THE_AGENT, name: '12 34' }],
    ['a birth date to come', { ...THE_AGENT, birthDate: day('2026-06-16') }],
    ['a birth date too long ago', { ...THE_AGENT, birthDate: day('1906-06-14') }],
    ['no birth date', { ...THE_AGENT, birthDate: day('') }],
  ])('is refused when the agent has %s', (_what, agent) => {
    expect(refusals(stated({ agent }))).toEqual(['AGENT_NOT_IDENTIFIED']);
  });

  test('is refused when the agent is the debtor himself', () => {
    const himself = { ...THE_DEBTOR, name: 'Sørli Øverås, Bjørg' };
    expect(refusals(stated({ agent: himself }))).toEqual(['AGENT_IS_DEBTOR']);
  });

  test('is refused when someone not identified as the debtor names himself, or the registered debtor, as the agent', () => {
    const reasons = ['DEBTOR_NOT_IDENTIFIED', 'AGENT_IS_DEBTOR'];
    expect(refusals(stated({ debtor: THE_AGENT }))).toEqual(reasons);
    expect(refusals(stated({ debtor: { ...THE_AGENT, name: 'Per Dahl' }, agent: THE_DEBTOR }))).toEqual(
      reasons,
    );
  });

  test('is given to a namesake, or to someone born on the same day', () => {
    expect(refusals(stated({ agent: { ...THE_DEBTOR, birthDate: day('1979-01-01') } }))).toEqual([]);
    expect(refusals(stated({ agent: { ...THE_AGENT, birthDate: THE_DEBTOR.birthDate } }))).toEqual([]);
  });

  test.each([
    ['is eighteen', '2008-06-15', []],
    ['is eighteen tomorrow', '2008-06-16', ['AGENT_MINOR']],
  ])('goes by the age of an agent who %s', (_who, birthDate, expected) => {
    expect(refusals(agentBorn(birthDate))).toEqual(expected);
  });

  test.each([
    ['2026-02-28T22:59:59.999Z', ['AGENT_MINOR']],
    ['2026-02-28T23:00:00.000Z', []],
  ])('given at %s to one born 29 February goes by midnight in Oslo', (now, expected) => {
    expect(refusals(agentBorn('2008-02-29'), known({ now: at(now) }))).toEqual(expected);
  });

  test.each([
    ['is not registered', [caseNo('2026-9')], [aCase()]],
    ['is another debtor’s', [CASE], [aCase({ debtorId: debtorId('debtor-2') })]],
    ['is one of several that are not all the debtor’s', [CASE, caseNo('2026-2')], [aCase()]],
    ['is none', [], [aCase()]],
  ])('is refused when a case %s', (_what, cases, registered) => {
    expect(refusals(stated({ cases }), known({ cases: registered }))).toEqual(['CASE_NOT_COVERED']);
  });

  test('is refused when the case of the call is not registered', () => {
    const unknown = known({ debtor: null, cases: [] });
    expect(refusals(stated(), unknown)).toEqual(['DEBTOR_NOT_IDENTIFIED', 'CASE_NOT_COVERED']);
    expect(refusals(stated({ cases: 'all' }), unknown)).toEqual([
      'DEBTOR_NOT_IDENTIFIED',
      'CASE_NOT_COVERED',
    ]);
  });

  test('is refused with all reasons at once', () => {
    const child = { name: 'Ola', birthDate: day('2020-01-01') };
    const reasons = refusals(stated({ debtorPresent: false, debtor: child, agent: child, cases: [] }));
    expect(reasons).toEqual(ORAL_REFUSALS.filter((reason) => reason !== 'AGENT_IS_DEBTOR'));
    const named = { ...child, name: 'Ola Dahl' };
    expect(refusals(stated({ debtorPresent: false, debtor: named, agent: named, cases: [] }))).toEqual(
      ORAL_REFUSALS.filter((reason) => reason !== 'AGENT_NOT_IDENTIFIED'),
    );
  });
});
