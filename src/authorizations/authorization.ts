// One grant: who may speak for whom, about what, and what has happened to it since.

import type { Person } from '../people/person.js';
import type { Day, Instant } from '../shared/dates.js';
import type { AuthorizationId, CallId, DebtorId } from '../shared/ids.js';
import type { CaseScope, Power } from './scope.js';

export type Agent = Person & {
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly organisation?: string;
};

/** What ended or paused a grant. Several may hold at once; none of them is ever taken back but a suspension. */
export type Ending = {
  readonly revokedAt: Instant | null;
  readonly resignedAt: Instant | null;
  readonly suspendedAt: Instant | null;
  readonly supersededAt: Instant | null;
  readonly annulledAt: Instant | null;
};

/** A written grant was approved at `grantedAt`; an oral one was registered then, on its call. */
export type Authorization = {
  readonly id: AuthorizationId;
  readonly debtorId: DebtorId;
  readonly agent: Person;
  readonly powers: readonly Power[];
  readonly scope: CaseScope;
  /** Free text; null when the debtor said there are none. */
  readonly limits: string | null;
  readonly grantedAt: Instant;
  readonly ending: Ending;
} & (
  | {
      readonly kind: 'written';
      readonly validFrom: Day | null;
      readonly validThrough: Day | null;
      readonly untilCaseClosed: boolean;
    }
  | { readonly kind: 'oral'; readonly callId: CallId }
);

/** Derived when asked, never stored: when several hold, the first of this order (api.md, Authorizations). */
export const AUTHORIZATION_STATES = [
  'annulled',
  'revoked',
  'resigned',
  'superseded',
  'call-ended',
  'suspended',
  'expired',
  'not-yet-valid',
  'active',
] as const;
export type AuthorizationState = (typeof AUTHORIZATION_STATES)[number];
