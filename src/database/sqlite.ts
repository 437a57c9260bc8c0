// SQLite as the embedded database: one writer, one reader, every commit on disk before anyone is told of it.

import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { questions } from './asking.sqlite.js';
import { DatabaseUnavailable } from './database.js';
import type { SqliteDatabase, Tx, WriteTx } from './database.js';
import { isBusy, unavailable } from './faults.sqlite.js';
import { migrateSqlite } from './migrate.sqlite.js';
import { askForTurn, letOthersGoFirst } from './turns.sqlite.js';

const LONGEST_WAIT_MS = 10_000;
const A_WHILE_MS = 500;
const MOST_CUTS = 40;
/** The most this build of SQLite maps: what a million authorizations lie in. Reading a page that is not mapped is a system call. */
const MAPPED_BYTES = 0x7fff0000;
/**
 * About 80 MB. A server has its log brought over by a thread of its own, long before (write-ahead.sqlite.ts). Without one,
 * or when it lags, the commit that makes the log longer than this does it, and everything waits for the disk.
 */
const WAL_PAGES = 20_000;

/** Opens or makes the file, brings it to the newest schema, and proves that commits are durable. */
export async function openSqlite(file: string): Promise<SqliteDatabase> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    makeFile(file);
    const writer = connect(file);
    migrateSqlite(writer);
    chmodSync(file, 0o600);
    assertDurable(writer);
    // From here on waiting for another process is done outside SQLite, which would stop the whole server (see begin).
    writer.pragma('busy_timeout = 0');
    const reader = connect(file);
    reader.pragma('query_only = ON');
    // It would let go of the map and make it anew whenever somebody else has written: before nearly every question.
    reader.pragma('mmap_size = 0');
    return database(file, writer, reader);
  } catch (error) {
    throw unavailable(error);
  }
}

/**
 * Made by us first: the log beside it takes over the rights of the file. One that is there is not even opened: closing it
 * again would let go of the locks by which this process holds the file on another connection.
 */
function makeFile(file: string): void {
  try {
    closeSync(openSync(file, 'ax', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function connect(file: string): Sqlite.Database {
  const connection = new Sqlite(file, { timeout: 5000 });
  for (const pragma of [
    'journal_mode = WAL',
    // Said aloud: better-sqlite3 is built so that WAL alone means NORMAL, which a power cut may undo.
    'synchronous = FULL',
    'secure_delete = ON',
    'foreign_keys = ON',
    'trusted_schema = OFF',
    'cell_size_check = ON',
    'cache_size = -65536',
    `mmap_size = ${MAPPED_BYTES}`,
    'temp_store = MEMORY',
    `wal_autocheckpoint = ${WAL_PAGES}`,
  ])
    connection.pragma(pragma);
  return connection;
}

/** Asked after a write: before the first one SQLite answers FULL whatever will hold. */
function assertDurable(connection: Sqlite.Database): void {
  connection.exec(`begin immediate;
    insert into meta (key, value) values ('opened', x'01') on conflict (key) do nothing;
    delete from meta where key = 'opened';
    commit`);
  const durable = connection.pragma('synchronous', { simple: true }) === 2;
  const wal = connection.pragma('journal_mode', { simple: true }) === 'wal';
  if (!durable || !wal) throw new DatabaseUnavailable('the database would not promise durable commits');
}

function database(file: string, writer: Sqlite.Database, reader: Sqlite.Database): SqliteDatabase {
  const read = questions(reader);
  const write = writing(writer, read);
  const transact = transacting(writer);
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }
  return {
    dialect: 'sqlite',
    read,
    // Asked on opening, and answered by the engine itself.
    unchecked: [],
    transaction: (work) =>
      inTurn(() =>
        transact(async () => {
          const alongside: Promise<unknown>[] = [];
          const withCommit = (written: Promise<unknown>): void => void alongside.push(written);
          const result = await work({ ...write, withCommit });
          await Promise.all(alongside);
          return result;
        }),
      ),
    async forgetErased() {
      // Deleted rows are overwritten in the file (secure_delete), but old pages lie on in the log until it is cut.
      for (let tries = 0; tries < MOST_CUTS; tries += 1) {
        askForTurn();
        if (await inTurn(() => isCut(writer))) return;
        await pause(25);
      }
    },
    async probe() {
      await last;
      reader.prepare('select 1').get();
      // The busy handler blocks the whole process, so readiness asks only whether a write could begin.
      if (!writer.open) throw new DatabaseUnavailable('the database is closed');
    },
    copyTo: (copy) => copyFile(file, copy),
    async close() {
      await last;
      if (reader.open) reader.close();
      if (!writer.open) return;
      writer.pragma('wal_checkpoint(TRUNCATE)');
      writer.close();
    },
  };
}

/** Not while another thread or process writes, or still reads what is in the log. */
function isCut(writer: Sqlite.Database): boolean {
  const [told] = writer.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: 0 | 1 }[];
  return told?.busy === 0;
}

function transacting(writer: Sqlite.Database): <T>(work: () => Promise<T>) => Promise<T> {
  const start = writer.prepare('BEGIN IMMEDIATE');
  const commit = writer.prepare('COMMIT');
  const rollback = writer.prepare('ROLLBACK');
  return async (work) => {
    await begin(start);
    try {
      const result = await work();
      commit.run();
      return result;
    } catch (error) {
      if (writer.inTransaction) rollback.run();
      throw unavailable(error);
    }
  };
}

/** Another thread or process may hold the file: wait for it without holding up anybody else. */
async function begin(start: Sqlite.Statement): Promise<void> {
  await letOthersGoFirst();
  const begun = performance.now();
  for (;;) {
    try {
      start.run();
      return;
    } catch (error) {
      const waited = performance.now() - begun;
      if (!isBusy(error) || waited >= LONGEST_WAIT_MS) throw unavailable(error);
      askForTurn();
      await pause(waited < A_WHILE_MS ? 1 : 25);
    }
  }
}

function writing(connection: Sqlite.Database, outside: Tx): Omit<WriteTx, 'withCommit'> {
  const mark = connection.prepare('SAVEPOINT work');
  const release = connection.prepare('RELEASE work');
  const undo = connection.prepare('ROLLBACK TO work');
  return {
    ...questions(connection, outside),
    begun: () => Promise.resolve(),
    async savepoint(work, keep) {
      mark.run();
      try {
        const result = await work();
        if (!keep(result)) undo.run();
        release.run();
        return result;
      } catch (error) {
        // A full disk may already have undone the whole transaction; then there is no savepoint left to return to.
        if (connection.inTransaction) {
          undo.run();
          release.run();
        }
        throw unavailable(error);
      }
    },
  };
}

async function copyFile(file: string, copy: string): Promise<void> {
  const own = new Sqlite(file, { readonly: true });
  try {
    own.prepare('VACUUM INTO ?').run(copy);
    chmodSync(copy, 0o600);
  } catch (error) {
    throw unavailable(error);
  } finally {
    own.close();
  }
}
