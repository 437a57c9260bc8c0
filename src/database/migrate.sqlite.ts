// Brings a SQLite file to the newest schema, and says how far behind or ahead of it a file is.

import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { type SchemaState, folderOf, newestMigrationAt, refuseNewer } from './migrate.js';

/** Where drizzle-kit's migrator keeps what has run. */
const TABLE = '__drizzle_migrations';

/** Runs what has not run yet, each file whole or not at all. @throws DatabaseUnavailable for what a newer program has made */
export function migrateSqlite(connection: Sqlite.Database): void {
  refuseNewer(sqliteSchemaState(connection));
  migrate(drizzle(connection), { migrationsFolder: folderOf('sqlite') });
}

export function sqliteSchemaState(connection: Sqlite.Database): SchemaState {
  const isThere = connection.prepare('select 1 from sqlite_schema where name = ?').get(TABLE) !== undefined;
  if (!isThere) return 'none';
  const last = connection.prepare(`select max(created_at) from ${TABLE}`).pluck().get();
  const behind = Number(last ?? 0) - newestMigrationAt('sqlite');
  return behind === 0 ? 'newest' : behind < 0 ? 'older' : 'newer';
}
