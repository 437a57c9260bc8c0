// One race: an authorization is revoked while several sides ask about it, until some of their questions have begun after the answer.

import { setTimeout as pause } from 'node:timers/promises';
import type { AuthorizationId, CaseNumber } from '../../src/shared/ids.js';
import type { Api } from './api.js';
import { type Granted, questionAbout } from './grants.js';
import type { Logged } from './stale-allows.js';

/** Gives the decision; what was no decision in words that are none. */
export type Verify = (caseNumber: CaseNumber) => Promise<string>;
/** Gives the state the authorization is in then. */
export type Revoke = (id: AuthorizationId) => Promise<string>;

/** Nothing was done, or nobody knows: the answer of a node that waited for its database in vain. */
export const NOT_NOW = 'status 503';

export type Racing = {
  /** Each asks by itself, one question after the other. */
  readonly askers: readonly Verify[];
  readonly revoke: Revoke;
  /** Before the revocation is sent, when every asker has been answered once. */
  readonly headStartMs: number;
  /** At least as many questions of each asker. */
  readonly questions: number;
  /** At least as many questions of each asker begin after the revocation was answered. */
  readonly after: number;
};

/** Everything that was asked and answered, by the clock of this process; `by` is the place among the askers. */
export async function race(granted: Granted, racing: Racing): Promise<readonly Logged[]> {
  const { caseNumber, authorizationId } = granted;
  const { askers, revoke, headStartMs, questions, after } = racing;
  const log: Logged[] = [];
  /** A node that could not do it in time says so, on a machine that has more to do than it can: then it is asked again. */
  const timed = async (op: Logged['op'], by: number, work: () => Promise<string>): Promise<void> => {
    for (let result = NOT_NOW; result === NOT_NOW; ) {
      const start = performance.now();
      result = await work();
      log.push({ about: authorizationId, op, by, start, end: performance.now(), result });
    }
  };
  let answered = false;
  const revokeSoon = async (): Promise<void> => {
    await pause(headStartMs);
    await timed('revoke', -1, () => revoke(authorizationId));
    answered = true;
  };
  const goOnAsking = async (verify: Verify, by: number): Promise<void> => {
    let begunAfter = 0;
    for (let asked = 1; asked < questions || begunAfter < after; asked += 1) {
      if (answered) begunAfter += 1;
      await timed('verify', by, () => verify(caseNumber));
    }
  };
  await Promise.all(askers.map((verify, by) => timed('verify', by, () => verify(caseNumber))));
  await Promise.all([revokeSoon(), ...askers.map(goOnAsking)]);
  return log;
}

export function verifyingThrough(api: Api): Verify {
  return async (caseNumber) => {
    const { status, json } = await api.post('/api/v1/verifications', questionAbout(caseNumber));
    return status === 200 ? String(json.decision) : `status ${status}`;
  };
}

export function revokingThrough(api: Api): Revoke {
  return async (id) => {
    const path = `/api/v1/authorizations/${id}/revocation`;
    const { status, json } = await api.post(path, { by: 'debtor', channel: 'phone' });
    return status === 200 ? String(json.state) : `status ${status}`;
  };
}

/** What this house does not do: remembers a yes for a moment. */
export function cached(verify: Verify): Verify {
  // Longer than fifty revocations at once may take to be answered.
  const KEPT_MS = 2_000;
  const kept = new Map<CaseNumber, { readonly result: string; readonly until: number }>();
  return async (caseNumber) => {
    const known = kept.get(caseNumber);
    if (known && known.until > performance.now()) return pause(1, known.result);
    const result = await verify(caseNumber);
    kept.set(caseNumber, { result, until: performance.now() + KEPT_MS });
    return result;
  };
}
