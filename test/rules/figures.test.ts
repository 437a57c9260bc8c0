// What is counted and how it is put together, at the edges of days and weeks.

import { expect, test } from 'vitest';
import { REQUIREMENTS } from '../../src/documents/checklist.js';
import {
  byAge,
  byDay,
  byReason,
  byWeek,
  namesOf,
  startOfWeeks,
  type Upload,
  wasCompleteAtFirst,
} from '../../src/figures/figure.js';
import type { Day, Instant } from '../../src/shared/dates.js';

const at = (text: string) => text as Instant;
const day = (text: string) => text as Day;

function anUpload(changes: Partial<Upload> = {}): Upload {
  const receivedAt = changes.receivedAt ?? at('2026-06-15T10:00:00.000Z');
  const checklist = REQUIREMENTS.map((requirement) => ({
    requirement,
    state: 'present' as const,
    source: null,
    reasons: [],
  }));
  return { receivedAt, newestPagesAt: receivedAt, completionAskedAt: null, checklist, ...changes };
}

test('an answer is counted as yes or no, and a no by each of its reasons', () => {
  expect(namesOf({ decision: 'allow', reasons: [] })).toEqual(['allow']);
  expect(namesOf({ decision: 'deny', reasons: ['EXPIRED', 'CASE_CLOSED'] })).toEqual([
    'deny',
    'reason:EXPIRED',
    'reason:CASE_CLOSED',
  ]);
});

test('a day without questions is there, with nothing', () => {
  const counted = [
    { day: day('2026-03-29'), name: 'allow', count: 2 },
    { day: day('2026-03-29'), name: 'deny', count: 3 },
    { day: day('2026-03-29'), name: 'reason:EXPIRED', count: 1 },
    { day: day('2026-03-30'), name: 'reason:REVOKED', count: 4 },
  ];
  expect(byDay(counted, day('2026-03-28'), day('2026-03-30'))).toEqual([
    { day: '2026-03-28', allow: 0, deny: 0 },
    { day: '2026-03-29', allow: 2, deny: 3 },
    { day: '2026-03-30', allow: 0, deny: 0 },
  ]);
  expect(byReason(counted)).toEqual([
    { reason: 'REVOKED', count: 4 },
    { reason: 'EXPIRED', count: 1 },
  ]);
});

test('papers were complete at first when nothing lacked, came later or had to be asked for', () => {
  const later = at('2026-06-15T10:00:00.001Z');
  const lacking = anUpload().checklist.map((line, index) => ({
    ...line,
    state: index === 9 ? ('missing' as const) : line.state,
  }));
  const unclear = lacking.map((line) => ({ ...line, state: 'unclear' as const }));
  expect(wasCompleteAtFirst(anUpload())).toBe(true);
  expect(wasCompleteAtFirst(anUpload({ checklist: unclear }))).toBe(true);
  expect(wasCompleteAtFirst(anUpload({ checklist: lacking }))).toBe(false);
  expect(wasCompleteAtFirst(anUpload({ newestPagesAt: later }))).toBe(false);
  expect(wasCompleteAtFirst(anUpload({ completionAskedAt: later }))).toBe(false);
});

test('a week begins on Monday at midnight in Oslo', () => {
  const sunday = anUpload({ receivedAt: at('2026-06-14T21:59:59.999Z') });
  const monday = anUpload({ receivedAt: at('2026-06-14T22:00:00.000Z'), completionAskedAt: NOON });
  expect(byWeek([sunday, monday], day('2026-06-21'), 2)).toEqual([
    { monday: '2026-06-08', all: 1, complete: 1 },
    { monday: '2026-06-15', all: 1, complete: 0 },
  ]);
  expect(startOfWeeks(day('2026-06-21'), 2)).toBe('2026-06-07T22:00:00.000Z');
});

test('what waits is as old as the days in Oslo since it came; the oldest are together', () => {
  const waiting = [
    { receivedAt: at('2026-06-15T21:59:59.000Z'), forUs: true },
    { receivedAt: at('2026-06-14T21:59:59.000Z'), forUs: false },
    { receivedAt: at('2026-01-01T12:00:00.000Z'), forUs: true },
  ];
  expect(byAge(waiting, day('2026-06-15'), 2)).toEqual([
    { days: 0, forUs: 1, forSender: 0 },
    { days: 1, forUs: 0, forSender: 1 },
    { days: 2, forUs: 1, forSender: 0 },
  ]);
});

const NOON = at('2026-06-16T10:00:00.000Z');
