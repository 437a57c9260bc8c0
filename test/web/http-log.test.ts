// The log tells which door, how it went and how long it took. What was asked, and about whom, is nowhere in it.

import request from 'supertest';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { allowed, refusal, refused } from '../../src/shared/result.js';
import { aRoute, type Doors, openDoors } from '../support/http.js';

let doors: Doors;
afterEach(() => doors.remove());

const CANARY = 'Bjørg-kanari-19800229';
const anyText = z.strictObject({ id: z.string() });

function doorsOfEveryKind() {
  const run = async ({ body }: { readonly body: unknown }) => {
    const text = JSON.stringify(body);
    if (text.includes('throw')) throw new Error(`could not insert ${text}`, { cause: new Error(CANARY) });
    return text.includes('refuse')
      ? refused(refusal('NOT_COMPLETE', [{ path: CANARY, code: 'MISSING', named: CANARY }]))
      : allowed({ echo: body, name: CANARY });
  };
  return [
    aRoute({
      path: '/papers/:id',
      params: anyText,
      query: z.strictObject({ q: z.string().optional() }),
      run,
    }),
    aRoute({ method: 'post', path: '/texts', body: z.strictObject({ text: z.string() }), run }),
    aRoute({
      method: 'post',
      path: '/uploads',
      upload: { most: 2 },
      body: z.strictObject({ email: z.string().optional() }),
      run,
    }),
    aRoute({ path: '/staff', permission: 'review', onBehalfOf: 'required', run }),
  ];
}

test('what is put in through every door, on every way through it, is not found in the log', async () => {
  doors = await openDoors(doorsOfEveryKind(), { publicRate: 1 });
  const { bearer } = await doors.keyFor('review');
  const secret = bearer.slice(bearer.indexOf('.') + 1);
  const at = encodeURIComponent(CANARY);
  const latin = Buffer.from(CANARY).toString('latin1');
  const ask = request(doors.app);
  const asked = [
    ask.get(`/papers/${at}?q=${at}`),
    ask.get(`/nowhere/${at}`),
    ask.get(`/papers/${at}/%E0%A4%A`),
    ask.delete(`/papers/${at}`),
    ask.post('/texts').send({ text: CANARY }),
    ask.post('/texts').send({ text: `throw ${CANARY}` }),
    ask.post('/texts').send({ text: `refuse ${CANARY}` }),
    ask.post('/texts').send({ [CANARY]: CANARY }),
    ask.post('/texts').set('Content-Type', 'application/json').send(`{${CANARY}`),
    ask.post('/texts').set('Content-Type', `text/${at}`).send(CANARY),
    ask.post('/uploads').attach('file', Buffer.from(CANARY), `${CANARY}.pdf`).field('email', CANARY),
    ask.post('/uploads').attach(CANARY, Buffer.alloc(11_000_000), `${CANARY}.pdf`),
    ask.post('/uploads').attach('file', Buffer.alloc(11_000_000), `${CANARY}.pdf`),
    ask.post('/uploads').attach('file', Buffer.from('x'), `throw ${CANARY}.pdf`).field('email', 'throw'),
    ask.get('/staff').set('Authorization', bearer).set('On-Behalf-Of', latin),
    ask.get('/staff').set('Authorization', `Bearer ${at}`),
    ask.get('/staff').set('Authorization', `Bearer ${at}`),
    ask.get('/staff').set('User-Agent', latin).set('Cookie', `a=${at}`).set('Referer', `http://x/${at}`),
    ask.get('/healthz').set('Accept-Language', latin).set('X-Request-Id', latin),
  ];
  const answers = [];
  for (const one of asked) answers.push(await one);
  const log = doors.logged.join('');
  expect(doors.logged.length).toBeGreaterThanOrEqual(asked.length);
  expect(new Set(answers.map(({ status }) => status))).toEqual(
    new Set([200, 404, 405, 413, 400, 415, 422, 401, 429, 500]),
  );
  for (const trace of ['kanari', '19800229', secret, at, latin, '.pdf', '?q', 'could not insert'])
    expect(log).not.toContain(trace);
  for (const { headers } of answers) expect(log).toContain(headers['x-request-id'] as string);
});

test('every line is one line of JSON with its time in UTC, also when somebody sends line breaks', async () => {
  doors = await openDoors(doorsOfEveryKind());
  await request(doors.app).get('/papers/a%0d%0a%7b%22level%22%3a60%7d');
  await request(doors.app).post('/texts').send({ text: 'throw\r\n{"level":60,"msg":"forged"}' });
  for (const line of doors.logged) {
    expect(line.trimEnd()).not.toMatch(/[\r\n]/);
    const read = JSON.parse(line) as { time: string; level: number };
    expect(read.time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(read.level).toBeLessThan(60);
  }
});

test('a line names the request, the route by its pattern, the status, the time it took and the client', async () => {
  doors = await openDoors(doorsOfEveryKind());
  const { id, bearer } = await doors.keyFor('review');
  const answer = await request(doors.app)
    .get('/staff')
    .set('Authorization', bearer)
    .set('On-Behalf-Of', 'Kari');
  const line = JSON.parse(doors.logged.at(-1) ?? '') as Record<string, unknown>;
  expect(line).toMatchObject({
    requestId: answer.headers['x-request-id'],
    method: 'GET',
    route: 'GET /staff',
    status: 200,
    client: id,
    code: null,
    ms: expect.any(Number) as number,
  });
});
