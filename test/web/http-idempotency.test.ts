// The same request asked twice is done once.

import request from 'supertest';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { act } from '../../src/audit/act.js';
import { oldAnswers, removeAnswers } from '../../src/http/idempotency.js';
import type { Route } from '../../src/http/route.js';
import { addMinutes } from '../../src/shared/dates.js';
import { allowed, refusal, refused } from '../../src/shared/result.js';
import { aCreatingRoute, aRoute, type Doors, nothing, openDoors } from '../support/http.js';

let doors: Doors;
let making: ReturnType<typeof aCreatingRoute>;
beforeEach(() => {
  making = aCreatingRoute(() => doors.ledger);
});
afterEach(() => doors.remove());

const KEY = '6f9c2a7e-made-by-the-sender';
const post = (key: string | null, body: object, app = doors.app) => {
  const asked = request(app).post('/things').send(body);
  return key === null ? asked : asked.set('Idempotency-Key', key);
};
const kept = () => doors.database.read.q.select().from(doors.database.read.t.idempotentAnswers);
const events = async () => {
  const { q, t } = doors.database.read;
  const rows = await q.select().from(t.auditEntries);
  return rows.map(({ type, outcome }) => `${type} ${outcome}`);
};

test('the same key and body give the same answer, and it is done once', async () => {
  doors = await openDoors([making.route]);
  const first = await post(KEY, { name: 'Kari' });
  const again = await post(KEY, { name: 'Kari' });
  expect([first.status, first.body]).toEqual([201, { number: 1, body: { name: 'Kari' } }]);
  expect([again.status, again.body]).toEqual([first.status, first.body]);
  expect(making.ran()).toBe(1);
  expect(await events()).toEqual(['callback-asked done', 'answer-repeated read']);
});

test('without a key, or with another, it is done again', async () => {
  doors = await openDoors([making.route]);
  for (const key of [null, null, KEY, `${KEY}2`]) await post(key, { name: 'Kari' });
  expect(making.ran()).toBe(4);
  expect(await kept()).toHaveLength(2);
});

test('the same key with another body is refused, and does nothing', async () => {
  doors = await openDoors([making.route]);
  await post(KEY, { name: 'Kari' });
  const other = await post(KEY, { name: 'Ola' });
  expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
  expect(JSON.stringify(other.body)).not.toContain('Kari');
  expect(making.ran()).toBe(1);
});

test('the same content written in another order is the same body', async () => {
  const pair = z.strictObject({ a: z.string(), b: z.array(z.string()) });
  const { route, ran } = aCreatingRoute(() => doors.ledger, { body: pair });
  doors = await openDoors([route]);
  await post(KEY, { a: '1', b: ['2', '3'] });
  expect((await post(KEY, { b: ['2', '3'], a: '1' })).status).toBe(201);
  expect((await post(KEY, { a: '1', b: ['3', '2'] })).status).toBe(422);
  expect(ran()).toBe(1);
});

test('path and query belong to what was asked', async () => {
  const anyId = z.strictObject({ id: z.string() });
  const { route } = aCreatingRoute(() => doors.ledger, { path: '/things/:id', params: anyId, body: nothing });
  doors = await openDoors([route]);
  const on = (id: string) => request(doors.app).post(`/things/${id}`).set('Idempotency-Key', KEY);
  expect([(await on('1')).status, (await on('1')).status, (await on('2')).status]).toEqual([201, 201, 422]);
});

test('a key belongs to its client and its route', async () => {
  const scoped = aCreatingRoute(() => doors.ledger, { permission: 'calls' });
  const elsewhere = aCreatingRoute(() => doors.ledger, { path: '/others' });
  doors = await openDoors([scoped.route, elsewhere.route]);
  const [one, other] = [await doors.keyFor('calls'), await doors.keyFor('calls')];
  const as = (bearer: string) => post(KEY, { name: 'Kari' }).set('Authorization', bearer);
  expect((await as(one.bearer)).body.number).toBe(1);
  expect((await as(other.bearer)).body.number).toBe(2);
  expect((await as(one.bearer)).body.number).toBe(1);
  await request(doors.app).post('/others').set('Idempotency-Key', KEY).send({ name: 'Kari' });
  expect(elsewhere.ran()).toBe(1);
});

test('a key has between 1 and 255 characters', async () => {
  doors = await openDoors([making.route]);
  expect((await post('k'.repeat(255), { name: 'Kari' })).status).toBe(201);
  for (const key of ['k'.repeat(256), '']) {
    const answer = await post(key, { name: 'Kari' });
    expect([answer.status, answer.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_INVALID']);
  }
});

test('a route that creates nothing does not look at the key', async () => {
  doors = await openDoors([aRoute({ method: 'post' })]);
  const answer = await request(doors.app).post('/things').set('Idempotency-Key', '').send({});
  expect(answer.status).toBe(200);
});

test('a faulty request is not kept: put right, the same key is good', async () => {
  doors = await openDoors([making.route]);
  expect((await post(KEY, { name: 5 })).status).toBe(422);
  expect((await post(KEY, { name: 'Kari' })).status).toBe(201);
});

test('a refusal is judged anew when asked again', async () => {
  let closed = true;
  const { route } = aCreatingRoute(() => doors.ledger, {
    run: async ({ who }) =>
      act({ ledger: doors.ledger }, who, async () => ({
        result: closed ? refused(refusal('CALL_ENDED')) : allowed({}),
        event: { type: 'call-started', outcome: closed ? 'refused' : 'done', about: null },
      })),
  });
  doors = await openDoors([route]);
  expect((await post(KEY, { name: 'Kari' })).body.code).toBe('CALL_ENDED');
  expect(await kept()).toHaveLength(0);
  closed = false;
  expect((await post(KEY, { name: 'Kari' })).status).toBe(201);
});

test('while the first is still running the second is told to wait', async () => {
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  let begun: () => void = () => undefined;
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const { route: quick } = making;
  const slow: Route = {
    ...quick,
    run: async (asked) => {
      begun();
      await gate;
      return quick.run(asked);
    },
  };
  doors = await openDoors([slow]);
  const first = post(KEY, { name: 'Kari' }).then((answer) => answer);
  await hasBegun;
  const second = await post(KEY, { name: 'Kari' });
  expect([second.status, second.body.code]).toEqual([409, 'IDEMPOTENCY_RUNNING']);
  go();
  expect((await first).status).toBe(201);
  expect((await post(KEY, { name: 'Kari' })).status).toBe(201);
  expect(making.ran()).toBe(1);
});

test('when another process was first, the effect is undone and the answer is to wait', async () => {
  let rival: (() => Promise<unknown>) | null = null;
  const { route: quick } = making;
  const slow: Route = {
    ...quick,
    run: async (asked) => {
      const first = rival;
      rival = null;
      await first?.();
      return quick.run(asked);
    },
  };
  doors = await openDoors([slow]);
  const elsewhere = doors.another([slow]);
  rival = () => post(KEY, { name: 'Kari' }, elsewhere);
  const answer = await post(KEY, { name: 'Kari' });
  expect([answer.status, answer.body.code]).toEqual([409, 'IDEMPOTENCY_RUNNING']);
  expect(await events()).toEqual(['callback-asked done']);
  expect((await post(KEY, { name: 'Kari' })).body.number).toBe(1);
});

test('of fifty at once one is done, whatever the others hear', async () => {
  doors = await openDoors([making.route]);
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(KEY, { name: 'Kari' })));
  const statuses = new Set(answers.map(({ status }) => status));
  expect([...statuses].every((status) => status === 201 || status === 409)).toBe(true);
  expect(making.ran()).toBe(1);
});

test('an answer is kept sealed, in the transaction of its effect, and for a day', async () => {
  doors = await openDoors([making.route]);
  await post(KEY, { name: 'Bjørg Sørli-Øverås' });
  const [row] = await kept();
  const stored = Object.values(row ?? {}).map((value) =>
    Buffer.isBuffer(value) ? value.toString('latin1') : value,
  );
  expect(JSON.stringify(stored)).not.toMatch(/Bj|Sørli|6f9c2a7e|things/);
  const start = doors.now();
  doors.setNow(addMinutes(start, 24 * 60 - 1));
  expect((await post(KEY, { name: 'Bjørg Sørli-Øverås' })).body.number).toBe(1);
  doors.setNow(addMinutes(start, 24 * 60));
  expect((await post(KEY, { name: 'Kari' })).body.number).toBe(2);
  expect(await kept()).toHaveLength(1);
});

test('old answers are found a page at a time, oldest first, and taken away by retention', async () => {
  doors = await openDoors([making.route]);
  for (let index = 0; index < 5; index++) {
    doors.setNow(addMinutes(doors.now(), 1));
    await post(`${KEY}-${index}`, { name: 'Kari' });
  }
  const before = doors.now();
  const { read } = doors.database;
  const first = await oldAnswers(read, { before, after: null, limit: 3 });
  const rest = await oldAnswers(read, { before, after: first.next, limit: 3 });
  expect([first.due.length, rest.due.length, rest.next]).toEqual([3, 1, null]);
  await doors.database.transaction((tx) => removeAnswers(tx, [...first.due, ...rest.due]));
  expect(await kept()).toHaveLength(1);
  expect((await post(`${KEY}-4`, { name: 'Kari' })).body.number).toBe(5);
});

test('an effect that fails keeps no answer', async () => {
  let broken = true;
  const { route } = aCreatingRoute(() => doors.ledger, {
    run: async ({ who }) =>
      act({ ledger: doors.ledger }, who, async () => {
        if (broken) throw new Error('the disk is on fire');
        return { result: allowed({}), event: { type: 'callback-asked', outcome: 'done', about: null } };
      }),
  });
  doors = await openDoors([route]);
  expect((await post(KEY, { name: 'Kari' })).status).toBe(500);
  expect(await kept()).toHaveLength(0);
  broken = false;
  expect((await post(KEY, { name: 'Kari' })).status).toBe(201);
});
