// Writes to a server from several sides at once, and remembers what was promised: every answer that arrived, and what was left unanswered.

import { setTimeout as pause } from 'node:timers/promises';
import type { AuthorizationId, CaseNumber } from '../../src/shared/ids.js';
import type { Api, ApiAnswer } from './api.js';
import { THE_AGENT, THE_DEBTOR } from './builders.js';
import { questionAbout } from './grants.js';

/** A call started under a key of its own, on a case no other call is about. `answer` is null when none arrived. */
export type KeyedCall = {
  readonly key: string;
  readonly caseNumber: CaseNumber;
  readonly answer: ApiAnswer['json'] | null;
};

/** Whatever was answered with success, by what can be looked up afterwards. */
export type Promised = {
  readonly cases: string[];
  readonly verifications: { readonly id: string; readonly decision: string }[];
  readonly calls: KeyedCall[];
  readonly oral: string[];
  readonly revoked: string[];
  readonly references: string[];
  /** Answers that nobody should have got. */
  readonly odd: string[];
  /** Told that it cannot be done now, and when to ask again. */
  readonly turnedAway: string[];
  /** Why requests were not answered at all. */
  readonly unanswered: string[];
};

export type LoadNeeds = {
  readonly api: Api;
  readonly random: (below: number) => number;
  /** A case number or key that was not used before. */
  readonly unused: (kind: string) => CaseNumber;
  /** Registered cases, for calls and questions. */
  readonly cases: CaseNumber[];
  /** Authorizations that may be revoked, each once. */
  readonly revocable: AuthorizationId[];
  /** Sent in again and again; null for none this time. */
  readonly paper: Uint8Array | null;
  /** Whether enough has been written. */
  readonly isOver: () => boolean;
};

const WRITERS = 6;
/** A real caller waits longer. */
const TURNED_AWAY_PAUSE_MS = 50;

export function nothingPromised(): Promised {
  return {
    cases: [],
    verifications: [],
    calls: [],
    oral: [],
    revoked: [],
    references: [],
    odd: [],
    turnedAway: [],
    unanswered: [],
  };
}

/** Adds what was promised now to what was promised before. */
export function remember(ever: Promised, promised: Promised): void {
  ever.cases.push(...promised.cases);
  ever.verifications.push(...promised.verifications);
  ever.calls.push(...promised.calls);
  ever.oral.push(...promised.oral);
  ever.revoked.push(...promised.revoked);
  ever.references.push(...promised.references);
  ever.turnedAway.push(...promised.turnedAway);
  ever.odd.push(...promised.odd);
}

/**
 * Writes until it is over or the connections break. What was promised stands in `promised` from the moment its answer
 * arrived.
 */
export async function writeUntilItBreaks(needs: LoadNeeds, promised: Promised): Promise<void> {
  const writing = Array.from({ length: WRITERS }, () => write(needs, promised));
  if (needs.paper) writing.push(sendPapers(needs, promised, needs.paper));
  await Promise.all(writing);
}

async function write(needs: LoadNeeds, promised: Promised): Promise<void> {
  const deeds = [tellOfCase, askAbout, askAbout, startCall, revoke];
  await again(needs, promised, () => (deeds[needs.random(deeds.length)] ?? askAbout)(needs, promised));
}

async function tellOfCase({ api, unused }: LoadNeeds, promised: Promised): Promise<void> {
  const caseNumber = unused('told');
  const answer = await api.put(`/api/v1/cases/${caseNumber}`, {
    debtor: { ...THE_DEBTOR, id: `debtor of ${caseNumber}` },
    debtorStatus: 'normal',
    registeredOn: '2026-01-10',
    status: 'open',
  });
  if (await isAs(answer, 201, promised)) promised.cases.push(caseNumber);
}

async function askAbout({ api, random, cases }: LoadNeeds, promised: Promised): Promise<void> {
  const caseNumber = cases[random(cases.length)];
  const answer = await api.post('/api/v1/verifications', questionAbout(caseNumber ?? unknownCase));
  if (!(await isAs(answer, 200, promised))) return;
  promised.verifications.push({ id: String(answer.json.id), decision: String(answer.json.decision) });
}

async function startCall(needs: LoadNeeds, promised: Promised): Promise<void> {
  const { api, unused } = needs;
  const caseNumber = needs.cases.pop();
  if (caseNumber === undefined) return;
  const keyed = { key: unused('key'), caseNumber };
  const unanswered = { ...keyed, answer: null };
  promised.calls.push(unanswered);
  const answer = await repeatCall(api, keyed);
  if (!(await isAs(answer, 201, promised))) return;
  promised.calls.splice(promised.calls.indexOf(unanswered), 1, { ...keyed, answer: answer.json });
  const oral = await api.post(`/api/v1/calls/${String(answer.json.id)}/oral-authorizations`, {
    debtorPresent: true,
    debtor: THE_DEBTOR,
    agent: THE_AGENT,
  });
  if (await isAs(oral, 201, promised)) promised.oral.push(String(oral.json.id));
}

/** The very same request, asked for the first time or again. */
export function repeatCall(api: Api, { key, caseNumber }: Omit<KeyedCall, 'answer'>): Promise<ApiAnswer> {
  const body = { caseNumber, recording: { informed: true, declined: false } };
  return api.post('/api/v1/calls', body, { 'idempotency-key': key });
}

async function revoke({ api, revocable }: LoadNeeds, promised: Promised): Promise<void> {
  const id = revocable.pop();
  if (id === undefined) return;
  const answer = await api.post(`/api/v1/authorizations/${id}/revocation`, {
    by: 'debtor',
    channel: 'letter',
  });
  if (await isAs(answer, 200, promised)) promised.revoked.push(id);
}

async function sendPapers(needs: LoadNeeds, promised: Promised, paper: Uint8Array): Promise<void> {
  await again(needs, promised, async () => {
    const answer = await needs.api.upload('/api/v1/submissions', [paper]);
    if (await isAs(answer, 201, promised)) promised.references.push(String(answer.json.reference));
  });
}

async function again({ isOver }: LoadNeeds, promised: Promised, deed: () => Promise<void>): Promise<void> {
  try {
    while (!isOver()) await deed();
  } catch (error) {
    promised.unanswered.push(String(error));
  }
}

const unknownCase = 'nobody-has-told-of-this' as CaseNumber;

async function isAs(answer: ApiAnswer, status: number, promised: Promised): Promise<boolean> {
  if (answer.status === status) return true;
  if (answer.status === 503 && Number(answer.headers['retry-after']) > 0) {
    promised.turnedAway.push(String(answer.json.code));
    await pause(TURNED_AWAY_PAUSE_MS);
    return false;
  }
  promised.odd.push(`${answer.status} ${String(answer.json.code)}`);
  return false;
}
