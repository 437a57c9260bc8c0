// When an authorization came to its end, for as long as that is known: from then on the law counts how long it is kept.

import { type Day, type Instant, addDays, startOfOsloDay } from '../shared/dates.js';

/** A case it reaches, or reached. */
export type ReachedCase = { readonly takenOutAt: Instant | null; readonly lastClosedAt: Instant | null };

/** What the end of a written one depends on, without anything personal. */
export type EndFacts = {
  readonly grantedAt: Instant;
  readonly validThrough: Day | null;
  readonly untilCaseClosed: boolean;
  readonly revokedAt: Instant | null;
  readonly resignedAt: Instant | null;
  readonly supersededAt: Instant | null;
  readonly annulledAt: Instant | null;
  /** Listed cases, or with "all" those of the debtor it covers; also the ones taken out. */
  readonly cases: readonly ReachedCase[];
};

/**
 * The first instant at which nothing could be done with it any more; null while something still can, or while nobody can
 * say: a suspension may be lifted, and "all cases until closed" without any case has not ended.
 */
export function endOf(facts: EndFacts): Instant | null {
  const { annulledAt, revokedAt, resignedAt, supersededAt, validThrough } = facts;
  const expiredAt = validThrough === null ? null : startOfOsloDay(addDays(validThrough, 1));
  const ends = [annulledAt, revokedAt, resignedAt, supersededAt, expiredAt, allClosedAt(facts)];
  return ends.reduce((first, end) => (first === null || (end !== null && end < first) ? end : first), null);
}

/** The last of its cases was closed after it was granted, or taken out (domain § 3.4). */
function allClosedAt({ untilCaseClosed, grantedAt, cases }: EndFacts): Instant | null {
  if (!untilCaseClosed || cases.length === 0) return null;
  let last: Instant | null = null;
  for (const { takenOutAt, lastClosedAt } of cases) {
    const closedAt = lastClosedAt !== null && lastClosedAt > grantedAt ? lastClosedAt : null;
    const at = takenOutAt ?? closedAt;
    if (at === null) return null;
    if (last === null || at > last) last = at;
  }
  return last;
}
