// A SQLite connection as a place to ask from, with its statements kept prepared.

import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Queries, Statement, Tx } from './database.js';
import { unavailable } from './faults.sqlite.js';
import { type Built, binderOf, rowsOf } from './kept.js';
import * as schema from './schema.sqlite.js';

/** A statement of many rows costs no less than as many of one, and a look-up of many more: nothing is sent anywhere. */
const ROWS_AT_ONCE = [1] as const;

/** Outside of what is asked here stands `outside`; the connection itself when there is no transaction. */
export function questions(connection: Sqlite.Database, outside?: Tx): Tx {
  const built = drizzle(connection, { schema });
  const { session } = built as unknown as { readonly session: Session };
  tellFaults(session);
  const newest = watch(session);
  const q = built as unknown as Queries;
  const kept = new Map<string, unknown>();
  return {
    q,
    t: schema,
    outside: outside?.q ?? q,
    rowsAtOnce: ROWS_AT_ONCE,
    statement(name, build) {
      type Kept = Statement<Awaited<ReturnType<ReturnType<ReturnType<typeof build>['prepare']>['execute']>>>;
      const found = kept.get(name) as Kept | undefined;
      if (found) return found;
      build(q, schema).prepare(name);
      const made = runner(connection, newest());
      kept.set(name, made);
      return made as Kept;
    },
  };
}

function runner(connection: Sqlite.Database, built: Built): Statement<unknown> {
  const bind = binderOf(built);
  const statement = told(() => connection.prepare(built.text));
  if (!built.fields) return async (values = {}) => told(() => statement.run(bind(values)));
  const rows = rowsOf(built);
  const raw = statement.raw() as Sqlite.Statement<unknown[], readonly unknown[]>;
  return async (values = {}) => rows(told(() => raw.all(bind(values))));
}

/** The part of the builder's session that is needed here; its own type leaves the session out. */
type Session = {
  prepareQuery(
    query: { readonly sql: string; readonly params: readonly unknown[] },
    fields: Built['fields'],
    ...more: readonly unknown[]
  ): Prepared;
};
type Prepared = { all(values?: unknown): unknown; run(values?: unknown): unknown };

/** Every query, built or kept, is prepared by its session: here is where what it throws can be told in our words. */
function tellFaults(session: Session): void {
  const prepareQuery = session.prepareQuery.bind(session);
  session.prepareQuery = (...query) => {
    const prepared = told(() => prepareQuery(...query));
    const [all, run] = [prepared.all.bind(prepared), prepared.run.bind(prepared)];
    prepared.all = (values) => told(() => all(values));
    prepared.run = (values) => told(() => run(values));
    return prepared;
  };
}

/** Gives what was prepared last, as it was built. */
function watch(session: Session): () => Built {
  let newest: Built = { text: '', params: [], fields: undefined };
  const prepareQuery = session.prepareQuery.bind(session);
  session.prepareQuery = (query, fields, ...more) => {
    newest = { text: query.sql, params: query.params, fields };
    return prepareQuery(query, fields, ...more);
  };
  return () => newest;
}

function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw unavailable(error);
  }
}
