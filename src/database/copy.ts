// A database that is only looked at: a backup, or an installation in which nothing is to be written.

import Sqlite from 'better-sqlite3';
import { questions } from './asking.sqlite.js';
import type { Tx } from './database.js';
import { unavailable } from './faults.sqlite.js';

export type DatabaseCopy = {
  readonly read: Tx;
  /** What is wrong with the file itself; nothing when it is whole. `every` looks into each index as well, and takes longer. */
  faults(how: 'quick' | 'every'): readonly string[];
  close(): void;
};

/** Opens a SQLite file for reading only; it is neither migrated nor changed. @throws DatabaseUnavailable */
export function openCopy(file: string): DatabaseCopy {
  try {
    const connection = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5000 });
    for (const pragma of ['query_only = ON', 'trusted_schema = OFF', 'cell_size_check = ON'])
      connection.pragma(pragma);
    return {
      read: questions(connection),
      faults: (how) => faultsOf(connection, how),
      close: () => connection.close(),
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
