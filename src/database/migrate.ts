// Brings a database to the newest schema. Migrations are made by drizzle-kit and only ever go forward.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';

type Dialect = 'sqlite' | 'postgres';

/** One file of migrations, such as `0000_start`: the same names on every engine, each in its own words. */
export type Migration = { readonly name: string; readonly statements: readonly string[] };

/** Runs what has not run yet, each file whole or not at all. */
export function migrateSqlite(database: BetterSQLite3Database): void {
  migrate(database, { migrationsFolder: folderOf('sqlite') });
}

/** Oldest first. */
export function migrationsFor(dialect: Dialect): readonly Migration[] {
  const folder = folderOf(dialect);
  return namesIn(folder).map((name) => ({
    name,
    statements: readFileSync(join(folder, `${name}.sql`), 'utf8').split('--> statement-breakpoint'),
  }));
}

/** The name of the last migration there is, such as `0000_start`. */
export function newestMigration(): string {
  return namesIn(folderOf('sqlite')).at(-1) ?? 'none';
}

function folderOf(dialect: Dialect): string {
  return fileURLToPath(new URL(`../../db/migrations/${dialect}`, import.meta.url));
}

function namesIn(folder: string): readonly string[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
    readonly entries: readonly { readonly tag: string }[];
  };
  return journal.entries.map(({ tag }) => tag);
}
