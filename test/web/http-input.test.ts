// What may be sent: JSON within limits, and every fault of it named at once.

import request from 'supertest';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { allowed } from '../../src/shared/result.js';
import { aRoute, type Doors, openDoors, sendChunked } from '../support/http.js';

const person = z.strictObject({
  name: z.string().refine((text) => /\p{L}/u.test(text), { message: 'NOT_A_NAME' }),
  birthDate: z.iso.date(),
});
const body = z.strictObject({
  agent: person,
  power: z.enum(['information', 'agreements']),
  cases: z.union([z.literal('all'), z.array(z.string().min(1).max(8)).max(3)]),
  months: z.int().min(1).max(60).optional(),
  until: z.iso.datetime().optional(),
  email: z.email().optional(),
  checks: z.record(z.enum(['date', 'signature']), z.literal('present')).optional(),
});
const fine = { agent: { name: 'Kari Å', birthDate: '1990-05-17' }, power: 'information', cases: 'all' };

let doors: Doors;
let ran = 0;
beforeEach(async () => {
  ran = 0;
  const run = async ({ body, query }: { readonly body: unknown; readonly query: unknown }) => {
    ran += 1;
    return allowed({ body, query });
  };
  doors = await openDoors([
    aRoute({
      method: 'post',
      path: '/asks',
      body,
      query: z.strictObject({ state: z.string().optional() }),
      run,
    }),
    aRoute({ method: 'post', path: '/does', run }),
    aRoute({
      path: '/lists',
      query: z.strictObject({ limit: z.coerce.number().int().max(100).default(50) }),
      run,
    }),
  ]);
});
afterEach(() => doors.remove());

const send = (sent: unknown) =>
  request(doors.app).post('/asks').set('Content-Type', 'application/json').send(JSON.stringify(sent));
const faultsIn = (answer: { readonly body: { errors?: { path: string; code: string }[] } }) =>
  (answer.body.errors ?? []).map(({ path, code }) => `${path} ${code}`);

test('what fits the schema reaches the action', async () => {
  const answer = await send(fine);
  expect(answer.status).toBe(200);
  expect(answer.body.body).toEqual(fine);
});

test('all faults are told at once, each with its place, its code and a sentence', async () => {
  const answer = await send({
    agent: { name: '17', birthDate: '1979-13-40', shoeSize: 44 },
    power: 'everything',
    cases: ['', 'far too long a number', 7],
    months: 0,
    until: 'tomorrow',
    email: 'nobody',
    checks: { date: 'missing', signature: 'present' },
    extra: 1,
    more: 2,
  });
  expect(answer.status).toBe(422);
  expect(answer.body.code).toBe('INVALID_INPUT');
  expect(faultsIn(answer).toSorted()).toEqual([
    'agent.birthDate NOT_A_DATE',
    'agent.name NOT_A_NAME',
    'agent.shoeSize UNKNOWN_KEY',
    'cases[0] TOO_SHORT',
    'cases[1] TOO_LONG',
    'cases[2] WRONG_TYPE',
    'checks.date NOT_ALLOWED',
    'email NOT_AN_EMAIL',
    'extra UNKNOWN_KEY',
    'months TOO_SMALL',
    'more UNKNOWN_KEY',
    'power NOT_ALLOWED',
    'until NOT_AN_INSTANT',
  ]);
  const message = (path: string) =>
    (answer.body.errors as { path: string; message: string }[]).find((error) => error.path === path)?.message;
  expect(message('cases[1]')).toBe('Kan ha høyst 8 tegn.');
  expect(message('power')).toBe('Verdien kan ikke brukes her. information, agreements');
  expect(ran).toBe(0);
});

test('what is missing is called missing, whatever kind it should have been', async () => {
  expect(faultsIn(await send({}))).toEqual(['agent MISSING', 'power MISSING', 'cases MISSING']);
  expect(faultsIn(await send({ ...fine, agent: {} }))).toEqual([
    'agent.name MISSING',
    'agent.birthDate MISSING',
  ]);
  expect(faultsIn(await send({ ...fine, agent: null }))).toEqual(['agent WRONG_TYPE']);
  expect(faultsIn(await send({ ...fine, cases: 5 }))).toEqual(['cases NOT_ALLOWED']);
  expect(faultsIn(await send({ ...fine, cases: ['1', '2', '3', '4'] }))).toEqual(['cases TOO_MANY']);
});

test('a body that is no object is a fault of the whole', async () => {
  for (const sent of [[], 'text', 5, null]) expect(faultsIn(await send(sent))).toEqual([' WRONG_TYPE']);
});

test('an action without fields takes no body or an empty object, and nothing else', async () => {
  expect((await request(doors.app).post('/does')).status).toBe(200);
  expect((await request(doors.app).post('/does').send({})).status).toBe(200);
  const more = await request(doors.app).post('/does').send({ why: 'not' });
  expect([more.status, faultsIn(more)]).toEqual([422, ['why UNKNOWN_KEY']]);
});

test('no body where fields are asked for names every field', async () => {
  const answer = await request(doors.app).post('/asks');
  expect([answer.status, faultsIn(answer).length]).toEqual([422, 3]);
});

test('what is not JSON in UTF-8 is unreadable', async () => {
  for (const text of ['{', '{"a":1,}', 'a=1', '{} {}', '\uFEFF{}']) {
    const answer = await request(doors.app).post('/asks').set('Content-Type', 'application/json').send(text);
    expect([answer.status, answer.body.code]).toEqual([400, 'UNREADABLE_JSON']);
  }
  const latin1 = await sendChunked(doors.app, '/asks', Buffer.from('{"name":"\xe6"}', 'latin1'));
  expect(latin1.status).toBe(400);
  expect(latin1.text).toContain('UNREADABLE_JSON');
});

test('only JSON, unpacked, is read', async () => {
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=latin1',
    'multipart/form-data; boundary=x',
  ];
  for (const type of types) {
    const answer = await request(doors.app).post('/asks').set('Content-Type', type).send('{}');
    expect([answer.status, answer.body.code]).toEqual([415, 'MEDIA_TYPE_NOT_SUPPORTED']);
  }
  const packed = await request(doors.app)
    .post('/asks')
    .set('Content-Type', 'application/json')
    .set('Content-Encoding', 'gzip')
    .send('{}');
  expect(packed.status).toBe(415);
  for (const type of [
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'Application/JSON',
  ])
    expect((await request(doors.app).post('/does').set('Content-Type', type).send('{}')).status).toBe(200);
});

test('a body of 64 KB is read and one byte more is not, whether its length is told or not', async () => {
  const limit = 64 * 1024;
  const padded = (size: number) => `{"why":"${'x'.repeat(size - 10)}"}`;
  expect(padded(limit)).toHaveLength(limit);
  const post = () => request(doors.app).post('/does').set('Content-Type', 'application/json');
  expect(faultsIn(await post().send(padded(limit)))).toEqual(['why UNKNOWN_KEY']);
  const over = await post().send(padded(limit + 1));
  expect([over.status, over.body.code]).toEqual([413, 'BODY_TOO_LARGE']);
  const chunked = await sendChunked(doors.app, '/does', Buffer.from(padded(limit + 1)));
  expect([chunked.status, chunked.text.includes('BODY_TOO_LARGE')]).toEqual([413, true]);
  expect((await sendChunked(doors.app, '/does', Buffer.from(padded(limit)))).status).toBe(422);
  const huge = await post().send(padded(900_000));
  expect(huge.status).toBe(413);
});

test('a query parameter given twice is refused, and so are arrays and unknown ones', async () => {
  const lists = async (query: string) => {
    const answer = await request(doors.app).get(`/lists${query}`);
    return answer.status === 200 ? (answer.body.query as unknown) : faultsIn(answer);
  };
  expect(await lists('')).toEqual({ limit: 50 });
  expect(await lists('?limit=7')).toEqual({ limit: 7 });
  expect(await lists('?limit=7&limit=8')).toEqual(['limit REPEATED']);
  expect(await lists('?limit[]=7')).toEqual(['limit[] UNKNOWN_KEY']);
  expect(await lists('?limit[a]=7')).toEqual(['limit[a] UNKNOWN_KEY']);
  expect(await lists('?limit=101')).toEqual(['limit TOO_LARGE']);
  expect(await lists('?limit=ten')).toEqual(['limit WRONG_TYPE']);
  expect(await lists('?__proto__=1&constructor=2')).toEqual([
    '__proto__ UNKNOWN_KEY',
    'constructor UNKNOWN_KEY',
  ]);
});

test('faults of query and body are told together', async () => {
  const answer = await request(doors.app)
    .post('/asks?state=a&state=b&page=2')
    .send({ ...fine, power: 'x' });
  expect(faultsIn(answer).toSorted()).toEqual(['page UNKNOWN_KEY', 'power NOT_ALLOWED', 'state REPEATED']);
});

test('keys that reach into every object of a program are only unknown keys', async () => {
  const sent =
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"agent":{"__proto__":{}}}';
  const answer = await request(doors.app).post('/asks').set('Content-Type', 'application/json').send(sent);
  expect(answer.status).toBe(422);
  expect(faultsIn(answer)).toEqual(
    expect.arrayContaining([
      '__proto__ UNKNOWN_KEY',
      'constructor UNKNOWN_KEY',
      'agent.__proto__ UNKNOWN_KEY',
    ]),
  );
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('control characters and halves of characters are not text; line breaks are', async () => {
  const named = (name: string) => send({ ...fine, agent: { ...fine.agent, name } });
  for (const name of ['Kari\u0000', 'Ka\u001bri', 'Kari \ud800', 'Kari\u0085'])
    expect(faultsIn(await named(name))).toEqual(['agent.name NOT_TEXT']);
  expect((await named('Kari\nÅse\t😀')).status).toBe(200);
  expect(faultsIn(await request(doors.app).post('/asks?state=%00').send(fine))).toEqual(['state NOT_TEXT']);
});

test('a body nested beyond all use is refused quickly', async () => {
  const deep = `{"why":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
  const startedAt = performance.now();
  const answer = await request(doors.app).post('/does').set('Content-Type', 'application/json').send(deep);
  expect(answer.status).toBe(422);
  expect(faultsIn(answer).some((fault) => fault.endsWith('TOO_DEEP'))).toBe(true);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test('a body of nothing but unknown keys is not answered by a far larger one', async () => {
  const many = Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`k${index}`, 1]));
  const answer = await request(doors.app).post('/does').send(many);
  expect(answer.status).toBe(422);
  expect(answer.body.errors).toHaveLength(200);
});
