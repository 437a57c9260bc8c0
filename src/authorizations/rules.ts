// Judges the life of one authorization: the state it is in when asked, and which steps are possible from there.

import type { Case, DebtorStatus } from '../cases/case.js';
import { isSamePerson } from '../people/person.js';
import { type Day, type Instant, osloDayOf } from '../shared/dates.js';
import type { Authorization, AuthorizationState } from './authorization.js';

/** What must be known beside the authorization itself to say which state it is in. */
export type Surroundings = {
  readonly now: Instant;
  /** Oral: its call has ended or the debtor has left it, or the call is not known. Not asked for written ones. */
  readonly callIsOver: boolean;
  /** At least the listed cases of one that lasts until they are closed; others are passed over. */
  readonly cases: readonly Case[];
};

/** `unchanged`: it has happened already, and asking again is harmless. `not-possible`: 409 NOT_POSSIBLE. */
export type Possibility = 'ok' | 'unchanged' | 'not-possible';

/** Derived at the moment of asking, never stored: nothing needs a job to expire. */
export function authorizationState(
  authorization: Authorization,
  surroundings: Surroundings,
): AuthorizationState {
  const { ending } = authorization;
  if (ending.annulledAt !== null) return 'annulled';
  if (ending.revokedAt !== null) return 'revoked';
  if (ending.resignedAt !== null) return 'resigned';
  if (ending.supersededAt !== null) return 'superseded';
  if (authorization.kind === 'oral' && surroundings.callIsOver) return 'call-ended';
  if (ending.suspendedAt !== null) return 'suspended';
  const today = osloDayOf(surroundings.now);
  if (isExpired(authorization, today) || isEndedByAllClosures(authorization, surroundings.cases))
    return 'expired';
  if (isNotYetValid(authorization, today)) return 'not-yet-valid';
  return 'active';
}

/** The last day is over in Oslo; both dates are inclusive (domain § 3.3). Oral ones have none. */
export function isExpired(authorization: Authorization, today: Day): boolean {
  if (authorization.kind === 'oral' || authorization.validThrough === null) return false;
  return today > authorization.validThrough;
}

/** The first day has not come in Oslo. */
export function isNotYetValid(authorization: Authorization, today: Day): boolean {
  if (authorization.kind === 'oral' || authorization.validFrom === null) return false;
  return today < authorization.validFrom;
}

/**
 * It lasts until its cases are closed, and this one was told closed after approval. The instant counts, not the day, and
 * reopening does not revive it (domain § 3.4).
 */
export function isEndedByClosure(authorization: Authorization, asked: Case): boolean {
  if (authorization.kind === 'oral' || !authorization.untilCaseClosed) return false;
  return asked.lastClosedAt !== null && asked.lastClosedAt > authorization.grantedAt;
}

/** What the debtor says counts from when it comes in (avtaleloven § 13), also about one that is over for another reason. */
export function mayRevoke({ ending }: Authorization): Possibility {
  return ending.revokedAt === null ? 'ok' : 'unchanged';
}

/** As for revoking: an agent who steps down is never told that he cannot, not on the phone either. */
export function mayResign({ ending }: Authorization): Possibility {
  return ending.resignedAt === null ? 'ok' : 'unchanged';
}

/** Approved by mistake: whatever has become of it since, what was disclosed under it has to be listed (domain § 4). */
export function mayAnnul({ ending }: Authorization): Possibility {
  return ending.annulledAt === null ? 'ok' : 'unchanged';
}

/** Any doubt: suspend first, clear up after (domain § 4). What is over, or has run out, cannot be paused. */
export function maySuspend(state: AuthorizationState): Possibility {
  return SUSPENDING[state];
}

/** Only a person resumes, and not while the debtor is flagged (domain § 3.8). */
export function mayResume(state: AuthorizationState, debtorStatus: DebtorStatus): Possibility {
  const possible = RESUMING[state];
  return possible === 'ok' && debtorStatus !== 'normal' ? 'not-possible' : possible;
}

/**
 * A newer written one takes the place of an older, of the same debtor for the same agent (api.md, approval). One that is
 * over already leaves nothing to replace: `unchanged`. An oral one ends with its call and by nothing newer.
 */
export function maySupersede(
  older: Authorization,
  newer: Pick<Authorization, 'debtorId' | 'agent'>,
): Possibility {
  if (older.kind === 'oral' || older.debtorId !== newer.debtorId) return 'not-possible';
  if (!isSamePerson(older.agent, newer.agent)) return 'not-possible';
  const { annulledAt, revokedAt, resignedAt, supersededAt } = older.ending;
  const stands = annulledAt === null && revokedAt === null && resignedAt === null && supersededAt === null;
  return stands ? 'ok' : 'unchanged';
}

const SUSPENDING: Readonly<Record<AuthorizationState, Possibility>> = {
  annulled: 'not-possible',
  revoked: 'not-possible',
  resigned: 'not-possible',
  superseded: 'not-possible',
  'call-ended': 'not-possible',
  suspended: 'unchanged',
  expired: 'not-possible',
  'not-yet-valid': 'ok',
  active: 'ok',
};

const RESUMING: Readonly<Record<AuthorizationState, Possibility>> = {
  annulled: 'not-possible',
  revoked: 'not-possible',
  resigned: 'not-possible',
  superseded: 'not-possible',
  'call-ended': 'not-possible',
  suspended: 'ok',
  expired: 'unchanged',
  'not-yet-valid': 'unchanged',
  active: 'unchanged',
};

// With "all cases" more may come to an end one by one, but none is known to be the last.
function isEndedByAllClosures(authorization: Authorization, cases: readonly Case[]): boolean {
  if (authorization.scope.all) return false;
  return authorization.scope.listed.every((caseNumber) => {
    const listed = cases.find((known) => known.caseNumber === caseNumber);
    return listed !== undefined && isEndedByClosure(authorization, listed);
  });
}
