// Brings a database to the newest schema. Migrations are made by drizzle-kit and only ever go forward.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';

const FOLDER = fileURLToPath(new URL('../../db/migrations/sqlite', import.meta.url));

/** Runs what has not run yet, each file whole or not at all. */
export function migrateSqlite(database: BetterSQLite3Database): void {
  migrate(database, { migrationsFolder: FOLDER });
}

/** The name of the last migration there is, such as `0000_start`. */
export function newestMigration(): string {
  const journal = JSON.parse(readFileSync(join(FOLDER, 'meta/_journal.json'), 'utf8')) as {
    readonly entries: readonly { readonly tag: string }[];
  };
  return journal.entries.at(-1)?.tag ?? 'none';
}
