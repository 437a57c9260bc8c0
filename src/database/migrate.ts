// Brings a database to the newest schema. Migrations are made by drizzle-kit and only ever go forward.

import { fileURLToPath } from 'node:url';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';

/** Runs what has not run yet, each file whole or not at all. */
export function migrateSqlite(database: BetterSQLite3Database): void {
  const migrationsFolder = fileURLToPath(new URL('../../db/migrations/sqlite', import.meta.url));
  migrate(database, { migrationsFolder });
}
