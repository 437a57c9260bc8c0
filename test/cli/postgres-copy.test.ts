// A whole installation moved to PostgreSQL and back by the command line: the same at the end as at the start, and in use in between.
//
// FULLMAKT_COPY_AUTHORIZATIONS says how many authorizations; a thousand when left out.

import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { openDatabase } from '../../src/database/open.js';
import type { Instant } from '../../src/shared/dates.js';
import { openWorld } from '../../src/world.js';
import { seedAuthorizations } from '../bench/seed.js';
import { receive } from '../support/backups.js';
import { type Place, type Shown, aPlace, runCommand } from '../support/command.js';
import { anIntruder } from '../support/engine.js';

const AUTHORIZATIONS = Number(process.env['FULLMAKT_COPY_AUTHORIZATIONS'] ?? 1_000);

/** An installation in a file, and the empty database on a server it is moved to. */
let place: Place;
let server: string;
let file: string;
beforeEach(async () => {
  place = await aPlace();
  server = place.environment['DATABASE_URL'] ?? '';
  file = `file:${place.at('first.sqlite')}`;
});
afterEach(() => place.remove());

function on(address: string, ...argv: readonly string[]): Promise<Shown> {
  return runCommand(argv, { environment: { ...place.environment, DATABASE_URL: address } });
}

function copy(from: string, to: string): Promise<Shown> {
  return place.run('copy', '--from', from, '--to', to, '--json');
}

type Copied = { readonly hash: string; readonly rows: number; readonly tables: unknown };

async function fill(count: number): Promise<void> {
  const environment = { ...place.environment, DATABASE_URL: file };
  await on(file, 'client', 'create', '--name', 'Saksbehandling på Røst', '--scopes', 'verify');
  await receive({ ...place, environment }, 'one', 'two');
  writeFileSync(
    place.at('cases.csv'),
    'caseNumber,debtorName,debtorBirthDate,debtorStatus,registeredOn,status\nÆ-1 ø,Åse Ærlig,1980-01-01,normal,2027-01-04,open\n',
  );
  expect((await on(file, 'cases', 'import', place.at('cases.csv'))).exit).toBe(0);
  const world = await openWorld(readConfig(environment));
  await seedAuthorizations(world, { file: place.at('first.sqlite') }, count);
  await world.close();
}

test(`${AUTHORIZATIONS} authorizations come back from PostgreSQL identical`, {
  timeout: 3_600_000,
}, async () => {
  await fill(AUTHORIZATIONS);
  const begun = performance.now();
  const there = await copy(file, server);
  const between = performance.now();
  expect(there).toMatchObject({ exit: 0, err: '' });
  expect(there.json()).toMatchObject({
    identical: true,
    tables: { authorizations: { rows: AUTHORIZATIONS }, documents: { rows: 2 } },
    audit: { whole: true },
    resumedAt: 0,
    inUse: false,
  });
  const back = await copy(server, `file:${place.at('last.sqlite')}`);
  const [first, last] = [there.json() as Copied, back.json() as Copied];
  expect(last).toMatchObject({ hash: first.hash, rows: first.rows, tables: first.tables });
  console.log(
    `${first.rows} rows: to PostgreSQL ${seconds(between - begun)}, back ${seconds(performance.now() - between)}, ` +
      `at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
});

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

test('an installation goes on where it was moved to, its record whole, and may be moved on from there', async () => {
  await fill(20);
  expect((await copy(file, server)).exit).toBe(0);
  expect((await place.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true, entries: 4 });
  expect((await place.run('client', 'list')).out).toContain('Saksbehandling på Røst');
  expect((await place.run('cases', 'import', place.at('cases.csv'), '--json')).json()).toMatchObject({
    changed: 1,
  });
  const last = `file:${place.at('last.sqlite')}`;
  expect((await copy(server, last)).exit).toBe(0);
  expect((await on(last, 'audit', 'verify', '--json')).json()).toMatchObject({ whole: true, entries: 7 });
});

test('a copy says in words what it came to, and that papers and keys stay where they are', async () => {
  await fill(1);
  const copied = await place.run('copy', '--from', file, '--to', server);
  expect(copied).toMatchObject({ exit: 0, err: '' });
  expect(copied.out).toMatch(
    /Copied \d+ rows in \d+ tables to postgres:\/\/127\.0\.0\.1:\d+\/\S+; both sides/,
  );
  expect(copied.out).toContain('2 documents lie where UPLOADS_URL says');
  expect(copied.out).toContain('The audit is whole');
});

test('nothing is copied from where nothing is, to where something is, or over an unprotected network', async () => {
  await fill(1);
  const refusals = [
    [`file:${place.at('nothing.sqlite')}`, server, 2, 'NO_INSTALLATION'],
    [server, `file:${place.at('new.sqlite')}`, 2, 'NO_INSTALLATION'],
    [file, file, 1, 'NOT_EMPTY'],
    [file, 'postgres://fullmakt:hemmelig@db.example.no/x', 2, 'MISUSED'],
  ] as const;
  for (const [from, to, exit, code] of refusals) {
    const refused = await copy(from, to);
    expect(refused.exit).toBe(exit);
    expect(refused.json()).toMatchObject({ error: { code } });
    expect(refused.err).not.toContain('hemmelig');
  }
});

test('a copy is refused without the keys of the installation, since nobody could check its record', async () => {
  await fill(1);
  const other = await aPlace();
  await other.run('migrate');
  const foreign = { ...place.environment, KEYS_FILE: other.at('keys.json') };
  const argv = ['copy', '--from', file, '--to', server, '--json'];
  const refused = await runCommand(argv, { environment: foreign });
  expect(refused.json()).toMatchObject({ error: { code: 'KEYS_UNUSABLE' } });
  const missing = { ...place.environment, KEYS_FILE: place.at('nowhere.json') };
  expect((await runCommand(argv, { environment: missing })).exit).toBe(2);
  await other.remove();
  expect((await copy(file, server)).exit).toBe(0);
});

test('a server whose database is half a copy refuses to work in it, and the same copy finishes it', async () => {
  await fill(5);
  const whole = (await copy(file, server)).json() as Copied;
  const intruder = await anIntruder(place.folder);
  const logId = await intruder.rows(`select value from meta where key = 'log-id'`);
  await intruder.run(`insert into meta (key, value) values ('half-copy', ?)`, logId[0]?.['value'] ?? null);
  await intruder.run(`delete from verifications`);
  await intruder.run(`delete from authorizations where id in (select max(id) from authorizations)`);
  await intruder.leave();
  const refused = await place.run('client', 'list', '--json');
  expect(refused.json()).toMatchObject({ error: { code: 'DATABASE_UNAVAILABLE' } });
  expect(refused.err).toContain('half a copy');
  expect((await copy(server, `file:${place.at('x.sqlite')}`)).exit).toBe(2);
  const finished = await copy(file, server);
  expect(finished.json()).toMatchObject({ hash: whole.hash, resumedAt: whole.rows - 1 });
  expect((await place.run('client', 'list')).exit).toBe(0);
});

test('it is said when somebody may still be writing to the source', async () => {
  await fill(1);
  const database = await openDatabase(file);
  const leasedUntil = '2999-01-01T00:00:00.000Z' as Instant;
  await database.transaction((tx) => tx.q.update(tx.t.auditHeads).set({ owner: 'server', leasedUntil }));
  await database.close();
  const copied = await copy(file, server);
  expect(copied.exit).toBe(0);
  expect(copied.err).toContain('somebody is writing to the source');
  expect(copied.json()).toMatchObject({ inUse: true });
});

test('a record that is broken in the source is broken in the copy, and that is said', async () => {
  await fill(1);
  const database = await openDatabase(file);
  await database.transaction((tx) => tx.q.update(tx.t.auditEntries).set({ outcome: 'read' }));
  await database.close();
  const copied = await copy(file, server);
  expect(copied.exit).toBe(1);
  expect(copied.json()).toMatchObject({
    identical: true,
    audit: { whole: false, first: { fault: 'ALTERED' } },
  });
  expect((await place.run('audit', 'verify')).exit).toBe(1);
});
