// A PostgreSQL connection, or a pool of them, as a place to ask from, with its statements kept prepared.

import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { Queries, Tx } from './database.js';
import { unavailable } from './faults.postgres.js';
import * as schema from './schema.postgres.js';

export function questions(connection: pg.Pool | pg.PoolClient): Tx {
  const built = drizzle(connection);
  tellFaults(built._.session);
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

type Session = ReturnType<typeof drizzle>['_']['session'];

/** Every query, built or kept, is prepared by its session: here is where what it throws can be told in our words. */
function tellFaults(session: Session): void {
  const prepareQuery = session.prepareQuery.bind(session);
  session.prepareQuery = (...given) => {
    const prepared = prepareQuery(...given);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = async (values) => {
      try {
        return await execute(values);
      } catch (error) {
        throw unavailable(error);
      }
    };
    return prepared;
  };
}
