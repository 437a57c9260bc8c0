// What a grant covers: cases, powers and limits.

import { describe, expect, test } from 'vitest';
import { type CaseScope, coversCase, limitsOrNone, powersGiven } from '../../src/authorizations/scope.js';
import { aCase, at, CASE, caseNo, day } from '../support/builders.js';

const ALL: CaseScope = { all: true, takenOut: [] };

describe('a scope that lists cases', () => {
  test('covers those and no others, whenever they were registered', () => {
    const scope: CaseScope = { all: false, listed: [CASE, caseNo('2026-2')] };
    const grantedAt = at('2020-01-01T00:00:00.000Z');
    expect(coversCase(scope, grantedAt, aCase())).toBe(true);
    expect(coversCase(scope, grantedAt, aCase({ caseNumber: caseNo('2026-3') }))).toBe(false);
  });

  test('covers a closed case as well: that it is closed is another question', () => {
    expect(
      coversCase({ all: false, listed: [CASE] }, at('2026-06-01T09:00:00.000Z'), aCase({ status: 'closed' })),
    ).toBe(true);
  });

  test('covers nothing when it is empty', () => {
    expect(coversCase({ all: false, listed: [] }, at('2026-06-01T09:00:00.000Z'), aCase())).toBe(false);
  });
});

describe('a scope of all cases', () => {
  test.each([
    ['the day before approval', '2026-05-31', true],
    ['the day of approval', '2026-06-01', true],
    ['the day after approval', '2026-06-02', false],
  ])('covers a case registered %s: %s, %s', (_when, registeredOn, covered) => {
    const asked = aCase({ registeredOn: day(registeredOn) });
    expect(coversCase(ALL, at('2026-06-01T09:00:00.000Z'), asked)).toBe(covered);
  });

  test.each([
    ['the last instant of a summer day in Oslo', '2026-06-01T21:59:59.999Z', false],
    ['the first instant of the next', '2026-06-01T22:00:00.000Z', true],
    ['the last instant of the day clocks go forward', '2027-03-28T21:59:59.999Z', false],
    ['the first instant after the day clocks go forward', '2027-03-28T22:00:00.000Z', true],
    ['the last instant of the day clocks go back', '2027-10-31T22:59:59.999Z', false],
    ['the first instant after the day clocks go back', '2027-10-31T23:00:00.000Z', true],
  ])('approved at %s goes by the day in Oslo', (_when, grantedAt, covered) => {
    const next = { '2026-06': '2026-06-02', '2027-03': '2027-03-29', '2027-10': '2027-11-01' }[
      grantedAt.slice(0, 7)
    ];
    expect(coversCase(ALL, at(grantedAt), aCase({ registeredOn: day(next ?? '') }))).toBe(covered);
  });

  test('covers no case that has been taken out of it', () => {
    const scope: CaseScope = { all: true, takenOut: [CASE] };
    expect(coversCase(scope, at('2026-06-01T09:00:00.000Z'), aCase())).toBe(false);
    expect(coversCase(scope, at('2026-06-01T09:00:00.000Z'), aCase({ caseNumber: caseNo('2026-2') }))).toBe(
      true,
    );
  });

  test('covers nothing when it is not known when it was approved', () => {
    expect(coversCase(ALL, at('some time'), aCase())).toBe(false);
  });
});

test('silence on powers gives information only', () => {
  expect(powersGiven([])).toEqual(['information']);
  expect(powersGiven(['agreements'])).toEqual(['agreements']);
});

describe('limits', () => {
  test.each([
    'Ingen',
    'ingen.',
    ' INGEN ',
    'Inga',
    'None',
    '-',
    '–',
    '«Ingen»',
    'nei',
    'No',
    'n/a',
    'Ingen begrensninger.',
    'ingen  begrensninger',
    'No limits',
    'Utan avgrensingar',
    '',
  ])('are none when the answer is %j', (text) => {
    expect(limitsOrNone(text)).toBeNull();
  });

  test.each([
    '?',
    'Ingen avtaler',
    'Ingen, men ring meg først',
    'Nei, bare innsyn',
    'None of the old cases',
    '0 kr',
    'Vet ikke',
  ])('are kept as written when the answer is %j', (text) => {
    expect(limitsOrNone(` ${text} `)).toBe(text);
  });

  test('are kept when long, and hostile text does not take long to see through', () => {
    const text = `Ingen${' '.repeat(500_000)}unntak`;
    expect(limitsOrNone(text)).toBe(text);
  });
});
