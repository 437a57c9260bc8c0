// What the rest of the system may ask of a database: portable queries, kept statements, and one transaction at a time of work.

import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { Unavailable } from '../shared/unavailable.js';
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

export type Statement<Rows> = (values?: Record<string, unknown>) => Promise<Rows>;

/** A place to ask from. Inside a transaction it sees the transaction; `Database.read` sees only what was committed. */
export type Tx = {
  readonly q: Queries;
  readonly t: Schema;
  /** Built and prepared once a connection, by its name: building a query costs more than running it. */
  statement<Rows>(name: string, build: (q: Queries, t: Schema) => Preparable<Rows>): Statement<Rows>;
};

export type WriteTx = Tx & {
  /** Runs `work`; its writes are undone when it throws or when `keep` says no to what it returned. */
  savepoint<T>(work: () => Promise<T>, keep: (result: T) => boolean): Promise<T>;
};

export type Database = {
  readonly dialect: 'sqlite';
  readonly read: Tx;
  /** All of it or nothing. Runs alone among writers. @throws DatabaseUnavailable when it could not be made durable. */
  transaction<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** Bytes on disk can be reached and written; throws otherwise. */
  probe(): Promise<void>;
  /** Writes a consistent copy of everything committed to a new file. Slow: run it outside a server. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
};

/** The database cannot do its work now: full, read-only, locked for too long, or broken. Nothing was done. */
export class DatabaseUnavailable extends Unavailable {}
