// Who may call: keys, scopes, for whom, and how often.

import request from 'supertest';
import { afterEach, expect, test } from 'vitest';
import type { ClientId } from '../../src/shared/ids.js';
import { revokeClient } from '../../src/staff/actions.js';
import { aRoute, type Doors, openDoors, OPERATOR } from '../support/http.js';

let doors: Doors;
afterEach(() => doors.remove());

const whoAmI = aRoute({
  permission: 'calls',
  run: async ({ who: { kind, id, onBehalfOf } }) => ({ ok: true, value: { kind, id, onBehalfOf } }),
});
const forAPerson = { ...whoAmI, path: '/acts', onBehalfOf: 'required' as const };
const open = { ...whoAmI, path: '/open', permission: 'anyone' as const, limited: true as const };

const revoke = (id: ClientId) =>
  revokeClient({ ledger: doors.ledger, now: () => doors.now(), newId: () => id as never }, OPERATOR, id);

test('without a key a scoped route asks for one', async () => {
  doors = await openDoors([whoAmI]);
  for (const sent of [null, 'Basic a2V5OnNlY3JldA==', 'Bearer', 'Bearer ', 'Bearer a b', 'fm_1.x']) {
    const asked = request(doors.app).get('/things');
    const answer = await (sent === null ? asked : asked.set('Authorization', sent));
    expect([answer.status, answer.body.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="fullmakt"');
  }
});

test('a client with the scope is let in and known by its id', async () => {
  doors = await openDoors([whoAmI]);
  const { id, bearer } = await doors.keyFor('verify', 'calls');
  const answer = await request(doors.app).get('/things').set('Authorization', bearer);
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ kind: 'client', id, onBehalfOf: null });
  const lower = await request(doors.app)
    .get('/things')
    .set('Authorization', bearer.replace('Bearer', 'bearer'));
  expect(lower.status).toBe(200);
});

test('a key outside its scopes is refused', async () => {
  doors = await openDoors([whoAmI]);
  const { bearer } = await doors.keyFor('verify', 'cases', 'review', 'authorizations', 'audit');
  const answer = await request(doors.app).get('/things').set('Authorization', bearer);
  expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
});

test('a key with one letter changed, another client’s id or no such client is wrong', async () => {
  doors = await openDoors([whoAmI]);
  const [one, other] = [await doors.keyFor('calls'), await doors.keyFor('calls')];
  const last = one.bearer.endsWith('A') ? 'E' : 'A';
  const wrong = [
    one.bearer.slice(0, -1) + last,
    one.bearer.replace(one.id, other.id),
    one.bearer.replace(one.id, 'id-99'),
    `${one.bearer}x`,
    one.bearer.slice(0, -1),
    "Bearer fm_'or'1'='1.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  ];
  for (const bearer of wrong) {
    const answer = await request(doors.app).get('/things').set('Authorization', bearer);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toContain('invalid_token');
  }
});

test('a revoked key opens nothing from the next request on, other clients stay', async () => {
  doors = await openDoors([whoAmI]);
  const [one, other] = [await doors.keyFor('calls'), await doors.keyFor('calls')];
  const status = async (bearer: string) =>
    (await request(doors.app).get('/things').set('Authorization', bearer)).status;
  expect(await status(one.bearer)).toBe(200);
  expect((await revoke(one.id)).ok).toBe(true);
  expect(await status(one.bearer)).toBe(401);
  expect(await status(other.bearer)).toBe(200);
});

test('a route where a client acts for a person must be told for whom', async () => {
  doors = await openDoors([whoAmI, forAPerson]);
  const { bearer } = await doors.keyFor('calls');
  const acts = (name?: string) => {
    const asked = request(doors.app).get('/acts').set('Authorization', bearer);
    return name === undefined ? asked : asked.set('On-Behalf-Of', name);
  };
  for (const name of [undefined, '', '   ']) {
    const answer = await acts(name);
    expect([answer.status, answer.body.code]).toEqual([422, 'ON_BEHALF_OF_MISSING']);
  }
  expect((await acts('  Kari Saksbehandler ')).body.onBehalfOf).toBe('Kari Saksbehandler');
  expect((await acts('x'.repeat(100))).status).toBe(200);
  const long = await acts('x'.repeat(101));
  expect([long.status, long.body.code]).toEqual([422, 'ON_BEHALF_OF_INVALID']);
  expect((await acts('Kari\tSaksbehandler')).body.code).toBe('ON_BEHALF_OF_INVALID');
});

test('a name in On-Behalf-Of comes through to the letter, as UTF-8 and as latin1', async () => {
  doors = await openDoors([whoAmI]);
  const { bearer } = await doors.keyFor('calls');
  const named = async (bytes: Buffer) => {
    const asked = request(doors.app).get('/things').set('Authorization', bearer);
    return (await asked.set('On-Behalf-Of', bytes.toString('latin1'))).body.onBehalfOf as string;
  };
  expect(await named(Buffer.from('Bjørg Łukasz Żółć', 'utf8'))).toBe('Bjørg Łukasz Żółć');
  expect(await named(Buffer.from('Bjørg Sørli-Øverås', 'latin1'))).toBe('Bjørg Sørli-Øverås');
  expect(await named(Buffer.from('A\u030Ase', 'utf8'))).toBe('Åse');
});

test('of a key only a hash of its 256 random bits is stored', async () => {
  doors = await openDoors([whoAmI]);
  const { bearer } = await doors.keyFor('calls');
  expect(bearer).toMatch(/^Bearer fm_[A-Za-z0-9-]+\.[A-Za-z0-9_-]{43}$/);
  const rows = await doors.database.read.q.select().from(doors.database.read.t.apiClients);
  const secret = bearer.slice(bearer.indexOf('.') + 1);
  expect(JSON.stringify(rows)).not.toContain(secret);
  expect(rows[0]?.secretHash).toHaveLength(32);
});

test('an open route lets anyone in, knows a client by its key and refuses a wrong one', async () => {
  doors = await openDoors([open]);
  const { id, bearer } = await doors.keyFor('verify');
  const asked = () => request(doors.app).get('/open');
  expect((await asked()).body).toEqual({ kind: 'anyone', id: null, onBehalfOf: null });
  expect((await asked().set('On-Behalf-Of', 'Kari')).body.onBehalfOf).toBeNull();
  expect((await asked().set('Authorization', bearer)).body).toMatchObject({ kind: 'client', id });
  expect((await asked().set('Authorization', 'Bearer nonsense')).status).toBe(401);
  expect((await asked().set('Authorization', 'Basic Zm9vOmJhcg==')).status).toBe(200);
});

test('the public may ask so often a minute and is told when to come back; a valid key is not counted', async () => {
  doors = await openDoors([open, { ...open, path: '/also' }, aRoute()], { publicRate: 3 });
  const { bearer } = await doors.keyFor('verify');
  for (const path of ['/open', '/also', '/open'])
    expect((await request(doors.app).get(path)).status).toBe(200);
  const answer = await request(doors.app).get('/also');
  expect([answer.status, answer.body.code]).toEqual([429, 'RATE_LIMITED']);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60);
  for (let asked = 0; asked < 5; asked++)
    expect((await request(doors.app).get('/open').set('Authorization', bearer)).status).toBe(200);
  expect((await request(doors.app).get('/things')).status).toBe(200);
});

test('wrong keys are counted by address, and a valid one from there still opens', async () => {
  doors = await openDoors([whoAmI], { publicRate: 2 });
  const { bearer } = await doors.keyFor('calls');
  const status = async (sent: string) =>
    (await request(doors.app).get('/things').set('Authorization', sent)).status;
  expect([await status('Bearer no'), await status('Bearer no'), await status('Bearer no')]).toEqual([
    401, 401, 429,
  ]);
  expect(await status(bearer)).toBe(200);
});

test('an address is taken from a forwarding header only when a trusted proxy sent it', async () => {
  const limits = { publicRate: 1 };
  doors = await openDoors([open], limits);
  const from = async (app: Doors['app'], address: string) =>
    (await request(app).get('/open').set('X-Forwarded-For', address)).status;
  expect([await from(doors.app, '203.0.113.1'), await from(doors.app, '203.0.113.2')]).toEqual([200, 429]);
  const behind = doors.another([open], { ...limits, trustedProxies: ['loopback'] });
  expect([await from(behind, '203.0.113.1'), await from(behind, '203.0.113.2')]).toEqual([200, 200]);
  // What the caller claims stands before what the proxy saw, and is not believed.
  expect(await from(behind, '198.51.100.9, 203.0.113.1')).toBe(429);
});

test('a proxy list that would trust anyone is refused when the doors are made', async () => {
  doors = await openDoors([]);
  expect(() => doors.another([], { trustedProxies: ['true'] })).toThrow(/true/);
});
