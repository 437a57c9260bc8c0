// A SQLite file at one moment: one read transaction, which a server beside us neither waits for nor is seen through.

import Sqlite from 'better-sqlite3';
import { questions } from './asking.sqlite.js';
import { unavailable } from './faults.sqlite.js';
import { sqliteSchemaState } from './migrate.sqlite.js';
import type { Snapshot } from './snapshot.js';

export type SqliteSnapshot = Snapshot & {
  /** What is wrong with the file itself; nothing when it is whole. `every` looks into each index as well, and takes longer. */
  faults(how: 'quick' | 'every'): readonly string[];
};

/** Opens a SQLite file for reading only. @throws DatabaseUnavailable */
export function openSqliteSnapshot(file: string): SqliteSnapshot {
  try {
    const connection = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5000 });
    for (const pragma of ['query_only = ON', 'trusted_schema = OFF', 'cell_size_check = ON'])
      connection.pragma(pragma);
    connection.exec('BEGIN');
    return {
      read: questions(connection),
      // The first look is what the moment is taken at.
      schema: sqliteSchemaState(connection),
      faults: (how) => faultsOf(connection, how),
      close: async () => void connection.close(),
    };
  } catch (error) {
    throw unavailable(error);
  }
}

function faultsOf(connection: Sqlite.Database, how: 'quick' | 'every'): readonly string[] {
  try {
    const pragma = how === 'quick' ? 'quick_check' : 'integrity_check';
    const lines = connection.pragma(pragma) as readonly Readonly<Record<string, string>>[];
    return lines.flatMap((line) => Object.values(line)).filter((text) => text !== 'ok');
  } catch (error) {
    throw unavailable(error);
  }
}
