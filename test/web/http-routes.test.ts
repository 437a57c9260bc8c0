// The order of handling, what is found and what is not, and the shape of every answer and every error.

import request from 'supertest';
import { z } from 'zod';
import { afterEach, expect, test } from 'vitest';
import { DatabaseUnavailable } from '../../src/database/database.js';
import { DOOR_PROBLEMS } from '../../src/http/door-problems.js';
import { type ProblemCode, PROBLEMS } from '../../src/http/problems.js';
import { mistakesIn } from '../../src/http/route-check.js';
import { refusal, refused } from '../../src/shared/result.js';
import { aRoute, type Doors, openDoors } from '../support/http.js';

let doors: Doors;
afterEach(() => doors.remove());

const ANY_ID = z.strictObject({ id: z.string() });

test('a route answers JSON with a request id, and nothing on the way may store it', async () => {
  doors = await openDoors([aRoute()]);
  const answer = await request(doors.app).get('/things');
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ ok: true });
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers['content-type']).toBe('application/json');
});

test('every answer, found or not, carries the same protecting headers', async () => {
  const fails = aRoute({ path: '/fails', run: async () => Promise.reject(new Error('x')) });
  doors = await openDoors([aRoute(), fails]);
  for (const path of ['/things', '/nowhere', '/fails', '/healthz', '/things/%E0%A4%A']) {
    const { headers } = await request(doors.app).get(path);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['x-request-id']).toBeDefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['cache-control']).toBe('no-store');
  }
});

test('an unknown path is a problem with status 404', async () => {
  doors = await openDoors([aRoute()]);
  for (const path of ['/nothing', '/things/', '/Things', '/', '/things/%00', '//things']) {
    const answer = await request(doors.app).get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.body).toEqual({
      type: '/api/docs#NOT_FOUND',
      title: 'Ikke funnet',
      status: 404,
      detail: expect.any(String) as string,
      code: 'NOT_FOUND',
      requestId: answer.headers['x-request-id'],
    });
  }
});

test('a path that cannot be decoded names nothing', async () => {
  doors = await openDoors([aRoute({ path: '/things/:id', params: ANY_ID })]);
  for (const path of ['/things/%E0%A4%A', '/things/%', '/%zz']) {
    const answer = await request(doors.app).get(path);
    expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND']);
  }
});

test('another method than the declared ones is refused with those that are', async () => {
  doors = await openDoors([
    aRoute(),
    aRoute({ method: 'post' }),
    aRoute({ method: 'put', path: '/one/:id', params: ANY_ID }),
  ]);
  const both = await request(doors.app).delete('/things');
  expect([both.status, both.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
  expect(both.body.code).toBe('METHOD_NOT_ALLOWED');
  const put = await request(doors.app).get('/one/2');
  expect([put.status, put.headers.allow]).toEqual([405, 'PUT']);
  for (const method of ['trace', 'options', 'patch', 'propfind'] as const)
    expect((await request(doors.app)[method]('/things')).status).toBe(405);
  expect((await request(doors.app).post('/healthz')).status).toBe(405);
});

test('HEAD is answered like GET without the body', async () => {
  doors = await openDoors([aRoute()]);
  const answer = await request(doors.app).head('/things');
  expect(answer.status).toBe(200);
  expect(answer.headers['content-length']).toBe('11');
  expect(answer.text).toBeUndefined();
});

test('a fixed word is met before a variable in the same place, whatever the order of the list', async () => {
  const named = aRoute({
    path: '/things/:id',
    params: ANY_ID,
    show: () => ({ status: 200, json: 'variable' }),
  });
  const fixed = aRoute({ path: '/things/general.pdf', show: () => ({ status: 200, json: 'fixed' }) });
  doors = await openDoors([named, fixed]);
  expect((await request(doors.app).get('/things/general.pdf')).body).toBe('fixed');
  expect((await request(doors.app).get('/things/other.pdf')).body).toBe('variable');
});

test('path variables arrive decoded, a slash in one too', async () => {
  const echo = aRoute({
    path: '/things/:id',
    params: ANY_ID,
    run: async ({ params }) => ({ ok: true, value: params }),
  });
  doors = await openDoors([echo]);
  expect((await request(doors.app).get('/things/2026%2F17%20%C3%A5')).body).toEqual({ id: '2026/17 å' });
});

test('an answer known by its ETag is not sent again', async () => {
  const bytes = Buffer.from('%PDF-1.7');
  const headers = { etag: '"abc"', 'cache-control': 'no-cache' };
  doors = await openDoors([
    aRoute({ show: () => ({ status: 200, bytes, contentType: 'application/pdf', headers }) }),
  ]);
  const first = await request(doors.app).get('/things');
  expect(first.body).toEqual(bytes);
  expect(first.headers['content-type']).toBe('application/pdf');
  expect(first.headers['cache-control']).toBe('no-cache');
  for (const known of ['"abc"', 'W/"abc"', '"x", "abc"', '*']) {
    const again = await request(doors.app).get('/things').set('If-None-Match', known);
    expect([again.status, again.headers.etag, again.text]).toEqual([304, '"abc"', '']);
  }
  expect((await request(doors.app).get('/things').set('If-None-Match', '"other"')).status).toBe(200);
});

test('what nobody expected is one page, one log line, one id on both, and nothing personal', async () => {
  const run = async () => {
    throw new Error('Failed query: insert params: Bjørg Sørli-Øverås,1980-02-29\n    at Kari (secret)', {
      cause: new TypeError('Bjørg again'),
    });
  };
  doors = await openDoors([aRoute({ run })]);
  const answer = await request(doors.app).get('/things');
  expect([answer.status, answer.body.code]).toEqual([500, 'UNEXPECTED']);
  expect(JSON.stringify(answer.body)).not.toMatch(/Bjørg|1980|http-routes|secret|Kari/);
  const lines = doors.logged.filter((line) => line.includes('"level":50'));
  expect(lines).toHaveLength(1);
  const [line = ''] = lines;
  expect(JSON.parse(line)).toMatchObject({
    requestId: answer.body.requestId as string,
    route: 'GET /things',
    error: {
      kind: 'Error',
      at: expect.arrayContaining([expect.stringContaining('http-routes.test')]) as string[],
    },
  });
  expect(line).not.toMatch(/Bjørg|1980|secret|Kari/);
});

test('a database that cannot be reached is told with when to come back', async () => {
  const run = async () =>
    Promise.reject(new DatabaseUnavailable('the database is unavailable (SQLITE_FULL)'));
  doors = await openDoors([aRoute({ run })]);
  const answer = await request(doors.app).get('/things');
  expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([503, 'UNAVAILABLE', '5']);
  expect(doors.logged.join('')).toContain('SQLITE_FULL');
});

test('a refusal of an action is a problem with its status and every fault', async () => {
  const faults = [
    { path: 'agent.birthDate', code: 'AGENT_MINOR' },
    { path: 'file[1]', code: 'FILE_DAMAGED', named: 'side 2.pdf' },
    { path: 'x', code: 'NEVER_HEARD_OF' },
  ];
  const codes = ['NOT_COMPLETE', 'CALL_ENDED', 'UNKNOWN_CASE', 'NEVER_HEARD_OF'];
  doors = await openDoors(
    codes.map((code) => aRoute({ path: `/${code}`, run: async () => refused(refusal(code, faults)) })),
  );
  const told = await Promise.all(codes.map((code) => request(doors.app).get(`/${code}`)));
  expect(told.map(({ status, body }) => [status, body.code])).toEqual([
    [422, 'NOT_COMPLETE'],
    [409, 'CALL_ENDED'],
    [422, 'UNKNOWN_CASE'],
    [422, 'NEVER_HEARD_OF'],
  ]);
  expect(told[2]?.body.detail).toBe('Saksnummeret er ikke registrert.');
  expect(told[0]?.body.errors).toEqual([
    { path: 'agent.birthDate', code: 'AGENT_MINOR', message: expect.stringContaining('18 år') as string },
    {
      path: 'file[1]',
      code: 'FILE_DAMAGED',
      message: expect.stringMatching(/^side 2\.pdf: Filen er skadet/) as string,
    },
    { path: 'x', code: 'NEVER_HEARD_OF', message: expect.any(String) as string },
  ]);
});

test('Accept-Language chooses the words and never the code', async () => {
  doors = await openDoors([]);
  const heard = async (language?: string) => {
    const asked = request(doors.app).get('/nowhere');
    const { body, headers } = await (language === undefined ? asked : asked.set('Accept-Language', language));
    expect(body.code).toBe('NOT_FOUND');
    return [headers['content-language'] as string, body.title as string];
  };
  expect(await heard()).toEqual(['nb', 'Ikke funnet']);
  expect(await heard('nn-NO, nb;q=0.5')).toEqual(['nn', 'Ikkje funnen']);
  expect(await heard('de, en-GB;q=0.8')).toEqual(['en', 'Not found']);
  expect(await heard('no')).toEqual(['nb', 'Ikke funnet']);
  expect(await heard('no-NO, en;q=0.9')).toEqual(['nb', 'Ikke funnet']);
  expect(await heard('pl')).toEqual(['nb', 'Ikke funnet']);
  expect(await heard('*')).toEqual(['nb', 'Ikke funnet']);
  expect(await heard('\t;;q=,')).toEqual(['nb', 'Ikke funnet']);
});

test('every problem has a status of its own kind and words in three languages', async () => {
  doors = await openDoors([]);
  expect(Object.keys(PROBLEMS).length).toBeGreaterThan(30);
  for (const [code, { status, title, detail }] of Object.entries(PROBLEMS)) {
    expect(status, code).toBeGreaterThanOrEqual(400);
    for (const texts of [title, detail])
      for (const text of [texts.nb, texts.nn, texts.en]) expect(text.trim().length, code).toBeGreaterThan(3);
  }
  const badRequests = Object.keys(DOOR_PROBLEMS).filter(
    (code) => PROBLEMS[code as ProblemCode].status === 400,
  );
  expect(badRequests).toEqual(['UNREADABLE_JSON', 'UNREADABLE_MULTIPART', 'UNREADABLE_REQUEST']);
});

test('a mistake in a route is told before anything is served', async () => {
  doors = await openDoors([]);
  const wrong = [
    aRoute(),
    aRoute(),
    aRoute({ path: '/loose', query: z.object({}), body: z.union([z.strictObject({}), z.looseObject({})]) }),
    aRoute({ path: '/other/:id', params: z.strictObject({ name: z.string() }) }),
    aRoute({ path: '/made', creates: true, problems: ['NOT_FOUND', 'NEVER_HEARD_OF'] }),
  ];
  expect(mistakesIn(wrong)).toEqual([
    'GET /things is defined twice',
    'the code NEVER_HEARD_OF has no words',
    'GET /loose: query would take unknown keys',
    'GET /loose: body would take unknown keys',
    'GET /other/:id: the path and params name different variables',
    'GET /made: only a POST creates',
  ]);
  expect(() => doors.another(wrong)).toThrow(/defined twice/);
});
