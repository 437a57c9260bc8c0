// Every creating route of the real service keeps its answer with its effect: asked twice with one key, done once.

import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.js';
import { createLog } from '../../src/http/log.js';
import { createClient } from '../../src/staff/actions.js';
import { OPERATOR } from '../support/http.js';
import { aWorld, type TestWorld } from '../support/world.js';
import { anApp } from '../support/app.js';

let world: TestWorld;
let app: App;
let bearer: string;
const logged: string[] = [];
const debtor = { name: 'Bjørg Åse Sørli-Øverås', birthDate: '1980-02-29' };
const agent = { name: 'Łukasz Żółć', birthDate: '1979-03-14' };

beforeAll(async () => {
  world = await aWorld();
  const log = createLog('info', { write: (line: string) => void logged.push(line) });
  app = await anApp(world, log);
  const made = await createClient(world, OPERATOR, {
    name: 'all',
    scopes: ['cases', 'calls', 'review', 'verify'],
  });
  bearer = made.ok ? `Bearer ${made.value.key}` : '';
  const registered = { debtor, debtorStatus: 'normal', registeredOn: '2026-01-05', status: 'open' };
  await request(app.http).put('/api/v1/cases/2026-114477').set('Authorization', bearer).send(registered);
});
afterAll(async () => {
  await app.close();
  await world.remove();
});

async function twice(path: string, body: object, headers: Record<string, string> = {}) {
  const key = { 'Idempotency-Key': `${path}-0c9c5d0e`, ...headers };
  const first = await request(app.http).post(path).set(key).send(body);
  const again = await request(app.http).post(path).set(key).send(body);
  expect(first.status, JSON.stringify(first.body)).toBe(201);
  expect([again.status, again.body]).toEqual([first.status, first.body]);
  return first.body as Record<string, string>;
}
const acting = () => ({ Authorization: bearer, 'On-Behalf-Of': 'Kari' });

test('a form is issued once', async () => {
  const powers = ['information'];
  const order = {
    language: 'nb',
    debtor,
    agent: { ...agent, phone: '+47 912 34 567' },
    cases: 'all',
    powers,
    limits: 'Ingen',
    months: 6,
  };
  const { pdfUrl = '' } = await twice('/api/v1/templates', order);
  const form = await request(app.http).get(new URL(pdfUrl).pathname);
  expect([form.status, form.headers['content-type']]).toEqual([200, 'application/pdf']);
});

test('a callback is asked for once', async () => {
  await twice('/api/v1/callbacks', { caseNumber: '2026-114477', phone: '+47 912 34 567' });
});

test('a call is started once, and an oral authorization given on it once', async () => {
  const call = await twice(
    '/api/v1/calls',
    { caseNumber: '2026-114477', recording: { informed: true, declined: false } },
    acting(),
  );
  await twice(
    `/api/v1/calls/${call.id}/oral-authorizations`,
    { debtorPresent: true, debtor, agent },
    acting(),
  );
});

test('papers are received once, with one reference', async () => {
  const blank = await request(app.http)
    .get('/api/v1/templates/general.pdf?lang=nb')
    .buffer(true)
    .responseType('blob');
  const sent = () =>
    request(app.http)
      .post('/api/v1/submissions')
      .set('Idempotency-Key', 'papers-0c9c5d0e')
      .attach('file', blank.body as Buffer, 'skjema.pdf')
      .field('caseNumber', '2026-114477');
  const first = await sent();
  const again = await sent();
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  const found = await request(app.http).get(`/api/v1/submissions/${String(first.body.reference)}`);
  expect(found.status).toBe(200);
});

test('no answer was given that should have been kept and was not', () => {
  expect(logged.filter((line) => line.includes('not kept'))).toEqual([]);
});
