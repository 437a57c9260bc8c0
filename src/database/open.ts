// Opens the database an installation names in DATABASE_URL. The only door to an engine.

import { DatabaseUnavailable, type Database } from './database.js';

/** `file:PATH` is the embedded database. @throws DatabaseUnavailable when the file cannot be used. */
export async function openDatabase(url: string): Promise<Database> {
  if (!url.startsWith('file:')) throw new DatabaseUnavailable('DATABASE_URL must begin with file:');
  const { openSqlite } = await import('./sqlite.js');
  return openSqlite(url.slice('file:'.length));
}
