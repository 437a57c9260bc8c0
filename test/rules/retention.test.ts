// How long what is kept, at its boundaries; when an authorization has ended; and what a clock that jumped may decide.

import { describe, expect, test } from 'vitest';
import { type EndFacts, endOf } from '../../src/authorizations/ending.js';
import { RETENTION_RULES, dueBefore, heldUntil } from '../../src/retention/rules.js';
import type { Instant } from '../../src/shared/dates.js';
import { NOW, at, day } from '../support/builders.js';
import { POLICY } from '../support/papers.js';

const CUTOFFS = [
  ['kept-answers', '2026-06-14T10:00:00.000Z'],
  ['callbacks', '2026-05-15T22:00:00.000Z'],
  ['issued-forms', '2026-03-16T23:00:00.000Z'],
  ['rejected-papers', '2026-03-16T23:00:00.000Z'],
  ['withdrawn-papers', '2026-03-16T23:00:00.000Z'],
  ['abandoned-papers', '2026-03-16T23:00:00.000Z'],
  ['authorizations', '2021-06-14T22:00:00.000Z'],
  ['calls', '2021-06-14T22:00:00.000Z'],
  ['denied-questions', '2021-06-14T22:00:00.000Z'],
  ['audit-details', '2016-06-14T22:00:00.000Z'],
] as const;

describe('what ended before this instant goes', () => {
  test.each(CUTOFFS)('%s: before %s, asked on a Monday in June', (rule, before) => {
    expect(dueBefore(rule, POLICY, NOW)).toBe(before);
  });

  test('every rule is in the table above', () => {
    expect(CUTOFFS.map(([rule]) => rule)).toEqual(RETENTION_RULES);
  });

  test('an agency that keeps longer keeps longer', () => {
    const policy = { ...POLICY, keepAuthorizationsYears: 10, keepRejectedDays: 91, keepCallbacksDays: 1 };
    expect(dueBefore('authorizations', policy, NOW)).toBe('2016-06-14T22:00:00.000Z');
    expect(dueBefore('rejected-papers', policy, NOW)).toBe('2026-03-15T23:00:00.000Z');
    expect(dueBefore('callbacks', policy, NOW)).toBe('2026-06-13T22:00:00.000Z');
  });
});

const FACTS: EndFacts = {
  grantedAt: at('2026-01-10T09:00:00.000Z'),
  validThrough: null,
  untilCaseClosed: false,
  revokedAt: null,
  resignedAt: null,
  supersededAt: null,
  annulledAt: null,
  cases: [],
};
const closed = (lastClosedAt: string | null, takenOutAt: string | null = null) => ({
  lastClosedAt: lastClosedAt as Instant | null,
  takenOutAt: takenOutAt as Instant | null,
});
const MAY = '2026-05-01T08:00:00.000Z';
const JUNE = '2026-06-01T08:00:00.000Z';

describe('an authorization has ended', () => {
  test.each<readonly [string, Partial<EndFacts>, string | null]>([
    ['when its last day is over in Oslo', { validThrough: day('2026-03-31') }, '2026-03-31T22:00:00.000Z'],
    [
      'when it was revoked, though it would have run on',
      { validThrough: day('2026-12-31'), revokedAt: at(MAY) },
      MAY,
    ],
    [
      'when it ran out, though it was revoked after',
      { validThrough: day('2026-03-31'), revokedAt: at(MAY) },
      '2026-03-31T22:00:00.000Z',
    ],
    ['when the agent resigned', { resignedAt: at(MAY) }, MAY],
    ['when a newer took its place', { supersededAt: at(MAY), revokedAt: at(JUNE) }, MAY],
    ['when it was annulled', { annulledAt: at(JUNE) }, JUNE],
    [
      'when the last of its cases was closed',
      { untilCaseClosed: true, cases: [closed(JUNE), closed(MAY)] },
      JUNE,
    ],
    [
      'when the last of its cases was taken out',
      { untilCaseClosed: true, cases: [closed(MAY), closed(null, JUNE)] },
      JUNE,
    ],
    [
      'not while one of its cases is open',
      { untilCaseClosed: true, cases: [closed(MAY), closed(null)] },
      null,
    ],
    [
      'not by a closure from before it was granted',
      { untilCaseClosed: true, cases: [closed('2026-01-10T09:00:00.000Z')] },
      null,
    ],
    ['not while none of its cases is known', { untilCaseClosed: true }, null],
    ['not by a case being closed when it does not depend on it', { cases: [closed(MAY)] }, null],
  ])('%s', (_, changes, end) => {
    expect(endOf({ ...FACTS, ...changes })).toBe(end);
  });
});

describe('nothing is erased', () => {
  const DAY_LATER = '2026-06-16T10:00:00.000Z';
  test.each<readonly [string, string | null, string | null, string | null]>([
    ['never for want of an earlier time', null, null, null],
    ['not held back an hour after the last time', '2026-06-15T09:00:00.000Z', null, null],
    ['not held back a day after the last time', '2026-06-14T10:00:00.000Z', null, null],
    ['for a day after more than a day in which nobody looked', '2026-06-14T09:59:59.999Z', null, DAY_LATER],
    [
      'until the day is over',
      '2026-06-15T09:00:00.000Z',
      '2026-06-15T10:00:00.001Z',
      '2026-06-15T10:00:00.001Z',
    ],
    ['no longer once it is', '2026-06-15T09:00:00.000Z', '2026-06-15T10:00:00.000Z', null],
    [
      'for a day more when there was another jump',
      '2026-06-01T10:00:00.000Z',
      '2026-06-15T10:30:00.000Z',
      DAY_LATER,
    ],
    [
      'for a day and not for years when the clock came back',
      '2031-06-15T10:00:00.000Z',
      '2031-06-16T10:00:00.000Z',
      DAY_LATER,
    ],
  ])('%s', (_, lastDoneAt, before, until) => {
    expect(heldUntil(lastDoneAt as Instant | null, before as Instant | null, NOW)).toBe(until);
  });
});
