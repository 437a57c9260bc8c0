// Restoring: only with the keys, only a whole backup, only where nothing is – and an old one says what is lost.

import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readManifest, writeManifest } from '../../src/adapters/backup-folder.js';
import { openFileStore } from '../../src/adapters/files.js';
import { readKeysFile } from '../../src/adapters/keys-file.js';
import { act } from '../../src/audit/act.js';
import { readConfig } from '../../src/config.js';
import { findInstallation } from '../../src/database/snapshot.js';
import { addMinutes } from '../../src/shared/dates.js';
import { allowed } from '../../src/shared/result.js';
import { machineClock, openWorld } from '../../src/world.js';
import { bringKeys, firstUpload, flip, objectsIn, receive, replaceIn } from '../support/backups.js';
import { NOW } from '../support/builders.js';
import { type Place, aPlace, runCommand } from '../support/command.js';
import { ANYONE } from '../support/world.js';

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

test('nothing is restored without the keys, with other keys, or with keys open to others', async () => {
  await receive(place, 'one');
  await backup();
  expect(await restore()).toMatchObject({ exit: 2 });
  await place.run('migrate');
  const third = await aPlace();
  await third.run('migrate');
  copyFileSync(third.at('keys.json'), other.at('keys.json'));
  const wrong = await restore();
  expect(wrong.exit).toBe(2);
  expect(wrong.json()).toMatchObject({ error: { code: 'KEYS_UNUSABLE' } });
  copyFileSync(place.at('keys.json'), other.at('keys.json'));
  chmodSync(other.at('keys.json'), 0o644);
  expect((await restore()).exit).toBe(2);
  expect(await findInstallation(other.environment['DATABASE_URL'] ?? '')).toBeNull();
  expect(objectsIn(other)).toEqual([]);
  await third.remove();
});

test('nothing is restored over a database or over received files', async () => {
  await receive(place, 'one');
  await backup();
  expect((await place.run('restore', place.at('backup'), '--json')).json()).toMatchObject({
    error: { code: 'NOT_EMPTY' },
  });
  bringKeys(place, other);
  const store = await openFileStore(`file:${other.at('uploads')}`, () => NOW);
  await store.put('a'.repeat(40), Buffer.from('somebody’s'));
  const refused = await restore();
  expect(refused.exit).toBe(1);
  expect(refused.json()).toMatchObject({ error: { code: 'NOT_EMPTY' } });
  expect(await findInstallation(other.environment['DATABASE_URL'] ?? '')).toBeNull();
});

const DAMAGES: readonly (readonly [string, (folder: string) => void])[] = [
  ['a byte of the database changed', (folder) => flip(join(folder, 'fullmakt.sqlite'), 5000)],
  ['a stored file changed', (folder) => flip(firstUpload(folder), 40)],
  ['a stored file gone', (folder) => rmSync(firstUpload(folder))],
  [
    'its list changed',
    (folder) => replaceIn(join(folder, 'manifest.json'), '"documents": 2', '"documents": 1'),
  ],
  ['a checkpoint gone', (folder) => writeFileSync(join(folder, 'checkpoints.jsonl'), '')],
];

test.each(DAMAGES)('a backup with %s is not restored, and nothing is left behind', async (_, damage) => {
  await receive(place, 'one', 'two');
  await backup();
  damage(place.at('backup'));
  bringKeys(place, other);
  const refused = await restore();
  expect(refused.exit).toBe(1);
  expect(refused.json()).toMatchObject({ error: { code: 'BACKUP_BROKEN' } });
  expect(readdirSync(other.folder).toSorted()).toEqual(['keys.json', 'uploads']);
  expect(objectsIn(other)).toEqual([]);
});

test('a folder that is no backup is unreadable', async () => {
  await receive(place, 'one');
  bringKeys(place, other);
  mkdirSync(place.at('backup'));
  expect(await restore()).toMatchObject({ exit: 2 });
});

test('a backup older than the newest checkpoint is restored with a warning that says how much is lost', async () => {
  await receive(place, 'one');
  await backup();
  for (let more = 0; more < 3; more += 1) await place.run(...CLIENT);
  bringKeys(place, other);
  copyFileSync(place.at('checkpoints.jsonl'), other.at('checkpoints.jsonl'));
  const restored = await restore();
  expect(restored.exit).toBe(0);
  expect(restored.json()).toMatchObject({ older: { entries: 3, accepted: false } });
  expect(restored.err).toMatch(/WARNING: this database is older than what was recorded: 3 audit entries/);
  expect((await other.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: false });
});

test('a loss that is accepted is recorded, and the audit is whole again from there', async () => {
  await receive(place, 'one');
  await backup();
  await place.run(...CLIENT);
  bringKeys(place, other);
  copyFileSync(place.at('checkpoints.jsonl'), other.at('checkpoints.jsonl'));
  const restored = await restore('--accept-loss');
  expect(restored.exit).toBe(0);
  expect(restored.json()).toMatchObject({ older: { entries: 1, accepted: true } });
  expect((await other.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true });
  const [aside] = readdirSync(other.folder).filter((name) => name.includes('.lost-'));
  expect(readFileSync(other.at(aside ?? ''), 'utf8')).toBe(
    readFileSync(place.at('checkpoints.jsonl'), 'utf8'),
  );
});

test('checkpoints of another installation refuse a restore', async () => {
  await receive(place, 'one');
  await backup();
  bringKeys(place, other);
  appendFileSync(other.at('checkpoints.jsonl'), '{"checkpoint":"{}","signature":"AA=="}\n');
  const refused = await restore();
  expect(refused.exit).toBe(1);
  expect(await findInstallation(other.environment['DATABASE_URL'] ?? '')).toBeNull();
});

/** In the other place, when every lease of the first has long run out. */
function later(...argv: readonly string[]) {
  const now = () => addMinutes(machineClock(), 10);
  return runCommand(argv, { environment: other.environment, now });
}

test('after an old backup no number is given to another entry, until the loss is accepted and after', async () => {
  await receive(place, 'one');
  await backup();
  for (let more = 0; more < 3; more += 1) await place.run(...CLIENT);
  bringKeys(place, other);
  copyFileSync(place.at('checkpoints.jsonl'), other.at('checkpoints.jsonl'));
  await later('restore', place.at('backup'));
  await later(...CLIENT);
  const before = await later('audit', 'verify', '--json');
  expect(before.json()).toMatchObject({ first: { chain: 0, seq: 3, fault: 'OLDER_THAN_CHECKPOINT' } });
  expect((await later('audit', 'verify')).out).toContain('This database is older than the checkpoint');
  const accepted = await later('audit', 'accept-loss', '--json');
  expect(accepted.json()).toMatchObject({ accepted: true, entries: 3, chains: [0] });
  await later(...CLIENT);
  const after = (await later('audit', 'verify', '--json')).json();
  expect(after).toMatchObject({ whole: true, heads: [{ chain: 0, seq: 2 }, { chain: 1 }] });
  expect((await later('audit', 'accept-loss', '--json')).json()).toMatchObject({
    error: { code: 'NOTHING_LOST' },
  });
});

test('a chain that was begun after the backup is not begun a second time', async () => {
  await receive(place, 'one');
  await backup();
  const config = readConfig(place.environment);
  const [first, second] = [await openWorld(config), await openWorld(config)];
  for (const world of [first, second])
    await act(world, ANYONE, async () => ({
      result: allowed(null),
      event: { type: 'clients-listed', outcome: 'read', about: null },
    }));
  await first.close();
  await second.close();
  bringKeys(place, other);
  copyFileSync(place.at('checkpoints.jsonl'), other.at('checkpoints.jsonl'));
  const restored = await later('restore', place.at('backup'), '--accept-loss', '--json');
  expect(restored.json()).toMatchObject({ older: { entries: 2, chains: [0, 1], accepted: true } });
  const verified = (await later('audit', 'verify', '--json')).json();
  expect(verified).toMatchObject({ whole: true, heads: [{ chain: 0 }, { chain: 2 }] });
});

test('an installation whose loss is not accepted yet can be backed up all the same', async () => {
  await receive(place, 'one');
  await backup();
  await place.run(...CLIENT);
  bringKeys(place, other);
  copyFileSync(place.at('checkpoints.jsonl'), other.at('checkpoints.jsonl'));
  await restore();
  expect((await other.run('backup', other.at('again'))).exit).toBe(0);
});

test('a restore that was cut off takes what it has stored already for its own, and goes on', async () => {
  await receive(place, 'one', 'two');
  await backup();
  bringKeys(place, other);
  const [name = ''] = objectsIn(place).map((path) => basename(path));
  const [from, to] = [await storeIn(place), await storeIn(other)];
  await to.put(name, (await from.get(name)) ?? Buffer.alloc(0));
  expect((await restore()).json()).toMatchObject({ restored: true, documents: 2 });
  expect(objectsIn(other)).toEqual(objectsIn(place));
});

function storeIn(where: Place) {
  return openFileStore(`file:${where.at('uploads')}`, () => NOW);
}

test('a backup made by a newer version of this program is left to that', async () => {
  await receive(place, 'one');
  await backup();
  bringKeys(place, other);
  const { keys } = await openedKeys();
  const folder = place.at('backup');
  const { manifest } = await readManifest(folder);
  rmSync(join(folder, 'manifest.json'));
  rmSync(join(folder, 'manifest.sig'));
  await writeManifest(folder, keys, { ...manifest, schema: '9999_far_away' });
  const refused = await restore();
  expect(refused.exit).toBe(2);
  expect(refused.json()).toMatchObject({ error: { code: 'BACKUP_NEWER' } });
});

async function openedKeys() {
  const keys = await readKeysFile(place.at('keys.json'));
  if (!keys) throw new Error('there are no keys');
  return { keys };
}
