// Backup and restore: consistent under load, checked to the last byte, never without keys, never over anything.

import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFileStore } from '../../src/adapters/files.js';
import { readConfig } from '../../src/config.js';
import { receiveSubmission } from '../../src/documents/receiving/actions.js';
import type { CaseNumber } from '../../src/shared/ids.js';
import { openWorld } from '../../src/world.js';
import { type Place, aPlace } from '../support/command.js';
import { spawnCommand } from '../support/spawned.js';
import { NOW } from '../support/builders.js';
import { ANYONE } from '../support/world.js';

let place: Place;
let other: Place;
beforeEach(() => {
  place = aPlace();
  other = aPlace();
});
afterEach(() => {
  place.remove();
  other.remove();
});

const CLIENT = ['client', 'create', '--name', 'X', '--scopes', 'verify', '--json'] as const;

/** Papers with these bytes, received as the server receives them, by a reader that takes them for photographs. */
async function receive(...contents: readonly string[]): Promise<void> {
  const config = readConfig(place.environment);
  const world = await openWorld(config);
  const files = await openFileStore(config.uploadsUrl, world.now);
  const photograph = { readable: true, type: 'jpeg', pages: 1, findings: [], form: null } as const;
  const reader = { read: async (sent: readonly unknown[]) => sent.map(() => photograph) };
  for (const content of contents) {
    const received = await receiveSubmission({ ...world, files, reader }, ANYONE, {
      files: [{ name: 'papers.jpg', bytes: Buffer.from(content) }],
      caseNumber: 'S-1' as CaseNumber,
      email: null,
    });
    expect(received.ok).toBe(true);
  }
  await world.close();
}

/** The keys go their own way; everything else comes out of the backup. */
function bringKeys(): void {
  copyFileSync(place.at('keys.json'), other.at('keys.json'));
  chmodSync(other.at('keys.json'), 0o600);
}

function backup(): Promise<Awaited<ReturnType<Place['run']>>> {
  return place.run('backup', place.at('backup'), '--json');
}

function restore(...options: readonly string[]): Promise<Awaited<ReturnType<Place['run']>>> {
  return other.run('restore', place.at('backup'), '--json', ...options);
}

/** Received files as they lie in an installation, or in a backup, by their paths in it. */
function objectsIn({ folder }: Pick<Place, 'folder'>): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /^uploads.*[0-9a-f]{40}$/.test(name)).toSorted();
}

test('a backup is read back and comes to life elsewhere with every client, document and audit entry', async () => {
  await place.run(...CLIENT);
  await receive('one', 'two', 'three');
  const made = await backup();
  expect(made).toMatchObject({ exit: 0, err: '' });
  expect(made.json()).toMatchObject({ entries: 5, documents: 3, missingObjects: [], keysIncluded: false });
  bringKeys();
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
  await receive('one');
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
  await receive('one', 'two');
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
  bringKeys();
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
  await receive('one', 'two');
  const [lost = ''] = objectsIn(place);
  rmSync(place.at(lost));
  const made = await backup();
  expect(made.exit).toBe(1);
  expect(made.json()).toMatchObject({ documents: 1, missingObjects: [basename(lost)] });
});

test('nothing is restored without the keys, with other keys, or with keys open to others', async () => {
  await receive('one');
  await backup();
  expect(await restore()).toMatchObject({ exit: 2 });
  await place.run('migrate');
  const third = aPlace();
  await third.run('migrate');
  copyFileSync(third.at('keys.json'), other.at('keys.json'));
  const wrong = await restore();
  expect(wrong.exit).toBe(2);
  expect(wrong.json()).toMatchObject({ error: { code: 'KEYS_UNUSABLE' } });
  copyFileSync(place.at('keys.json'), other.at('keys.json'));
  chmodSync(other.at('keys.json'), 0o644);
  expect((await restore()).exit).toBe(2);
  expect(existsSync(other.at('fullmakt.sqlite'))).toBe(false);
  expect(objectsIn(other)).toEqual([]);
  third.remove();
});

test('nothing is restored over a database or over received files', async () => {
  await receive('one');
  await backup();
  expect((await place.run('restore', place.at('backup'), '--json')).json()).toMatchObject({
    error: { code: 'NOT_EMPTY' },
  });
  bringKeys();
  const store = await openFileStore(`file:${other.at('uploads')}`, () => NOW);
  await store.put('a'.repeat(40), Buffer.from('somebody’s'));
  const refused = await restore();
  expect(refused.exit).toBe(1);
  expect(refused.json()).toMatchObject({ error: { code: 'NOT_EMPTY' } });
  expect(existsSync(other.at('fullmakt.sqlite'))).toBe(false);
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
  await receive('one', 'two');
  await backup();
  damage(place.at('backup'));
  bringKeys();
  const refused = await restore();
  expect(refused.exit).toBe(1);
  expect(refused.json()).toMatchObject({ error: { code: 'BACKUP_BROKEN' } });
  expect(readdirSync(other.folder).toSorted()).toEqual(['keys.json', 'uploads']);
  expect(objectsIn(other)).toEqual([]);
});

test('a folder that is no backup is unreadable', async () => {
  await receive('one');
  bringKeys();
  mkdirSync(place.at('backup'));
  expect(await restore()).toMatchObject({ exit: 2 });
});

test('a backup older than the newest checkpoint is restored with a warning that says how much is lost', async () => {
  await receive('one');
  await backup();
  for (let more = 0; more < 3; more += 1) await place.run(...CLIENT);
  bringKeys();
  copyFileSync(place.at('checkpoints.jsonl'), other.at('checkpoints.jsonl'));
  const restored = await restore();
  expect(restored.exit).toBe(0);
  expect(restored.json()).toMatchObject({ older: { entries: 3, accepted: false } });
  expect(restored.err).toMatch(/WARNING: this backup of .* is older than what was recorded: 3 audit entries/);
  expect((await other.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: false });
});

test('a loss that is accepted is recorded, and the audit is whole again from there', async () => {
  await receive('one');
  await backup();
  await place.run(...CLIENT);
  bringKeys();
  copyFileSync(place.at('checkpoints.jsonl'), other.at('checkpoints.jsonl'));
  const restored = await restore('--accept-loss');
  expect(restored.exit).toBe(0);
  expect(restored.json()).toMatchObject({ older: { entries: 1, accepted: true } });
  expect((await other.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true });
  const [aside] = readdirSync(other.folder).filter((name) => name.includes('newer-than'));
  expect(readFileSync(other.at(aside ?? ''), 'utf8')).toBe(
    readFileSync(place.at('checkpoints.jsonl'), 'utf8'),
  );
});

test('checkpoints of another installation refuse a restore', async () => {
  await receive('one');
  await backup();
  bringKeys();
  appendFileSync(other.at('checkpoints.jsonl'), '{"checkpoint":"{}","signature":"AA=="}\n');
  const refused = await restore();
  expect(refused.exit).toBe(1);
  expect(existsSync(other.at('fullmakt.sqlite'))).toBe(false);
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

function firstUpload(folder: string): string {
  const [path = ''] = objectsIn({ folder });
  return join(folder, path);
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

function replaceIn(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}
