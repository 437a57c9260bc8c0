// A database moved from one engine to another holds the same to the byte, or it is not taken for moved.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assertWhole, halfCopyOf } from '../../src/database/half-copy.js';
import { CopyDiffers, type Moved, TargetNotEmpty, digestsOf, moveInto } from '../../src/database/moving.js';
import { openDatabase } from '../../src/database/open.js';
import { openSnapshot } from '../../src/database/snapshot.js';
import { TABLES } from '../../src/database/tables.js';
import { addAwkwardRows } from '../support/awkward-rows.js';
import { aCaseRow } from './contract-rows.js';
import { type TestDatabase, aPostgresDatabase } from '../support/postgres.js';

const LOG = 'ab'.repeat(16);

let folder: string;
let server: TestDatabase;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fullmakt-moving-'));
  server = await aPostgresDatabase();
});
afterEach(async () => {
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
});

const fileUrl = (name: string) => `file:${join(folder, name)}`;

async function filled(name = 'source'): Promise<string> {
  const database = await openDatabase(fileUrl(name));
  await database.transaction(addAwkwardRows);
  await database.close();
  return fileUrl(name);
}

async function move(from: string, to: string, seen: (rows: number) => void = () => {}): Promise<Moved> {
  const source = await openSnapshot(from);
  try {
    return (await moveInto(to, { from: source, logId: LOG, seen }, async () => null)).moved;
  } finally {
    await source.close();
  }
}

async function inDatabase<T>(
  url: string,
  work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(url);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Every row as the driver gives it, with the type each value is stored as. */
function storedIn(name: string): readonly unknown[] {
  const file = new Sqlite(join(folder, name), { readonly: true });
  const tables = file
    .prepare(`select name from sqlite_schema where type = 'table' and name not like '\\_\\_%' escape '\\'`)
    .pluck()
    .all() as string[];
  const rows = tables.flatMap((table) => {
    const columns = file.pragma(`table_info("${table}")`) as { name: string }[];
    const types = columns.map((column) => `typeof("${column.name}")`);
    return file.prepare(`select *, ${types.join()} from "${table}"`).raw().all();
  });
  file.close();
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

test('every table with every kind of value comes back from PostgreSQL as it was, to the byte', async () => {
  const there = await move(await filled(), server.url);
  const back = await move(server.url, fileUrl('back'));
  expect(there.rows).toBe(TABLES.length * 24);
  expect(back).toMatchObject({ hash: there.hash, rows: there.rows, tables: there.tables, resumedAt: 0 });
  expect(storedIn('back')).toEqual(storedIn('source'));
  await inDatabase(server.url, async (database) => {
    expect(await digestsOf(database)).toEqual(there.tables);
    await assertWhole(database);
  });
});

test('a copy that is cut off keeps everybody out, goes on where it stopped, and ends the same', async () => {
  const source = await filled();
  const whole = await move(source, fileUrl('whole'));
  const cutOff = move(source, server.url, (rows) => {
    if (rows > whole.rows / 2) throw new Error('cut off');
  });
  await expect(cutOff).rejects.toThrow('cut off');
  await inDatabase(server.url, async (database) => {
    expect(await halfCopyOf(database.read)).toBe(LOG);
    await expect(assertWhole(database)).rejects.toThrow('half a copy');
  });
  const resumed = await move(source, server.url);
  expect(resumed.hash).toBe(whole.hash);
  expect(resumed.resumedAt).toBeGreaterThan(whole.rows / 2 - 30);
  expect(resumed.resumedAt).toBeLessThan(whole.rows);
});

test('a source that has changed since a copy was cut off is noticed, and the target keeps its mark', async () => {
  const source = await filled();
  const cutOff = move(source, server.url, (rows) => {
    if (rows > 200) throw new Error('cut off');
  });
  await expect(cutOff).rejects.toThrow('cut off');
  await inDatabase(source, (database) => database.transaction((tx) => tx.q.delete(tx.t.debtors)));
  await expect(move(source, server.url)).rejects.toBeInstanceOf(CopyDiffers);
  await inDatabase(server.url, async ({ read }) => expect(await halfCopyOf(read)).toBe(LOG));
});

test.each(['file', 'server'])(
  'what is written to a source in a %s meanwhile is not in the copy',
  async (kind) => {
    const source = kind === 'file' ? await filled() : server.url;
    if (kind === 'server') await move(await filled(), source);
    const before = await inDatabase(source, digestsOf);
    const other = await openDatabase(source);
    const written: Promise<unknown>[] = [];
    const moved = await move(source, kind === 'file' ? server.url : fileUrl('copy'), () => {
      if (written.length === 0)
        written.push(other.transaction((tx) => tx.q.insert(tx.t.cases).values(aCaseRow('meanwhile'))));
    });
    await Promise.all(written);
    await other.close();
    expect(moved.tables).toEqual(before);
    expect(await inDatabase(source, digestsOf)).not.toEqual(before);
  },
);

test('nothing is copied to where something is, and what is there stays', async () => {
  const source = await filled();
  await inDatabase(server.url, (database) =>
    database.transaction((tx) => tx.q.insert(tx.t.cases).values(aCaseRow('mine'))),
  );
  await expect(move(source, server.url)).rejects.toBeInstanceOf(TargetNotEmpty);
  await inDatabase(server.url, async ({ read }) => {
    expect(await read.q.$count(read.t.cases)).toBe(1);
    expect(await halfCopyOf(read)).toBeNull();
  });
});

test('half a copy of another installation is not gone on with', async () => {
  const source = await filled();
  const stop = () => {
    throw new Error('cut off');
  };
  await expect(move(source, server.url, stop)).rejects.toThrow('cut off');
  const other = await openSnapshot(source);
  const moving = moveInto(server.url, { from: other, logId: 'cd'.repeat(16) }, async () => null);
  await expect(moving).rejects.toBeInstanceOf(TargetNotEmpty);
  await other.close();
});

test('text with a NUL in it, which PostgreSQL cannot keep, is named by its place and never shown', async () => {
  const source = await filled();
  await inDatabase(source, (database) =>
    database.transaction((tx) => tx.q.insert(tx.t.cases).values(aCaseRow('Hemmelig\0sak'))),
  );
  const refused = move(source, server.url);
  await expect(refused).rejects.toBeInstanceOf(CopyDiffers);
  await expect(refused).rejects.toThrow(/^a text in cases\.caseNumber holds NUL/);
  expect((await move(source, fileUrl('copy'))).rows).toBe(TABLES.length * 24 + 1);
});

test('a target that keeps something else than what it was told is caught', async () => {
  const source = await filled();
  await inDatabase(fileUrl('liar'), async () => undefined);
  const liar = new Sqlite(join(folder, 'liar'));
  liar.exec(`create trigger lies after insert on calls begin update calls set case_number = 'other'; end`);
  liar.close();
  await expect(move(source, fileUrl('liar'))).rejects.toThrow('calls does not hold what the source holds');
});
