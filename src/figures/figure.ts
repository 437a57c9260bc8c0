// What is counted, and what it is counted into: numbers about the work, never about a person.

import type { Checklist } from '../documents/checklist.js';
import { weekdayOf } from '../opening-hours/holidays.js';
import { type Day, type Instant, addDays, osloDayOf, startOfOsloDay } from '../shared/dates.js';
import { DENY_REASONS, type DenyReason } from '../verification/disclosure.js';

const REASON = 'reason:';

/** The names under which one answer is counted: the answer itself, and each reason for a no. */
export function namesOf(answer: {
  readonly decision: 'allow' | 'deny';
  readonly reasons: readonly string[];
}): readonly string[] {
  return [answer.decision, ...answer.reasons.map((reason) => `${REASON}${reason}`)];
}

export type Counted = { readonly day: Day; readonly name: string; readonly count: number };

export type DayFigures = { readonly day: Day; readonly allow: number; readonly deny: number };
export type ReasonFigures = { readonly reason: DenyReason; readonly count: number };

/** Every day of the stretch, those without questions too. */
export function byDay(counted: readonly Counted[], from: Day, through: Day): readonly DayFigures[] {
  const days: DayFigures[] = [];
  for (let day = from; day <= through; day = addDays(day, 1)) {
    const of = (name: string) => counted.find((one) => one.day === day && one.name === name)?.count ?? 0;
    days.push({ day, allow: of('allow'), deny: of('deny') });
  }
  return days;
}

/** The reasons there were, most frequent first. An answer may have several. */
export function byReason(counted: readonly Counted[]): readonly ReasonFigures[] {
  return DENY_REASONS.map((reason) => ({
    reason,
    count: counted
      .filter(({ name }) => name === `${REASON}${reason}`)
      .reduce((sum, { count }) => sum + count, 0),
  }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

export type Upload = {
  readonly receivedAt: Instant;
  readonly newestPagesAt: Instant;
  readonly completionAskedAt: Instant | null;
  readonly checklist: Checklist;
};

export type WeekFigures = { readonly monday: Day; readonly complete: number; readonly all: number };

/** Complete with what was sent first: nothing lacked, nothing was sent after it, and nobody had to ask for more. */
export function wasCompleteAtFirst(upload: Upload): boolean {
  if (upload.completionAskedAt !== null || upload.newestPagesAt > upload.receivedAt) return false;
  return upload.checklist.every(({ state }) => state !== 'missing' && state !== 'invalid');
}

/** So many weeks, the one of `today` last. */
export function byWeek(uploads: readonly Upload[], today: Day, weeks: number): readonly WeekFigures[] {
  const last = mondayOf(today);
  return Array.from({ length: weeks }, (_, index) => {
    const monday = addDays(last, -7 * (weeks - 1 - index));
    const inWeek = uploads.filter(({ receivedAt }) => mondayOf(osloDayOf(receivedAt)) === monday);
    return { monday, all: inWeek.length, complete: inWeek.filter(wasCompleteAtFirst).length };
  });
}

/** When the oldest of so many weeks begins. */
export function startOfWeeks(today: Day, weeks: number): Instant {
  return startOfOsloDay(addDays(mondayOf(today), -7 * (weeks - 1)));
}

export type Waiting = { readonly receivedAt: Instant; readonly forUs: boolean };

/** `days` since it came in; the last one stands for everything older as well. */
export type AgeFigures = { readonly days: number; readonly forUs: number; readonly forSender: number };

export function byAge(waiting: readonly Waiting[], today: Day, oldest: number): readonly AgeFigures[] {
  const starts = Array.from({ length: oldest + 1 }, (_, days) => addDays(today, -days));
  return starts.map((start, days) => {
    const ofAge = waiting.filter(({ receivedAt }) => {
      const day = osloDayOf(receivedAt);
      return days === oldest ? day <= start : day === start || (days === 0 && day > start);
    });
    const forUs = ofAge.filter((one) => one.forUs).length;
    return { days, forUs, forSender: ofAge.length - forUs };
  });
}

function mondayOf(day: Day): Day {
  return addDays(day, -weekdayOf(day));
}
