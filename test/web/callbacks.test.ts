// Being called back and opening hours, through the API.

import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/http/log.js';
import { createMetrics } from '../../src/http/metrics.js';
import { createHttp } from '../../src/http/server.js';
import { callbackRoutes } from '../../src/web/api/callbacks.js';
import { openingHoursRoutes } from '../../src/web/api/opening-hours.js';
import { recordedIn } from '../support/paper-world.js';
import { type TestWorld, aWorld } from '../support/world.js';

let world: TestWorld;
let app: ReturnType<typeof createHttp>;

beforeAll(async () => {
  world = await aWorld();
  app = createHttp({
    ...world,
    routes: [...callbackRoutes(world), ...openingHoursRoutes(world)],
    ready: () => Promise.resolve(),
    log: createLog('silent', { write: () => undefined }),
    metrics: createMetrics(),
    errorPage: () => null,
    publicUrl: world.config.publicUrl,
    publicRate: 100_000,
    trustedProxies: [],
  });
});

afterAll(() => world.remove());

const ask = (body: object) => request(app).post('/api/v1/callbacks').send(body);
const hours = (query: string) => request(app).get(`/api/v1/opening-hours${query}`);

test('a request is kept, and says from when we call', async () => {
  const now = await ask({ caseNumber: '2026-114477', phone: '912 34 567' });
  expect([now.status, now.body.callFrom]).toEqual([201, '2026-06-15T10:00:00.000Z']);
  const sunday = await ask({
    caseNumber: 'whatever',
    phone: '+46 8 123 45 67',
    preferredAt: '2026-06-21T10:00:00Z',
  });
  expect([sunday.status, sunday.body.callFrom]).toEqual([201, '2026-06-22T06:00:00.000Z']);
  expect((await recordedIn(world)).at(-1)).toBe('callback-asked done');
});

test('what was typed lies sealed', async () => {
  await ask({ caseNumber: '2026-222222', phone: '40123456' });
  const { q, t } = world.database.read;
  const rows = JSON.stringify(await q.select().from(t.callbacks));
  expect(rows).not.toMatch(/2026-222222|40123456/);
});

test('a number that cannot be called and a time that has passed are both told', async () => {
  const { status, body } = await ask({
    caseNumber: '2026-1',
    phone: '12',
    preferredAt: '2026-06-15T09:59:59Z',
  });
  expect(status).toBe(422);
  expect(body.errors).toEqual([
    { path: 'phone', code: 'PHONE_UNREADABLE', message: expect.stringMatching(/\.$/) },
    { path: 'preferredAt', code: 'TIME_PASSED', message: expect.stringMatching(/\.$/) },
  ]);
});

test('opening hours are told for today and for any day, with the holiday in the language asked for', async () => {
  expect((await hours('')).body).toEqual({
    on: '2026-06-15',
    open: true,
    opensAt: '08:00',
    closesAt: '20:00',
    reason: 'weekday',
  });
  const whitMonday = await hours('?on=2027-05-17').set('Accept-Language', 'en');
  expect(whitMonday.body).toEqual({
    on: '2027-05-17',
    open: false,
    opensAt: null,
    closesAt: null,
    reason: 'holiday',
    holiday: 'Constitution Day',
  });
  expect((await hours('?on=17.05.2027')).status).toBe(422);
});
