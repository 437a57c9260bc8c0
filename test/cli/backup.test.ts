// Backups: consistent under load, checked to the last byte, never with the keys, and back to life elsewhere.

import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { openWorld } from '../../src/world.js';
import { bringKeys, objectsIn, receive } from '../support/backups.js';
import { type Place, aPlace } from '../support/command.js';
import { spawnCommand } from '../support/spawned.js';

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

const CLIENT = ['client', 'create', '--name', 'X', '--scopes', 'verify', '--json'] as const;

function backup(): Promise<Awaited<ReturnType<Place['run']>>> {
  return place.run('backup', place.at('backup'), '--json');
}

function restore(...options: readonly string[]): Promise<Awaited<ReturnType<Place['run']>>> {
  return other.run('restore', place.at('backup'), '--json', ...options);
}

test('a backup is read back and comes to life elsewhere with every client, document and audit entry', async () => {
  await place.run(...CLIENT);
  await receive(place, 'one', 'two', 'three');
  const made = await backup();
  expect(made).toMatchObject({ exit: 0, err: '' });
  expect(made.json()).toMatchObject({ entries: 5, documents: 3, missingObjects: [], keysIncluded: false });
  bringKeys(place, other);
  const restored = await restore();
  expect(restored).toMatchObject({ exit: 0, err: '' });
  expect(restored.json()).toMatchObject({ restored: true, entries: 5, documents: 3, older: null });
  expect((await other.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true, entries: 6 });
  expect((await other.run('client', 'list', '--json')).json()).toMatchObject([{ name: 'X' }]);
  expect(objectsIn(place)).toHaveLength(3);
  expect(objectsIn(other)).toEqual(objectsIn(place));
  for (const path of objectsIn(place))
    expect(readFileSync(other.at(path))).toEqual(readFileSync(place.at(path)));
});

test('keys are not in a backup, which says so in words; its files are for their owner alone', async () => {
  await receive(place, 'one');
  expect((await place.run('backup', place.at('backup'))).out).toContain('Nøklene er ikke med');
  const keys = JSON.parse(readFileSync(place.at('keys.json'), 'utf8')) as Record<string, unknown>;
  for (const path of ['fullmakt.sqlite', 'checkpoints.jsonl', 'manifest.json', 'manifest.sig']) {
    const text = readFileSync(place.at('backup', path), 'latin1');
    for (const key of [keys['index'], keys['chain'], keys['signing']]) expect(text).not.toContain(key);
    expect(statSync(place.at('backup', path)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(place.at('backup')).mode & 0o777).toBe(0o700);
  expect(readFileSync(place.at('backup', 'manifest.json'), 'utf8')).toContain('Nøklene er ikke med');
});

test('a backup made under write load is consistent and restores whole', async () => {
  const rows = Array.from(
    { length: 3000 },
    (_, n) => `S-${n},Kari Nordmann ${n},1980-01-01,normal,2027-01-04,open`,
  );
  const header = 'caseNumber,debtorName,debtorBirthDate,debtorStatus,registeredOn,status';
  writeFileSync(place.at('cases.csv'), [header, ...rows].join('\n'));
  await receive(place, 'one', 'two');
  const importing = spawnCommand(['cases', 'import', place.at('cases.csv'), '--json'], place.environment);
  const ended = importing.ended();
  const world = await openWorld(readConfig(place.environment));
  const cases = () => world.database.read.q.$count(world.database.read.t.cases);
  while ((await cases()) < 100) await pause(10);
  const made = await backup();
  const stillWriting = importing.child.exitCode === null;
  importing.child.kill('SIGINT');
  await ended;
  await world.close();
  expect(stillWriting).toBe(true);
  expect(made.exit).toBe(0);
  const { counts, entries } = made.json() as { counts: { cases: number }; entries: number };
  expect(counts.cases).toBeGreaterThanOrEqual(100);
  expect(entries).toBe(counts.cases + 3);
  bringKeys(place, other);
  expect((await restore()).json()).toMatchObject({ restored: true, entries, documents: 2 });
  expect((await other.run('migrate', '--json')).json()).toMatchObject({ counts: { cases: counts.cases } });
  expect((await other.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true });
});

test('a backup wants a folder of its own', async () => {
  await place.run('migrate');
  mkdirSync(place.at('backup'));
  writeFileSync(place.at('backup', 'letter.txt'), 'mine');
  const refused = await backup();
  expect(refused.exit).toBe(1);
  expect(refused.json()).toMatchObject({ error: { code: 'NOT_EMPTY' } });
  expect(readdirSync(place.at('backup'))).toEqual(['letter.txt']);
});

test('a document whose file is lost is named, and everything else is backed up', async () => {
  await receive(place, 'one', 'two');
  const [lost = ''] = objectsIn(place);
  rmSync(place.at(lost));
  const made = await backup();
  expect(made.exit).toBe(1);
  expect(made.json()).toMatchObject({ documents: 1, missingObjects: [basename(lost)] });
});

test('no name stands in clear in a backup', async () => {
  writeFileSync(
    place.at('cases.csv'),
    'caseNumber,debtorName,debtorBirthDate,debtorStatus,registeredOn,status\nS-1,Hemmelig Person,1980-01-01,normal,2027-01-04,open\n',
  );
  await place.run('cases', 'import', place.at('cases.csv'));
  await backup();
  const database = new Sqlite(place.at('backup', 'fullmakt.sqlite'), { readonly: true });
  expect(database.prepare('select count(*) as n from cases').get()).toEqual({ n: 1 });
  database.close();
  for (const name of readdirSync(place.at('backup'), { recursive: true, encoding: 'utf8' })) {
    const path = place.at('backup', name);
    if (statSync(path).isFile()) expect(readFileSync(path, 'latin1')).not.toMatch(/Hemmelig|1980-01-01/);
  }
});
