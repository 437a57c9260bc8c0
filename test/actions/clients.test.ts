// Other systems are let in by a key that is shown once, and shut out for good.

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClientId } from '../../src/shared/ids.js';
import type { Tx } from '../../src/database/database.js';
import { createClient, findClient, listClients, type Needs, revokeClient } from '../../src/staff/actions.js';
import { type Doors, openDoors, OPERATOR } from '../support/http.js';

let doors: Doors;
let needs: Needs;
beforeEach(async () => {
  doors = await openDoors([]);
  let made = 0;
  needs = { ledger: doors.ledger, now: () => doors.now(), newId: () => `client-${++made}` as never };
});
afterEach(() => doors.remove());

async function made(name = 'Case system', scopes: readonly string[] = ['verify', 'cases']) {
  const result = await createClient(needs, OPERATOR, { name, scopes });
  if (!result.ok) throw new Error('the client was refused');
  return result.value;
}
const events = async () => {
  const { q, t } = doors.database.read;
  const rows = await q.select().from(t.auditEntries);
  return rows.map(({ type, outcome, aboutId }) => [type, outcome, aboutId]);
};

test('a client is found by its key, with the scopes it was given, in one order and each once', async () => {
  const { id, key } = await made('  Case system ', ['verify', 'cases', 'verify']);
  expect(await findClient(doors.database.read, key)).toMatchObject({
    id,
    name: 'Case system',
    scopes: ['cases', 'verify'],
  });
  expect(await events()).toEqual([['client-created', 'done', id]]);
});

test('no two keys are alike and each has 256 random bits', async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => made()));
  const secrets = keys.map(({ key }) => key.split('.')[1] ?? '');
  expect(new Set(secrets).size).toBe(20);
  for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
});

test('a client without a name or with scopes we do not have is refused with every fault, and that is recorded', async () => {
  const result = await createClient(needs, OPERATOR, { name: ' ', scopes: ['verify', 'everything', 'root'] });
  expect(result).toMatchObject({
    ok: false,
    refusal: {
      code: 'INVALID_INPUT',
      faults: [
        { path: 'name', code: 'MISSING' },
        { path: 'scopes[1]', code: 'NOT_ALLOWED' },
        { path: 'scopes[2]', code: 'NOT_ALLOWED' },
      ],
    },
  });
  const none = await createClient(needs, OPERATOR, { name: 'x'.repeat(101), scopes: [] });
  expect(none).toMatchObject({
    refusal: {
      faults: [
        { path: 'name', code: 'TOO_LONG' },
        { path: 'scopes', code: 'MISSING' },
      ],
    },
  });
  expect(await events()).toEqual([
    ['client-created', 'refused', null],
    ['client-created', 'refused', null],
  ]);
});

test('clients are listed oldest first, without anything that opens', async () => {
  const [one, other] = [await made('One'), await made('Other')];
  const list = await listClients(needs, OPERATOR);
  expect(list.ok && list.value.map(({ id, name }) => [id, name])).toEqual([
    [one.id, 'One'],
    [other.id, 'Other'],
  ]);
  expect(list.ok && Object.keys(list.value[0] ?? {}).toSorted()).toEqual([
    'createdAt',
    'id',
    'name',
    'revokedAt',
    'scopes',
  ]);
  expect((await events()).at(-1)).toEqual(['clients-listed', 'read', null]);
});

test('a revoked key is no key, and revoking again changes nothing', async () => {
  const { id, key } = await made();
  const first = await revokeClient(needs, OPERATOR, id);
  doors.setNow('2026-07-01T10:00:00.000Z' as never);
  const again = await revokeClient(needs, OPERATOR, id);
  expect(again).toEqual(first);
  expect(await findClient(doors.database.read, key)).toBeNull();
});

test('a key that is shown many times at once is asked for once, and anew in the next turn', async () => {
  const { id, key } = await made();
  const { read } = doors.database;
  let asked = 0;
  const counting: Tx = {
    ...read,
    statement(name, build) {
      asked += 1;
      return read.statement(name, build);
    },
  };
  const shown = () => Promise.all([findClient(counting, key), findClient(counting, key)]);
  expect((await shown()).map((client) => client?.id)).toEqual([id, id]);
  expect(asked).toBe(1);
  await revokeClient(needs, OPERATOR, id);
  expect(await shown()).toEqual([null, null]);
  expect(asked).toBe(2);
});

test('revoking nobody is refused and recorded', async () => {
  const result = await revokeClient(needs, OPERATOR, 'nobody' as ClientId);
  expect(result).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  expect(await events()).toEqual([['client-revoked', 'refused', null]]);
});

test('what is not written like a key is not looked up', async () => {
  for (const key of [
    '',
    'fm_',
    'fm_x',
    'fm_x.',
    `fm_${'x'.repeat(65)}.${'a'.repeat(43)}`,
    `FM_x.${'a'.repeat(43)}`,
    `fm_x.${'a'.repeat(43)}\n`,
  ])
    expect(await findClient(doors.database.read, key)).toBeNull();
});
