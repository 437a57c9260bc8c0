// A SQLite connection as a place to ask from, with its statements kept prepared.

import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Queries, Tx } from './database.js';
import * as schema from './schema.sqlite.js';

export function questions(connection: Sqlite.Database): Tx {
  const q = drizzle(connection, { schema }) as unknown as Queries;
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
