// A SQLite connection as a place to ask from, with its statements kept prepared.

import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Queries, Tx } from './database.js';
import { unavailable } from './faults.sqlite.js';
import * as schema from './schema.sqlite.js';

export function questions(connection: Sqlite.Database): Tx {
  const built = drizzle(connection, { schema });
  tellFaults((built as unknown as { readonly session: Session }).session);
  const q = built as unknown as Queries;
  const kept = new Map<string, unknown>();
  return {
    q,
    t: schema,
    statement(name, build) {
      type Kept = ReturnType<ReturnType<typeof build>['prepare']>;
      const found = kept.get(name) as Kept | undefined;
      const prepared = found ?? build(q, schema).prepare(name);
      if (!found) kept.set(name, prepared);
      return (values) => prepared.execute(values);
    },
  };
}

/** The part of the builder's session that is needed here; its own type leaves the session out. */
type Session = { prepareQuery(...query: readonly unknown[]): Prepared };
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

function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw unavailable(error);
  }
}
