// Brings SQLite's write-ahead log over into the database file beside those who write, so that no commit has to wait for it.

import { fdatasyncSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { askForTurn } from './turns.sqlite.js';

/** About 16 MB. A page changed many times is brought over once, so a longer log costs less, and finding pages in it more. */
const ENOUGH_PAGES = 4000;
/** What a log may still hold when the file is taken to start it over: copied and synced in about a millisecond. */
const FEW_PAGES = 500;
const MOST_ROUNDS = 4;
const MOST_TRIES = 25;

export type WriteAhead = {
  /** Brings the log over and has it started over when it has grown; resolves when that is done, or cannot be done now. */
  bringOver(): Promise<void>;
  close(): void;
};

/** How long the log is, and how much of it is in the database file. */
type Progress = { readonly busy: 0 | 1; readonly log: number; readonly checkpointed: number };

/**
 * `descriptor` is the open database file. It comes from outside because it must never be closed while this process has
 * the database open: closing any descriptor of a file lets go of all locks the process holds on it, SQLite's among them.
 */
export function openWriteAhead(file: string, descriptor: number): WriteAhead {
  const connection = new Sqlite(file, { timeout: 0, fileMustExist: true });
  connection.pragma('synchronous = FULL');
  connection.pragma('cell_size_check = ON');
  return {
    async bringOver() {
      if (progress(connection, 'NOOP').log < ENOUGH_PAGES) return;
      if (broughtOverBesideWriters(connection, descriptor)) await startOver(connection);
    },
    close: () => connection.close(),
  };
}

/**
 * Copies without any lock that writers need, and has the disk keep it before the log's last pages need that lock: SQLite
 * syncs the file only with the last ones. False while a long reader, such as a backup, still
 * needs the log as it is, or another process is at it.
 */
function broughtOverBesideWriters(connection: Sqlite.Database, descriptor: number): boolean {
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    const { busy, checkpointed } = progress(connection, 'PASSIVE');
    if (busy) return false;
    fdatasyncSync(descriptor);
    if (progress(connection, 'NOOP').log - checkpointed <= FEW_PAGES) return true;
  }
  return false;
}

/** Takes the writers' lock for the few pages that have come meanwhile. It waits for nobody while it holds it. */
async function startOver(connection: Sqlite.Database): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    askForTurn();
    if (progress(connection, 'RESTART').busy === 0) return;
    await pause(1);
  }
}

function progress(connection: Sqlite.Database, mode: 'NOOP' | 'PASSIVE' | 'RESTART'): Progress {
  const [row] = connection.pragma(`wal_checkpoint(${mode})`) as readonly Progress[];
  if (!row) throw new Error('SQLite says nothing about its log');
  return row;
}
