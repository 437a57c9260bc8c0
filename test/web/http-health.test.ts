// Alive, ready, and the figures: open to those who keep the service running, and telling nobody else anything.

import request from 'supertest';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { aRoute, type Doors, openDoors } from '../support/http.js';

let doors: Doors;
afterEach(() => doors.remove());

test('alive touches nothing, also when nothing works', async () => {
  doors = await openDoors([], { ready: async () => Promise.reject(new Error('the database is gone')) });
  const answer = await request(doors.app).get('/healthz');
  expect([answer.status, answer.body]).toEqual([200, { status: 'ok' }]);
});

test('ready asks whether work can be done and tells neither versions nor reasons', async () => {
  let works = true;
  const ready = async () => {
    if (!works) throw new Error('SQLite 3.53 at /var/db is read-only');
  };
  doors = await openDoors([], { ready });
  const well = await request(doors.app).get('/readyz');
  expect([well.status, well.body]).toEqual([200, { status: 'ready' }]);
  works = false;
  const ill = await request(doors.app).get('/readyz');
  expect([ill.status, ill.body.code, ill.headers['retry-after']]).toEqual([503, 'NOT_READY', '5']);
  expect(JSON.stringify(ill.body)).not.toMatch(/SQLite|3\.53|\/var/);
  for (const { headers } of [well, ill]) {
    expect(headers.server).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  }
});

test('a probe that hangs is not ready', async () => {
  doors = await openDoors([], { ready: () => new Promise<void>(() => undefined) });
  expect((await request(doors.app).get('/readyz')).status).toBe(503);
});

test('figures count by route pattern and status, decisions, uploads and what waits', async () => {
  doors = await openDoors([
    aRoute({ path: '/papers/:reference', params: z.strictObject({ reference: z.string() }) }),
  ]);
  await request(doors.app).get('/papers/secret-reference');
  await request(doors.app).get('/somewhere/secret-reference');
  doors.metrics.countVerification('deny');
  const { text, headers } = await request(doors.app).get('/metrics');
  expect(headers['content-type']).toMatch(/^text\/plain/);
  expect(text).toContain('fullmakt_requests_total{route="GET /papers/:reference",status="200"} 1');
  expect(text).toContain('fullmakt_requests_total{route="none",status="404"} 1');
  expect(text).toContain('fullmakt_request_seconds_count{route="GET /papers/:reference"} 1');
  expect(text).toContain('fullmakt_verifications_total{decision="deny"} 1');
  expect(text).toContain('fullmakt_uploads_in_progress 0');
  expect(text).toContain('fullmakt_ledger_waiting 0');
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  expect(text).not.toContain('secret-reference');
});

test('figures are for this machine, or for scope audit', async () => {
  doors = await openDoors([]);
  const [auditor, other] = [await doors.keyFor('audit'), await doors.keyFor('cases', 'verify')];
  for (const header of ['X-Forwarded-For', 'Forwarded', 'Via', 'X-Real-IP', 'X-Forwarded-Proto']) {
    const asked = () => request(doors.app).get('/metrics').set(header, '127.0.0.1');
    expect((await asked()).status).toBe(401);
    expect((await asked().set('Authorization', other.bearer)).status).toBe(403);
    expect((await asked().set('Authorization', auditor.bearer)).status).toBe(200);
  }
});
