// A backup of either engine comes back on either engine, as it was.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/database/open.js';
import { markHalfCopy } from '../../src/database/half-copy.js';
import { digestsOf } from '../../src/database/moving.js';
import { openSnapshot } from '../../src/database/snapshot.js';
import { bringKeys, objectsIn, receive } from '../support/backups.js';
import { type Place, type Shown, aPlace, runCommand } from '../support/command.js';

const CLIENT = ['client', 'create', '--name', 'Røst', '--scopes', 'verify'] as const;

let place: Place;
let other: Place;
beforeEach(async () => {
  place = await aPlace();
  other = await aPlace();
});
afterEach(async () => {
  await place.remove();
  await other.remove();
});

type Engine = 'file' | 'server';

/** The same folder with its installation in a file, or on the server. */
function on(engine: Engine, where: Place): Place {
  const url = engine === 'file' ? `file:${where.at('own.sqlite')}` : where.environment['DATABASE_URL'];
  const environment = { ...where.environment, DATABASE_URL: url ?? '' };
  return { ...where, environment, run: (...argv) => runCommand(argv, { environment }) };
}

async function digests({ environment }: Place) {
  const snapshot = await openSnapshot(environment['DATABASE_URL'] ?? '');
  const { auditEntries: _, auditHeads: __, ...rest } = await digestsOf(snapshot);
  await snapshot.close();
  return rest;
}

test.each([
  ['server', 'server'],
  ['server', 'file'],
  ['file', 'server'],
] as const)(
  'a backup of an installation on a %s comes back on a %s, with every document',
  async (from, to) => {
    const [there, here] = [on(from, place), on(to, other)];
    await there.run(...CLIENT);
    await receive(there, 'one', 'two');
    const made = await there.run('backup', place.at('backup'), '--json');
    expect(made).toMatchObject({ exit: 0, err: '' });
    expect(made.json()).toMatchObject({ entries: 4, documents: 2, counts: { apiClients: 1 } });
    bringKeys(place, other);
    const restored: Shown = await here.run('restore', place.at('backup'), '--json');
    expect(restored).toMatchObject({ exit: 0, err: '' });
    expect(restored.json()).toMatchObject({ restored: true, entries: 4, documents: 2, older: null });
    expect((await here.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true, entries: 5 });
    expect(await digests(here)).toEqual(await digests(there));
    expect(objectsIn(other)).toEqual(objectsIn(place));
  },
);

test('a restore to a server that was cut off goes on, and one into half a copy of another is refused', async () => {
  await place.run(...CLIENT);
  await place.run('backup', place.at('backup'));
  bringKeys(place, other);
  const snapshot = await openSnapshot(place.environment['DATABASE_URL'] ?? '');
  const { q, t } = snapshot.read;
  const meta = await q.select().from(t.meta);
  await snapshot.close();
  const logId = meta.find(({ key }) => key === 'log-id')?.value.toString('hex') ?? '';
  const half = await openDatabase(other.environment['DATABASE_URL'] ?? '');
  await half.transaction((tx) => markHalfCopy(tx, 'ab'.repeat(16)));
  expect((await other.run('restore', place.at('backup'), '--json')).json()).toMatchObject({
    error: { code: 'NOT_EMPTY' },
  });
  await half.transaction((tx) => tx.q.delete(tx.t.meta));
  await half.transaction((tx) => markHalfCopy(tx, logId));
  await half.close();
  expect((await other.run('client', 'list')).exit).toBe(2);
  expect((await other.run('restore', place.at('backup'))).exit).toBe(0);
  expect((await other.run('client', 'list')).out).toContain('Røst');
});
