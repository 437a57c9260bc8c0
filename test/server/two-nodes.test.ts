// Two processes on one installation: whatever one of them has answered holds for the other from that moment.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFormWriter } from '../../src/adapters/pdf-writer/write-form.js';
import { createClient, revokeClient } from '../../src/staff/actions.js';
import type { ClientId } from '../../src/shared/ids.js';
import type { World } from '../../src/world.js';
import { type Api, type ApiAnswer, createApi } from '../support/api.js';
import { THE_AGENT, THE_DEBTOR } from '../support/builders.js';
import { type Nodes, manyNodes, startNodes } from '../support/node-servers.js';
import { fillIn } from '../support/paper-doors.js';
import { OPERATOR } from '../support/server.js';

const SCOPES = ['cases', 'calls', 'verify', 'authorizations', 'review'];
const ROUNDS = 5;
const ROUNDS_WITH_PAPERS = 2;

let nodes: Nodes;
let one: Api;
let two: Api;
let origins: readonly string[];
let blank: Uint8Array;
let used = 0;

beforeAll(async () => {
  nodes = await manyNodes(SCOPES);
  const both = await startNodes(nodes, 2);
  const [first, second] = both;
  if (!first || !second) throw new Error('there are not two');
  one = first.api;
  two = second.api;
  origins = both.map(({ server }) => server.origin);
  blank = await (await createFormWriter()).writeBlankForm('nb', nodes.installation.config.agency);
});
afterAll(() => nodes.remove());

test('a key that was revoked from a third process is refused by both at once', async () => {
  await nodes.installation.beside(async (world) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id, key } = await aClient(world);
      const apis = origins.map((origin) => createApi(origin, key));
      const ask = () =>
        Promise.all(apis.map((api) => statusOf(api.get('/api/v1/authorizations?caseNumber=x'))));
      expect(await ask()).toEqual([200, 200]);
      expect((await revokeClient(world, OPERATOR, id)).ok).toBe(true);
      expect(await ask()).toEqual([401, 401]);
      for (const api of apis) api.close();
    }
  });
});

test('a debtor told dead through one is dead to the other at once', async () => {
  const caseNumber = await aCase(one);
  expect(await decisionOf(two, await grantThrough(one, caseNumber))).toBe('allow');
  await tellCase(one, caseNumber, 'deceased');
  expect(await decisionOf(two, { caseNumber })).toBe('deny DEBTOR_DECEASED');
});

test('papers sent to one are claimed and approved at the other, once, and withdrawn at the first again', async () => {
  for (let round = 0; round < ROUNDS_WITH_PAPERS; round += 1) {
    const caseNumber = await aCase(one);
    const { reference, id } = await sendPaper(one, caseNumber);
    const claimed = await two.post(`/api/v1/reviews/${id}/claim`);
    expect(claimed.status).toBe(200);
    expect((await reviewOf(one, id))?.claimedBy).toBe(claimed.json.claimedBy);
    const path = `/api/v1/reviews/${id}/approval`;
    const decided = await Promise.all([one, two].map((api) => api.post(path, approvalOf(caseNumber))));
    expect(decided.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(await decisionOf(one, { caseNumber })).toBe('allow');
    expect(await decisionOf(two, { caseNumber })).toBe('allow');
    expect((await two.get(`/api/v1/submissions/${reference}`)).json.status).toBe('approved');
    const withdrawal = `/api/v1/submissions/${reference}/withdrawal`;
    expect(await statusOf(one.post(withdrawal, { birthDate: THE_DEBTOR.birthDate }))).toBe(200);
    expect(await decisionOf(two, { caseNumber })).toBe('deny REVOKED');
  }
});

test.each(['end', 'debtor-left'])(
  'an oral authorization is over at one when %s was answered by the other',
  async (how) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const caseNumber = await aCase(one);
      const recording = { informed: true, declined: false };
      const call = await one.post('/api/v1/calls', { caseNumber, recording });
      const callId = String(call.json.id);
      const people = { debtorPresent: true, debtor: THE_DEBTOR, agent: THE_AGENT };
      expect(await statusOf(two.post(`/api/v1/calls/${callId}/oral-authorizations`, people))).toBe(201);
      expect(await decisionOf(one, { caseNumber, callId })).toBe('allow');
      expect(await statusOf(one.post(`/api/v1/calls/${callId}/${how}`))).toBe(200);
      expect(await decisionOf(two, { caseNumber, callId })).toMatch(/^deny (CALL_ENDED|DEBTOR_LEFT)/);
      const more = await two.post(`/api/v1/calls/${callId}/oral-authorizations`, people);
      expect([409, 422]).toContain(more.status);
    }
  },
);

async function aClient(world: World): Promise<{ readonly id: ClientId; readonly key: string }> {
  const made = await createClient(world, OPERATOR, { name: 'case system', scopes: ['authorizations'] });
  if (!made.ok) throw new Error('a client is not refused');
  return made.value;
}

async function aCase(api: Api): Promise<string> {
  used += 1;
  const caseNumber = `two-nodes-${used}`;
  await tellCase(api, caseNumber, 'normal');
  return caseNumber;
}

async function tellCase(api: Api, caseNumber: string, debtorStatus: string): Promise<void> {
  const debtor = { ...THE_DEBTOR, id: `debtor of ${caseNumber}` };
  const body = { debtor, debtorStatus, registeredOn: '2026-01-10', status: 'open' };
  expect([200, 201]).toContain(await statusOf(api.put(`/api/v1/cases/${caseNumber}`, body)));
}

/** Sent, reviewed and approved, all through one. */
async function grantThrough(api: Api, caseNumber: string): Promise<{ readonly caseNumber: string }> {
  const { id } = await sendPaper(api, caseNumber);
  expect(await statusOf(api.post(`/api/v1/reviews/${id}/approval`, approvalOf(caseNumber)))).toBe(201);
  return { caseNumber };
}

async function sendPaper(api: Api, caseNumber: string) {
  const paper = await fillIn(blank, { signed_place: caseNumber });
  const sent = await api.upload('/api/v1/submissions', [paper], { fields: { caseNumber } });
  expect(sent.status).toBe(201);
  const queue = await api.get('/api/v1/reviews?state=open&limit=100');
  const items = queue.json.items as readonly Review[];
  const id = items.find((item) => item.caseNumber === caseNumber)?.id ?? '';
  return { reference: String(sent.json.reference), id };
}

type Review = { readonly id: string; readonly caseNumber?: string; readonly claimedBy?: string };

async function reviewOf(api: Api, id: string): Promise<Review | undefined> {
  const { json } = await api.get('/api/v1/reviews?state=open&limit=100');
  return (json.items as readonly Review[]).find((item) => item.id === id);
}

function approvalOf(caseNumber: string): object {
  const ten =
    'debtorName debtorBirthDate agentName agentBirthDate agentContact scope limits duration date signature';
  return {
    caseNumber,
    fields: {
      debtor: THE_DEBTOR,
      agent: { ...THE_AGENT, phone: '+47 912 34 567' },
      cases: [caseNumber],
      powers: ['information'],
      limits: 'ingen',
      untilCaseClosed: true,
      signedOn: '2026-06-10',
    },
    checks: Object.fromEntries(ten.split(' ').map((requirement) => [requirement, 'present'])),
    signatureCheckedBy: 'sight',
    note: 'Read as it stands',
  };
}

async function decisionOf(
  api: Api,
  about: { readonly caseNumber: string; readonly callId?: string },
): Promise<string> {
  const { json } = await api.post('/api/v1/verifications', {
    ...about,
    agent: THE_AGENT,
    power: 'information',
  });
  return [String(json.decision), ...(json.reasons as readonly string[])].join(' ');
}

async function statusOf(asked: Promise<ApiAnswer>): Promise<number> {
  return (await asked).status;
}
