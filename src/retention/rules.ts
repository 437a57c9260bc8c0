// How long what is kept: one table, each line with its source. A longer time than this is a breach, a shorter one a loss.

import type { Policy } from '../shared/agency.js';
import { type Instant, addDays, addMinutes, addMonths, osloDayOf, startOfOsloDay } from '../shared/dates.js';

/** In the order they are applied: what hangs on something else goes after it. */
export const RETENTION_RULES = [
  'kept-answers',
  'callbacks',
  'issued-forms',
  'rejected-papers',
  'withdrawn-papers',
  'abandoned-papers',
  'authorizations',
  'calls',
  'denied-questions',
  'audit-details',
] as const;
export type RetentionRule = (typeof RETENTION_RULES)[number];

type Period = { readonly minutes: number } | { readonly days: number } | { readonly years: number };

const PERIODS: Readonly<Record<RetentionRule, (policy: Policy) => Period>> = {
  /** From when it was given (api.md, Idempotency-Key). */
  'kept-answers': () => ({ minutes: 24 * 60 }),
  /** From when it was asked for (house rule, domain § 8). */
  callbacks: ({ keepCallbacksDays }) => ({ days: keepCallbacksDays }),
  /** From when it was issued: a form nobody has sent us is abandoned (house rule, domain § 8). */
  'issued-forms': ({ keepRejectedDays }) => ({ days: keepRejectedDays }),
  /** From the decision (house rule, domain § 8). */
  'rejected-papers': ({ keepRejectedDays }) => ({ days: keepRejectedDays }),
  /** From the withdrawal, when nothing had been made from them (house rule, domain § 8). */
  'withdrawn-papers': ({ keepRejectedDays }) => ({ days: keepRejectedDays }),
  /** From when their sender last sent something, or was last asked for it (house rule, domain § 8). */
  'abandoned-papers': ({ keepRejectedDays }) => ({ days: keepRejectedDays }),
  /** From their end, with the papers behind them and the record of their use (2026 law § 36). */
  authorizations: ({ keepAuthorizationsYears }) => ({ years: keepAuthorizationsYears }),
  /** From their end, with what was given on them: the same, for oral ones. */
  calls: ({ keepAuthorizationsYears }) => ({ years: keepAuthorizationsYears }),
  /** From when it was asked: a no is a record of use as well. */
  'denied-questions': ({ keepAuthorizationsYears }) => ({ years: keepAuthorizationsYears }),
  /** From when it was recorded: nothing personal is ever kept longer (2026 law § 36); the entry itself stays. */
  'audit-details': () => ({ years: 10 }),
};

/** What ended, or was made, before this instant goes. Days and years are whole ones in Oslo: the last is kept to its end. */
export function dueBefore(rule: RetentionRule, policy: Policy, now: Instant): Instant {
  const period = PERIODS[rule](policy);
  if ('minutes' in period) return addMinutes(now, -period.minutes);
  const today = osloDayOf(now);
  if ('days' in period) return startOfOsloDay(addDays(today, -period.days));
  return startOfOsloDay(addMonths(today, -12 * period.years));
}

const DAY_MINUTES = 24 * 60;

/**
 * What is erased cannot be had back, so a clock that has jumped ahead must not decide it: after a day or more in which
 * nobody looked, nothing is erased for a day. Gives until when, or null. `lastDoneAt` is when it was last seen to.
 */
export function heldUntil(lastDoneAt: Instant | null, before: Instant | null, now: Instant): Instant | null {
  if (lastDoneAt !== null && addMinutes(lastDoneAt, DAY_MINUTES) < now) return addMinutes(now, DAY_MINUTES);
  // Held by a clock that was further ahead still: begun anew.
  if (before !== null && before > addMinutes(now, DAY_MINUTES)) return addMinutes(now, DAY_MINUTES);
  return before !== null && now < before ? before : null;
}
