// What the rest of the system may ask of a database: portable queries, kept statements, and one transaction at a time of work.

import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { Unavailable } from '../shared/unavailable.js';
import type { Values } from './kept.js';
import type { Schema } from './schema.js';

/** The query builder's part that every engine has. Nothing here is SQLite's own: no get, all, run or row locks. */
export type Queries = Pick<
  BaseSQLiteDatabase<'async', unknown, Schema>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$count'
>;

/** A query that can be kept prepared. `name` is for engines that name their statements. */
type Preparable<Rows> = {
  prepare(name?: string): { execute(values?: Record<string, unknown>): Promise<Rows> };
};

/** Values by the placeholders' names, or a list for numbered ones. */
export type Statement<Rows> = (values?: Values) => Promise<Rows>;

/** A place to ask from. Inside a transaction it sees the transaction; `Database.read` sees only what was committed. */
export type Tx = {
  readonly q: Queries;
  readonly t: Schema;
  /** Sees what was committed and nothing of this transaction, and so hinders no other: for what all of them change, such as heads. */
  readonly outside: Pick<Queries, 'select'>;
  /** How many rows, most first, are written by one statement, or values looked up by one. */
  readonly rowsAtOnce: readonly number[];
  /** Built and prepared once a connection, by its name: building a query costs more than running it. */
  statement<Rows>(name: string, build: (q: Queries, t: Schema) => Preparable<Rows>): Statement<Rows>;
};

export type WriteTx = Tx & {
  /** Resolves when the transaction is known to have begun; what is written before that might be written by itself. */
  begun(): Promise<void>;
  /**
   * For the last that is written: it goes with the commit, which waits for nobody in between. When the database refuses it
   * nothing is committed; any other fault of it is told, but may come too late to stop the commit. What it sends it sends
   * at once; sending more when `work` has ended is an error.
   */
  withCommit(write: Promise<unknown>): void;
  /** Runs `work`; its writes are undone when it throws or when `keep` says no to what it returned. */
  savepoint<T>(work: () => Promise<T>, keep: (result: T) => boolean): Promise<T>;
};

type Engine = {
  readonly read: Tx;
  /** What durability rests on and the server could not be asked about; for the log. */
  readonly unchecked: readonly string[];
  /**
   * All of it or nothing. `work` may be run again, so it touches nothing but `tx`. Strict, unless told otherwise: as if it
   * ran alone among writers; else each statement sees what others have committed before it. Work that others stood in the
   * way of is run again for some seconds, unless it is to be tried `once`. Work that `readsFirst` asks at once and does
   * not write before `begun`.
   * @throws DatabaseUnavailable when it could not be made durable, OutcomeUnknown when it may have been, Hindered
   */
  transaction<T>(
    work: (tx: WriteTx) => Promise<T>,
    how?: { readonly strict: boolean; readonly once?: boolean; readonly readsFirst?: boolean },
  ): Promise<T>;
  /** What was deleted is gone from the files themselves, as far as the engine lets us see to it. */
  forgetErased(): Promise<void>;
  /** Work could be written now; throws otherwise. */
  probe(): Promise<void>;
  close(): Promise<void>;
};

export type SqliteDatabase = Engine & {
  readonly dialect: 'sqlite';
  /** Writes a consistent copy of everything committed to a new file. Slow: run it outside a server. */
  copyTo(file: string): Promise<void>;
};

export type PostgresDatabase = Engine & { readonly dialect: 'postgres' };

export type Database = SqliteDatabase | PostgresDatabase;

/** The database cannot do its work now: full, read-only, locked for too long, or broken. Nothing was done. */
export class DatabaseUnavailable extends Unavailable {}

/** Other work in the database stood in the way; nothing was done, and the same may succeed when it is run again from the start. */
export class Hindered extends DatabaseUnavailable {}

/** The connection was lost while committing: all of the work was done, or nothing. Look before doing it again. */
export class OutcomeUnknown extends DatabaseUnavailable {}
