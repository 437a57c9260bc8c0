// Judges what the case system tells us: which status of a debtor counts, what is news, and when a case was closed.

import type { Instant } from '../shared/dates.js';
import { type Case, DEBTOR_STATUSES, type DebtorStatus } from './case.js';

/** The status is the debtor's: the worst on any of the cases counts (api.md, Case system); normal when there are none. */
export function worstStatus(statuses: readonly DebtorStatus[]): DebtorStatus {
  return statuses.reduce<DebtorStatus>(
    (worst, status) => (isWorse(status, worst) ? status : worst),
    'normal',
  );
}

/** A flag has been lifted: what stands then is suspended until a person resumes it (domain § 3.8). */
export function returnsToNormal(before: DebtorStatus, after: DebtorStatus): boolean {
  return before !== 'normal' && after === 'normal';
}

/** News from before what is stored is ignored; the same moment, or none given, is news. */
export function isOlder(asOf: Instant | null, storedAsOf: Instant | null): boolean {
  return asOf !== null && storedAsOf !== null && asOf < storedAsOf;
}

/**
 * The closure to store after an update told to us at `now`. Only going from open to closed is a new closure, as is a
 * case that is closed when we first hear of it. Reopening keeps the last one: what ended with it does not revive (domain § 3.4).
 */
export function nextClosure(
  previous: Pick<Case, 'status' | 'lastClosedAt'> | null,
  told: Case['status'],
  now: Instant,
): Instant | null {
  const wasClosed = previous?.status === 'closed';
  if (told === 'closed' && !wasClosed) return now;
  return previous?.lastClosedAt ?? null;
}

function isWorse(status: DebtorStatus, than: DebtorStatus): boolean {
  return DEBTOR_STATUSES.indexOf(status) > DEBTOR_STATUSES.indexOf(than);
}
