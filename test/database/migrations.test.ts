// The migrations of both engines say what the schema says, under the same numbers and names.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api';
import { expect, test } from 'vitest';
import { migrationsFor, newestMigration } from '../../src/database/migrate.js';
import * as postgresSchema from '../../src/database/schema.postgres.js';
import * as sqliteSchema from '../../src/database/schema.sqlite.js';

const ROOT = fileURLToPath(new URL('../../db/migrations', import.meta.url));

test('SQLite’s migrations make the schema; `npm run migrations` brings them up to it', async () => {
  const made = snapshot('sqlite') as Awaited<ReturnType<typeof generateSQLiteDrizzleJson>>;
  const meant = await generateSQLiteDrizzleJson(sqliteSchema, made.id);
  expect(await generateSQLiteMigration(made, meant)).toEqual([]);
});

test('PostgreSQL’s migrations make the schema; `npm run migrations` brings them up to it', async () => {
  const made = snapshot('postgres') as ReturnType<typeof generateDrizzleJson>;
  const meant = generateDrizzleJson(postgresSchema, made.id);
  expect(await generateMigration(made, meant)).toEqual([]);
});

test('the engines have the same migrations by number and name', () => {
  const names = (dialect: 'sqlite' | 'postgres') => migrationsFor(dialect).map(({ name }) => name);
  expect(names('postgres')).toEqual(names('sqlite'));
  expect(names('sqlite').at(-1)).toBe(newestMigration());
});

test('PostgreSQL compares every text by its bytes and numbers nothing by itself', () => {
  const all = migrationsFor('postgres').flatMap(({ statements }) => statements);
  const columns = all.flatMap((statement) => statement.split('\n')).filter((line) => / text\b/.test(line));
  expect(columns.length).toBeGreaterThan(100);
  expect(columns.filter((line) => !line.includes('text collate "C"'))).toEqual([]);
  expect(all.filter((statement) => /serial|identity|sequence|enum|trigger|varchar/i.test(statement))).toEqual(
    [],
  );
});

/** What drizzle-kit wrote down when it made the newest migration. */
function snapshot(dialect: 'sqlite' | 'postgres'): unknown {
  const number = newestMigration().slice(0, 4);
  return JSON.parse(readFileSync(join(ROOT, dialect, 'meta', `${number}_snapshot.json`), 'utf8'));
}
