// What SQLite throws, told apart: the file is busy, the disk or the file fails, or it is a fault of ours.

import Sqlite from 'better-sqlite3';
import { DatabaseUnavailable } from './database.js';

export function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** Faults of the disk or the file become DatabaseUnavailable; faults of ours stay what they are. */
export function unavailable(error: unknown): unknown {
  const fault = error instanceof Error && error.cause instanceof Sqlite.SqliteError ? error.cause : error;
  if (!(fault instanceof Sqlite.SqliteError)) return error;
  if (!/^SQLITE_(BUSY|FULL|IOERR|READONLY|CORRUPT|NOTADB|CANTOPEN|LOCKED|NOMEM)/.test(fault.code))
    return error;
  return new DatabaseUnavailable(`the database is unavailable (${fault.code})`, { cause: fault });
}
