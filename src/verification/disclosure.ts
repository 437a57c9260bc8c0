// The question a handler asks before a word is said, what is known when it is asked, and the answer.

import type { Authorization } from '../authorizations/authorization.js';
import type { Power } from '../authorizations/scope.js';
import type { Call } from '../calls/call.js';
import type { Case, DebtorStatus } from '../cases/case.js';
import type { Person } from '../people/person.js';
import type { Day, Instant } from '../shared/dates.js';
import type { AuthorizationId, CallId } from '../shared/ids.js';

export const DENY_REASONS = [
  'UNKNOWN_CASE',
  'NO_AUTHORIZATION',
  'NOT_APPROVED',
  'OTHER_CALL',
  'CALL_ENDED',
  'DEBTOR_LEFT',
  'REVOKED',
  'RESIGNED',
  'SUSPENDED',
  'SUPERSEDED',
  'ANNULLED',
  'NOT_YET_VALID',
  'EXPIRED',
  'CASE_NOT_COVERED',
  'CASE_CLOSED',
  'POWER_NOT_GRANTED',
  'AGENT_NOT_MATCHED',
  'AGENT_MINOR',
  'DEBTOR_DECEASED',
  'DEBTOR_BANKRUPT',
  'DEBTOR_UNDER_GUARDIANSHIP',
] as const;
export type DenyReason = (typeof DENY_REASONS)[number];

export const OBLIGATIONS = ['READ_LIMITS', 'DEBTOR_CONFIRMS_AGREEMENT', 'DEBTOR_STAYS_ON_LINE'] as const;
export type Obligation = (typeof OBLIGATIONS)[number];

export type DisclosureQuestion = {
  readonly agent: Person;
  readonly power: Power;
  readonly callId: CallId | null;
  readonly now: Instant;
};

/** Everything that is known about the case asked for; `case` is null when the number is not registered. */
export type DisclosureFacts = {
  readonly case: Case | null;
  readonly debtorStatus: DebtorStatus;
  /** All authorizations of the debtor of the case, whatever their state, in any order. */
  readonly authorizations: readonly Authorization[];
  /** The calls the oral ones among them belong to. */
  readonly calls: readonly Call[];
  /** True when an undecided submission names this case and this agent. */
  readonly undecidedSubmission: boolean;
};

export type MismatchedPart = 'name' | 'birthDate';

export type Disclosure =
  | {
      readonly decision: 'allow';
      readonly authorization: Authorization;
      readonly obligations: readonly Obligation[];
    }
  | {
      readonly decision: 'deny';
      /** All failed lines of the nearest authorization, in the order of DENY_REASONS; never empty. */
      readonly reasons: readonly DenyReason[];
      /** The nearest authorization, when the debtor has any. */
      readonly nearest: AuthorizationId | null;
      /** Which part of what the caller stated differs; only with AGENT_NOT_MATCHED. */
      readonly mismatched: readonly MismatchedPart[];
    };

/** What is told of a disclosure: what a handler may rest on, or why he may not. Kept with the question it answered. */
export type DisclosureAnswer =
  | {
      readonly decision: 'allow';
      readonly reasons: readonly [];
      readonly authorizationId: AuthorizationId;
      readonly kind: 'written' | 'oral';
      readonly powers: readonly Power[];
      readonly validThrough: Day | null;
      readonly limits: string | null;
      readonly obligations: readonly Obligation[];
    }
  | {
      readonly decision: 'deny';
      readonly reasons: readonly DenyReason[];
      readonly mismatched: readonly MismatchedPart[];
    };
