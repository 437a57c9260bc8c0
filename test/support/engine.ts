// Which engine the tests of this run keep their installations in: SQLite, or PostgreSQL when FULLMAKT_TEST_ENGINE says so.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { type TestDatabase, aPostgresDatabase } from './postgres.js';

export const ENGINE = process.env.FULLMAKT_TEST_ENGINE === 'postgres' ? 'postgres' : 'sqlite';

/** On a server, by the folder of their installation. */
const databases = new Map<string, TestDatabase>();
const spoiled = new Set<string>();

/** Makes the database of an installation in this folder where opening would not; to be done before its URL is asked for. */
export async function makeDatabaseIn(folder: string): Promise<void> {
  if (ENGINE === 'postgres') databases.set(folder, await aPostgresDatabase());
}

/** The DATABASE_URL of the installation in this folder. */
export function databaseUrlIn(folder: string): string {
  return databases.get(folder)?.url ?? `file:${join(folder, 'fullmakt.sqlite')}`;
}

/** The folder itself is the caller's to remove. */
export async function removeDatabaseIn(folder: string): Promise<void> {
  await databases.get(folder)?.remove({ drop: spoiled.delete(folder) });
  databases.delete(folder);
}

export type Row = Record<string, string | number | Buffer | null>;

/** Whoever holds the database, past everything that guards it. Values stand for `?`. */
export type Intruder = {
  run(statement: string, ...values: readonly Row[string][]): Promise<void>;
  rows(query: string, ...values: readonly Row[string][]): Promise<readonly Row[]>;
  leave(): Promise<void>;
};

/** The database of this folder is used by no other test afterwards. */
export async function anIntruder(folder: string): Promise<Intruder> {
  spoiled.add(folder);
  if (ENGINE === 'sqlite') return intruderInFile(join(folder, 'fullmakt.sqlite'));
  // Counted numbers are numbers here, as everywhere in the program.
  const types = { getTypeParser: (oid: number) => (oid === INT8 ? Number : pg.types.getTypeParser(oid)) };
  const client = new pg.Client({ connectionString: databaseUrlIn(folder), types });
  await client.connect();
  await client.query('set synchronous_commit = off');
  return {
    run: async (statement, ...values) => void (await client.query(numbered(statement), [...values])),
    rows: async (query, ...values) => (await client.query<Row>(numbered(query), [...values])).rows,
    leave: () => client.end(),
  };
}

function intruderInFile(path: string): Intruder {
  const file = new Sqlite(path);
  file.pragma('synchronous = OFF');
  return {
    run: async (statement, ...values) => void file.prepare(statement).run(...values),
    rows: async (query, ...values) => file.prepare(query).all(...values) as Row[],
    leave: async () => void file.close(),
  };
}

/** Everything the database of this folder has stored, as bytes: the files themselves, or every value of every row. */
export async function bytesStoredIn(folder: string): Promise<Buffer> {
  if (ENGINE === 'sqlite') {
    const files = readdirSync(folder).filter((name) => name.includes('sqlite'));
    return Buffer.concat(files.map((name) => readFileSync(join(folder, name))));
  }
  const database = await anIntruder(folder);
  const tables = await database.rows(`select tablename from pg_tables where schemaname = 'public'`);
  const stored: Buffer[] = [];
  for (const { tablename } of tables)
    for (const row of await database.rows(`select * from "${String(tablename)}"`))
      for (const value of Object.values(row))
        stored.push(Buffer.isBuffer(value) ? value : Buffer.from(`${String(value)}\n`));
  await database.leave();
  return Buffer.concat(stored);
}

const INT8 = 20;

function numbered(statement: string): string {
  let count = 0;
  return statement.replaceAll('?', () => `$${(count += 1)}`);
}
