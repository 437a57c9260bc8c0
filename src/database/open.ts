// Opens the database an installation names in DATABASE_URL. The only door to an engine.

import { DatabaseUnavailable, type Database } from './database.js';

/** `file:PATH` is the embedded database, `postgres://…` a server. @throws DatabaseUnavailable when it cannot be used. */
export async function openDatabase(url: string): Promise<Database> {
  if (/^postgres(ql)?:/.test(url)) {
    const { openPostgres } = await import('./postgres.js');
    return openPostgres(url);
  }
  if (!url.startsWith('file:'))
    throw new DatabaseUnavailable('DATABASE_URL must begin with file: or postgres:');
  const { openSqlite } = await import('./sqlite.js');
  return openSqlite(url.slice('file:'.length));
}
