// What the case system tells us: whose status counts, what is news, and when a case was closed.

import { describe, expect, test } from 'vitest';
import { isOlder, nextClosure, returnsToNormal, worstStatus } from '../../src/cases/rules.js';
import { aCase, at, NOW } from '../support/builders.js';

const EARLIER = at('2026-05-01T08:00:00.000Z');

test('the worst status on any case is the debtor’s', () => {
  expect(worstStatus([])).toBe('normal');
  expect(worstStatus(['normal', 'normal'])).toBe('normal');
  expect(worstStatus(['normal', 'guardianship'])).toBe('guardianship');
  expect(worstStatus(['bankrupt', 'guardianship', 'normal'])).toBe('bankrupt');
  expect(worstStatus(['guardianship', 'deceased', 'bankrupt'])).toBe('deceased');
});

test('a flag is lifted only by going from flagged to normal', () => {
  expect(returnsToNormal('bankrupt', 'normal')).toBe(true);
  expect(returnsToNormal('bankrupt', 'guardianship')).toBe(false);
  expect(returnsToNormal('normal', 'normal')).toBe(false);
  expect(returnsToNormal('normal', 'deceased')).toBe(false);
});

test('only news from before what is stored is older', () => {
  expect(isOlder(EARLIER, NOW)).toBe(true);
  expect(isOlder(NOW, NOW)).toBe(false);
  expect(isOlder(NOW, EARLIER)).toBe(false);
  expect(isOlder(null, NOW)).toBe(false);
  expect(isOlder(EARLIER, null)).toBe(false);
});

describe('the closure that is stored', () => {
  const open = aCase();
  const closed = aCase({ status: 'closed', lastClosedAt: EARLIER });
  const reopened = aCase({ lastClosedAt: EARLIER });

  test.each([
    ['a new case is open', null, 'open', null],
    ['a new case is closed already', null, 'closed', NOW],
    ['an open case stays open', open, 'open', null],
    ['an open case is closed', open, 'closed', NOW],
    ['a closed case is told closed again', closed, 'closed', EARLIER],
    ['a closed case is reopened', closed, 'open', EARLIER],
    ['a reopened case stays open', reopened, 'open', EARLIER],
    ['a reopened case is closed again', reopened, 'closed', NOW],
  ] as const)('when %s', (_what, previous, told, expected) => {
    expect(nextClosure(previous, told, NOW)).toBe(expected);
  });
});
