// Two nodes on one database: the same request sent to both at once is done once, and a claim made at one is seen at the other.

import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.js';
import { verifyAudit } from '../../src/audit/actions.js';
import { claimReview, listReviews } from '../../src/documents/reviewing/actions.js';
import { keepBlankForms } from '../../src/documents/issuing/actions.js';
import { receiveSubmission } from '../../src/documents/receiving/actions.js';
import { createClient } from '../../src/staff/actions.js';
import type { World } from '../../src/world.js';
import { CASE } from '../support/builders.js';
import { OPERATOR } from '../support/http.js';
import { another } from '../support/nodes.js';
import {
  type PaperWorld,
  aPaperWorld,
  aSignedForm,
  registerTestCase,
  valueOf,
} from '../support/paper-world.js';
import { ANYONE, CLIENT } from '../support/world.js';
import { anApp } from '../support/app.js';

const ROUNDS = 8;
const AT_ONCE = 12;

let world: PaperWorld;
let other: World;
let nodes: readonly App[];
let bearer: string;

beforeAll(async () => {
  world = await aPaperWorld();
  other = await another(world);
  nodes = await Promise.all([world, other].map((one) => anApp({ ...one, config: world.config })));
  const made = await createClient(world, OPERATOR, { name: 'case system', scopes: ['calls'] });
  bearer = `Bearer ${valueOf(made).key}`;
  await registerTestCase(world);
});
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await other.close();
  await world.remove();
});

function startCall(node: number, key: string, informed = true) {
  const app = nodes[node % nodes.length]?.http;
  if (!app) throw new Error('there are two nodes');
  return request(app)
    .post('/api/v1/calls')
    .set('Authorization', bearer)
    .set('On-Behalf-Of', 'Kari Saksbehandler')
    .set('Idempotency-Key', key)
    .send({ caseNumber: CASE, recording: { informed, declined: false } });
}

test('the same key sent to both nodes at once has one effect; each is told to wait or given the one answer', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const key = `both-at-once-${round}`;
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, node) => startCall(node, key)));
    const done = answers.filter(({ status }) => status === 201);
    const waiting = answers.filter(
      ({ status, body }) => status === 409 && body.code === 'IDEMPOTENCY_RUNNING',
    );
    expect(done.length + waiting.length).toBe(AT_ONCE);
    expect(done.length).toBeGreaterThan(0);
    for (const node of [0, 1]) {
      const again = await startCall(node, key);
      expect([again.status, again.body]).toEqual([201, done[0]?.body]);
      const otherwise = await startCall(node, key, false);
      expect([otherwise.status, otherwise.body.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    }
    for (const { body } of done) expect(body).toEqual(done[0]?.body);
  }
  const { q, t } = world.database.read;
  expect(await q.$count(t.calls)).toBe(ROUNDS);
  expect(await verifyAudit(world)).toMatchObject({ whole: true });
});

test('two keys at once for the same thing are two effects: only a key makes it one', async () => {
  const { q, t } = world.database.read;
  const before = await q.$count(t.calls);
  const answers = await Promise.all([startCall(0, 'one'), startCall(1, 'another')]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(await q.$count(t.calls)).toBe(before + 2);
});

test('a claim made at one node is seen at the other at once, and the newest counts whichever made it', async () => {
  await keepBlankForms(world)(ANYONE, 'nb');
  const sent = { files: [aSignedForm()], caseNumber: CASE, email: null };
  const { submission } = valueOf(await receiveSubmission(world, ANYONE, sent));
  const claimedBy = async (node: World) => {
    const { items } = valueOf(await listReviews(node, CLIENT, { after: null, limit: 10 }));
    return items.find((item) => item.submission.id === submission.id)?.submission.claim?.by;
  };
  valueOf(await claimReview(other, { ...CLIENT, onBehalfOf: 'Ola' }, submission.id));
  expect(await claimedBy(world)).toBe('Ola');
  valueOf(await claimReview(world, { ...CLIENT, onBehalfOf: 'Kari' }, submission.id));
  expect([await claimedBy(world), await claimedBy(other)]).toEqual(['Kari', 'Kari']);
  const both = ['A', 'B', 'C', 'D'].map((name, index) =>
    claimReview(index % 2 ? world : other, { ...CLIENT, onBehalfOf: name }, submission.id),
  );
  for (const claim of await Promise.all(both)) expect(claim.ok).toBe(true);
  expect(await claimedBy(world)).toBe(await claimedBy(other));
});
