// Steps of later actions: one authorization with its whole story, and the state it is in, read inside their transaction.

import type { EventType } from '../../audit/events.js';
import { type Recorded, recordedAbout } from '../../audit/steps.js';
import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { AuthorizationId, CallId, CaseNumber, DebtorId, VerificationId } from '../../shared/ids.js';
import type { AuthorizationState } from '../authorization.js';
import { type StoredAuthorization, authorizationsOf, casesClosing } from '../records.js';
import { authorizationState } from '../rules.js';

export type ViewNeeds = {
  readonly keys: Keys;
  readonly now: () => Instant;
  /** Whether the call is over for the oral authorizations of it. */
  readonly isCallOver: (tx: Tx, call: CallId, now: Instant) => Promise<boolean>;
  /** Every verification an authorization answered, oldest first. */
  readonly usesOf: (tx: Tx, authorization: AuthorizationId) => Promise<readonly Use[]>;
};

/** One disclosure made under an authorization. */
export type Use = {
  readonly verificationId: VerificationId;
  readonly at: Instant;
  readonly caseNumber: CaseNumber;
  readonly power: string;
};

export type AuthorizationView = {
  readonly authorization: StoredAuthorization;
  readonly state: AuthorizationState;
  readonly history: readonly Recorded[];
  readonly uses: readonly Use[];
};

export type Listed = Pick<AuthorizationView, 'authorization' | 'state'>;

const STORY: readonly EventType[] = [
  'authorization-granted',
  'authorization-revoked',
  'authorization-resigned',
  'authorization-suspended',
  'authorization-resumed',
  'authorization-superseded',
  'authorization-annulled',
  'case-taken-out',
];
const LONGEST_STORY = 1_000;

/** With all that was done with it, and every use made of it. */
export async function viewOf(
  tx: Tx,
  needs: ViewNeeds,
  authorization: StoredAuthorization,
): Promise<AuthorizationView> {
  const about = { id: authorization.id, types: STORY, limit: LONGEST_STORY };
  // Uses are read outside the transaction, side by side with what is read in it.
  const [state, history, uses] = await Promise.all([
    stateOf(tx, needs, authorization),
    recordedAbout(tx, needs.keys, about),
    needs.usesOf(tx, authorization.id),
  ]);
  return { authorization, state, history: history.filter(({ outcome }) => outcome === 'done'), uses };
}

/** Derived now. */
export async function stateOf(
  tx: Tx,
  needs: ViewNeeds,
  authorization: StoredAuthorization,
): Promise<AuthorizationState> {
  const now = needs.now();
  if (authorization.kind === 'oral')
    return authorizationState(authorization, {
      now,
      callIsOver: await needs.isCallOver(tx, authorization.callId, now),
      cases: [],
    });
  const cases = authorization.untilCaseClosed ? await casesClosing(tx, authorization.id) : [];
  return authorizationState(authorization, { now, callIsOver: false, cases });
}

/** All that a debtor has given, newest first. */
export async function authorizationsGivenBy(
  tx: Tx,
  needs: ViewNeeds,
  debtor: DebtorId,
): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  for (const authorization of await authorizationsOf(tx, needs.keys, debtor))
    listed.unshift({ authorization, state: await stateOf(tx, needs, authorization) });
  return listed;
}
