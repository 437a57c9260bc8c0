// Which engine the tests of this run keep their installations in: SQLite, or PostgreSQL when FULLMAKT_TEST_ENGINE says so.

import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { aPostgresDatabase, databaseOn, dropDatabase, testServer } from './postgres.js';

export const ENGINE = process.env.FULLMAKT_TEST_ENGINE === 'postgres' ? 'postgres' : 'sqlite';

/** Makes the database of an installation in this folder where opening would not; to be done before its URL is asked for. */
export async function makeDatabaseIn(folder: string): Promise<void> {
  if (ENGINE === 'postgres') await aPostgresDatabase(basename(folder));
}

/** The DATABASE_URL of the installation in this folder. */
export function databaseUrlIn(folder: string): string {
  const server = process.env.FULLMAKT_TEST_SERVER;
  if (ENGINE === 'sqlite' || !server) return `file:${join(folder, 'fullmakt.sqlite')}`;
  return databaseOn(server, basename(folder));
}

/** The folder itself is the caller's to remove. */
export async function removeDatabaseIn(folder: string): Promise<void> {
  if (ENGINE === 'postgres') await dropDatabase((await testServer()).url, basename(folder));
}

/** Runs statements on what is stored, past everything that guards it, as whoever holds the database could. */
export async function besideTheGuards(folder: string, ...statements: readonly string[]): Promise<void> {
  if (ENGINE === 'sqlite') {
    const file = new Sqlite(join(folder, 'fullmakt.sqlite'));
    for (const statement of statements) file.exec(statement);
    file.close();
    return;
  }
  const client = new pg.Client({ connectionString: databaseUrlIn(folder) });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
