// What is done with an authorization after it was granted: looked at, revoked, resigned, suspended, resumed, annulled.

import { type Done, type Who, act } from '../audit/act.js';
import type { AuditEvent, EventType } from '../audit/events.js';
import type { Ledger } from '../audit/ledger.js';
import type { Recorded } from '../audit/steps.js';
import { findCaseWithDebtor, findDebtorById } from '../cases/steps.js';
import type { Tx } from '../database/database.js';
import { maskNationalIds } from '../people/national-id.js';
import type { Instant } from '../shared/dates.js';
import type { AuthorizationId, CaseNumber } from '../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../shared/result.js';
import type { AuthorizationState } from './authorization.js';
import {
  type AuthorizationView,
  type Listed,
  type Use,
  type ViewNeeds,
  stateOf,
  viewOf,
} from './viewing/steps.js';
import {
  type EndingColumn,
  type StoredAuthorization,
  authorizationsAfter,
  authorizationsOf,
  findAuthorization,
  liftSuspension,
  setEnding,
} from './records.js';
import { type Possibility, mayAnnul, mayResign, mayResume, mayRevoke, maySuspend } from './rules.js';

export type Needs = ViewNeeds & { readonly ledger: Ledger };
export type { AuthorizationView, Use };

export type { Listed };
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

type LifeCycleRefusal = Refusal<'NOT_FOUND' | 'NOT_POSSIBLE' | 'INVALID_INPUT'>;
export type LifeCycleResult = Promise<Result<AuthorizationView, LifeCycleRefusal>>;

const LOOKED_THROUGH_A_PAGE = 500;

/** One authorization with its whole story. */
export function readAuthorization(needs: Needs, who: Who, id: AuthorizationId): LifeCycleResult {
  return act(needs, who, async (tx) => {
    const found = await findAuthorization(tx, needs.keys, id);
    if (!found) return notFound('authorization-read', id);
    const event: AuditEvent = { type: 'authorization-read', outcome: 'read', about: id };
    return { result: allowed(await viewOf(tx, needs, found)), event };
  });
}

/**
 * Oldest first. Of one case: all of its debtor's that reach it or reached it. A page may hold fewer than `limit` and
 * still have a next one: the state is derived, so it is looked for, at most so many at a time.
 */
export function listAuthorizations(
  needs: Needs,
  who: Who,
  asked: {
    readonly caseNumber: CaseNumber | null;
    readonly state: AuthorizationState | null;
    readonly after: AuthorizationId | null;
    readonly limit: number;
  },
): Promise<Result<Page<Listed>, never>> {
  return act(needs, who, async (tx) => {
    const candidates = await candidatesFor(tx, needs, asked);
    const items: Listed[] = [];
    let last: AuthorizationId | null = null;
    let looked = 0;
    for (const authorization of candidates) {
      if (items.length === asked.limit) break;
      looked += 1;
      last = authorization.id;
      const state = await stateOf(tx, needs, authorization);
      if (asked.state === null || asked.state === state) items.push({ authorization, state });
    }
    const more = looked < candidates.length || candidates.length === LOOKED_THROUGH_A_PAGE;
    const event: AuditEvent = {
      type: 'authorizations-listed',
      outcome: 'read',
      about: null,
      caseNumber: asked.caseNumber,
      details: { shown: items.map(({ authorization }) => authorization.id) },
    };
    return { result: allowed({ items, next: more ? last : null }), event };
  });
}

/**
 * The debtor, or the guardian for him, takes it back: effective from when it came in (avtaleloven § 13). Refused with
 * DATE_IN_FUTURE as well.
 */
export function revokeAuthorization(
  needs: Needs,
  who: Who,
  id: AuthorizationId,
  told: { readonly by: 'debtor' | 'guardian'; readonly channel: string; readonly receivedAt: Instant | null },
): LifeCycleResult {
  const receivedAt = told.receivedAt ?? needs.now();
  if (receivedAt > needs.now()) return refuseRevocation(needs, who, id);
  const details = { by: told.by, channel: told.channel, receivedAt };
  return end(needs, who, id, {
    type: 'authorization-revoked',
    column: 'revokedAt',
    at: receivedAt,
    details,
    may: mayRevoke,
  });
}

/** What has not come in yet revokes nothing. */
function refuseRevocation(needs: Needs, who: Who, id: AuthorizationId): LifeCycleResult {
  const code = 'DATE_IN_FUTURE';
  return act(needs, who, () =>
    Promise.resolve({
      result: refused(refusal('INVALID_INPUT', [{ path: 'receivedAt', code }])),
      event: { type: 'authorization-revoked', outcome: 'refused', about: id, details: { code } },
    }),
  );
}

/** The agent steps down. He cannot revoke: it was never his. */
export function resignAuthorization(needs: Needs, who: Who, id: AuthorizationId): LifeCycleResult {
  const at = needs.now();
  return end(needs, who, id, {
    type: 'authorization-resigned',
    column: 'resignedAt',
    at,
    details: {},
    may: mayResign,
  });
}

/** Any doubt: suspend first, clear up after (domain § 4). National ids in the reason are kept as dots. */
export function suspendAuthorization(
  needs: Needs,
  who: Who,
  id: AuthorizationId,
  reason: string,
): LifeCycleResult {
  const at = needs.now();
  const may = (_: StoredAuthorization, state: AuthorizationState) => maySuspend(state);
  return end(needs, who, id, {
    type: 'authorization-suspended',
    column: 'suspendedAt',
    at,
    details: { reason: maskNationalIds(reason).text },
    may,
  });
}

/** Approved by mistake: it never should have been. What was disclosed under it stands in `uses`. The reason as above. */
export function annulAuthorization(
  needs: Needs,
  who: Who,
  id: AuthorizationId,
  reason: string,
): LifeCycleResult {
  const at = needs.now();
  return end(needs, who, id, {
    type: 'authorization-annulled',
    column: 'annulledAt',
    at,
    details: { reason: maskNationalIds(reason).text },
    may: mayAnnul,
  });
}

/** A person has cleared up the doubt. */
export function resumeAuthorization(needs: Needs, who: Who, id: AuthorizationId): LifeCycleResult {
  return act(needs, who, async (tx) => {
    const found = await findAuthorization(tx, needs.keys, id);
    if (!found) return notFound('authorization-resumed', id);
    const debtor = await findDebtorById(tx, needs.keys, found.debtorId);
    const state = await stateOf(tx, needs, found);
    const possible = debtor ? mayResume(state, debtor.status) : 'not-possible';
    if (possible === 'not-possible') return notPossible('authorization-resumed', id, state);
    const changed = possible === 'ok' && (await liftSuspension(tx, id));
    return done(tx, needs, who, {
      type: 'authorization-resumed',
      outcome: 'done',
      about: id,
      details: { changed },
    });
  });
}

type Ending = {
  readonly type: EventType;
  readonly column: EndingColumn;
  readonly at: Instant;
  readonly details: Readonly<Record<string, unknown>>;
  readonly may: (authorization: StoredAuthorization, state: AuthorizationState) => Possibility;
};

function end(needs: Needs, who: Who, id: AuthorizationId, ending: Ending): LifeCycleResult {
  return act(needs, who, async (tx) => {
    const found = await findAuthorization(tx, needs.keys, id);
    if (!found) return notFound(ending.type, id);
    const state = await stateOf(tx, needs, found);
    const possible = ending.may(found, state);
    if (possible === 'not-possible') return notPossible(ending.type, id, state);
    const changed = possible === 'ok' && (await setEnding(tx, id, ending.column, ending.at));
    const details = { ...ending.details, changed };
    return done(tx, needs, who, { type: ending.type, outcome: 'done', about: id, details });
  });
}

/** The authorization as it is now; its story ends with what is being recorded in this very transaction. */
async function done(
  tx: Tx,
  needs: Needs,
  who: Who,
  event: AuditEvent & { readonly about: AuthorizationId },
): Promise<Done<AuthorizationView, LifeCycleRefusal>> {
  const found = await findAuthorization(tx, needs.keys, event.about);
  if (!found) throw new Error('an authorization went missing while it was changed');
  const view = await viewOf(tx, needs, found);
  const { type, outcome, details = {} } = event;
  const now: Recorded = { at: needs.now(), type, outcome, by: who, details };
  return { result: allowed({ ...view, history: [...view.history, now] }), event };
}

async function candidatesFor(
  tx: Tx,
  needs: Needs,
  asked: { readonly caseNumber: CaseNumber | null; readonly after: AuthorizationId | null },
): Promise<readonly StoredAuthorization[]> {
  const { caseNumber, after } = asked;
  if (caseNumber === null)
    return authorizationsAfter(tx, needs.keys, { after, limit: LOOKED_THROUGH_A_PAGE });
  const found = await findCaseWithDebtor(tx, needs.keys, caseNumber);
  if (!found) return [];
  const all = await authorizationsOf(tx, needs.keys, found.debtor.id);
  return all.filter(
    ({ id, scope }) => (after === null || id > after) && (scope.all || scope.listed.includes(caseNumber)),
  );
}

function notFound(type: EventType, id: AuthorizationId): Done<never, LifeCycleRefusal> {
  const event: AuditEvent = { type, outcome: 'refused', about: id, details: { code: 'NOT_FOUND' } };
  return { result: refused<LifeCycleRefusal>(refusal('NOT_FOUND')), event };
}

function notPossible(
  type: EventType,
  id: AuthorizationId,
  state: AuthorizationState,
): Done<never, LifeCycleRefusal> {
  const event: AuditEvent = { type, outcome: 'refused', about: id, details: { code: 'NOT_POSSIBLE', state } };
  return { result: refused<LifeCycleRefusal>(refusal('NOT_POSSIBLE')), event };
}
