// Steps of other actions: granting, ending and taking cases out, inside their transaction. What they return is recorded by the caller.

import type { AuditEvent } from '../audit/events.js';
import type { Tx } from '../database/database.js';
import type { Person } from '../people/person.js';
import type { Keys } from '../sealing/keys.js';
import type { Day, Instant } from '../shared/dates.js';
import type { AuthorizationId, CallId, CaseNumber, DebtorId, SubmissionId } from '../shared/ids.js';
import type { Fault } from '../shared/result.js';
import type { Agent, AuthorizationState } from './authorization.js';
import { grantedBefore } from './ended-records.js';
import { endOf } from './ending.js';
import {
  type StoredAuthorization,
  addAuthorization,
  authorizationOfSubmission,
  authorizationsOf,
  findAuthorization,
  setEnding,
  takeOut,
} from './records.js';
import { authorizationState, maySupersede } from './rules.js';
import { type Power, limitsOrNone } from './scope.js';

export type WrittenGrant = {
  readonly id: AuthorizationId;
  readonly debtorId: DebtorId;
  readonly debtor: Person;
  readonly agent: Agent;
  readonly cases: 'all' | readonly CaseNumber[];
  readonly powers: readonly Power[];
  /** As written; "ingen" is kept as none. */
  readonly limits: string;
  readonly validFrom: Day | null;
  readonly validThrough: Day | null;
  readonly untilCaseClosed: boolean;
  readonly signedOn: Day;
  readonly submissionId: SubmissionId;
  readonly at: Instant;
};

export type OralGrant = {
  readonly id: AuthorizationId;
  readonly callId: CallId;
  readonly debtorId: DebtorId;
  readonly debtor: Person;
  readonly agent: Person;
  readonly cases: 'all' | readonly CaseNumber[];
  readonly powers: readonly Power[];
  readonly at: Instant;
};

/** Keeps what a reviewer has approved. */
export async function grantWritten(tx: Tx, keys: Keys, grant: WrittenGrant): Promise<AuditEvent> {
  const { debtor, agent, limits, at, ...columns } = grant;
  await addAuthorization(tx, keys, {
    ...columns,
    kind: 'written',
    callId: null,
    grantedAt: at,
    sealed: { debtor, agent, limits: limitsOrNone(limits) },
  });
  return granted(grant.id, { kind: 'written', submissionId: grant.submissionId });
}

/** Keeps what was given on a call; it lives exactly as long as that call (SEED S1). */
export async function grantOral(tx: Tx, keys: Keys, grant: OralGrant): Promise<AuditEvent> {
  const { debtor, agent, at, ...columns } = grant;
  await addAuthorization(tx, keys, {
    ...columns,
    kind: 'oral',
    submissionId: null,
    validFrom: null,
    validThrough: null,
    untilCaseClosed: false,
    signedOn: null,
    grantedAt: at,
    sealed: { debtor, agent, limits: null },
  });
  return granted(grant.id, { kind: 'oral', callId: grant.callId });
}

/**
 * Ends older ones in favour of a newer, of the same debtor for the same agent. Faults name those that cannot be:
 * `supersedes[0]` NOT_POSSIBLE; then nothing may be kept.
 */
export async function supersede(
  tx: Tx,
  keys: Keys,
  older: readonly AuthorizationId[],
  newer: {
    readonly id: AuthorizationId;
    readonly debtorId: DebtorId;
    readonly agent: Person;
    readonly at: Instant;
  },
): Promise<{ readonly events: readonly AuditEvent[]; readonly faults: readonly Fault[] }> {
  const events: AuditEvent[] = [];
  const faults: Fault[] = [];
  for (const [index, id] of older.entries()) {
    const found = await findAuthorization(tx, keys, id);
    const possible = found && id !== newer.id ? maySupersede(found, newer) : 'not-possible';
    if (possible === 'not-possible') faults.push({ path: `supersedes[${index}]`, code: 'NOT_POSSIBLE' });
    if (possible !== 'ok') continue;
    await setEnding(tx, id, 'supersededAt', newer.at);
    events.push({ type: 'authorization-superseded', outcome: 'done', about: id, details: { by: newer.id } });
  }
  return { events, faults };
}

/** A debtor's written ones that a newer one could take the place of, oldest first. */
export async function replaceableOf(
  tx: Tx,
  keys: Keys,
  { debtorId, at }: { readonly debtorId: DebtorId; readonly at: Instant },
): Promise<readonly StoredAuthorization[]> {
  const all = await authorizationsOf(tx, keys, debtorId);
  return all.filter((one) => {
    const state = authorizationState(one, { now: at, callIsOver: false, cases: [] });
    return one.kind === 'written' && REPLACEABLE.has(state);
  });
}

const REPLACEABLE: ReadonlySet<AuthorizationState> = new Set(['active', 'not-yet-valid', 'suspended']);

/** The debtor has taken back the paper: what was made from it is revoked on arrival (avtaleloven § 13). */
export async function revokeMadeFrom(
  tx: Tx,
  submissionId: SubmissionId,
  at: Instant,
): Promise<readonly AuditEvent[]> {
  const id = await authorizationOfSubmission(tx, submissionId);
  if (id === null || !(await setEnding(tx, id, 'revokedAt', at))) return [];
  const details = { by: 'debtor', channel: 'web', receivedAt: at };
  return [{ type: 'authorization-revoked', outcome: 'done', about: id, details }];
}

/** The case has another debtor now: none of the former debtor's authorizations reaches it any more. */
async function takeCaseOut(
  tx: Tx,
  from: DebtorId,
  caseNumber: CaseNumber,
  at: Instant,
): Promise<readonly AuditEvent[]> {
  const ids = await takeOut(tx, from, caseNumber, at);
  return ids.map((about) => ({ type: 'case-taken-out', outcome: 'done', about, caseNumber }));
}

/** A debtor's flag has been lifted: what stands now waits until a person has looked at it (domain § 3.8). */
async function suspendStanding(
  tx: Tx,
  keys: Keys,
  of: DebtorId,
  at: Instant,
): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = [];
  for (const one of await authorizationsOf(tx, keys, of)) {
    const state = authorizationState(one, { now: at, callIsOver: false, cases: [] });
    if (state !== 'active' && state !== 'not-yet-valid') continue;
    if (!(await setEnding(tx, one.id, 'suspendedAt', at))) continue;
    const details = { reason: 'DEBTOR_STATUS_RETURNED_TO_NORMAL' };
    events.push({ type: 'authorization-suspended', outcome: 'done', about: one.id, details });
  }
  return events;
}

/** What the case system's news does to authorizations, as the actions on cases need it. */
export function followCases(keys: Keys) {
  return {
    takeCaseOut,
    suspendStanding: (tx: Tx, of: DebtorId, at: Instant) => suspendStanding(tx, keys, of, at),
  };
}

/** Written ones whose end was before an instant, from a place on; `next` is null when no more were granted before it. */
export async function endedBefore(
  tx: Tx,
  asked: { readonly before: Instant; readonly after: string | null; readonly limit: number },
): Promise<{ readonly due: readonly AuthorizationId[]; readonly next: string | null }> {
  const candidates = await grantedBefore(tx, asked);
  const due = candidates.filter((candidate) => {
    const end = endOf(candidate);
    return end !== null && end < asked.before;
  });
  const next = candidates.length < asked.limit ? null : (candidates.at(-1)?.place ?? null);
  return { due: due.map(({ id }) => id), next };
}

function granted(about: AuthorizationId, details: Readonly<Record<string, unknown>>): AuditEvent {
  return { type: 'authorization-granted', outcome: 'done', about, details };
}

export { givenOnCalls, removeAuthorizations } from './ended-records.js';
export { type StoredAuthorization, findAuthorization, openAuthorization } from './records.js';
