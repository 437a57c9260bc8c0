// A PostgreSQL connection, or a pool of them, as a place to ask from, with its statements kept prepared.

import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { sendTogether } from './connection.postgres.js';
import type { Queries, Statement, Tx } from './database.js';
import { unavailable } from './faults.postgres.js';
import { type Built, binderOf, rowsOf } from './kept.js';
import * as schema from './schema.postgres.js';

/** Every statement is sent and answered by itself, so it takes many rows; of a few sizes only, so that few are kept. */
const ROWS_AT_ONCE = [32, 24, 16, 12, 8, 6, 4, 3, 2, 1] as const;

/** Whether its transaction goes on; what is asked later would be done by itself, and is refused. */
export type Gate = { open: boolean };

/** Outside of what is asked here stands `outside`; the connection itself when there is no transaction. */
export function questions(
  connection: pg.Pool | pg.PoolClient,
  outside?: Tx,
  gate: Readonly<Gate> = { open: true },
): Tx {
  const built = drizzle(connection);
  const { session } = built._;
  watchOver(session, gate);
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
      const plan = planOf(name, () => {
        build(q, schema).prepare(name);
        return newest();
      });
      const made = runner(connection, plan, gate);
      kept.set(name, made);
      return made as Kept;
    },
  };
}

/** A statement as every connection asks it. */
type Plan = {
  readonly name: string;
  readonly text: string;
  readonly bind: ReturnType<typeof binderOf>;
  readonly rows: ReturnType<typeof rowsOf> | null;
};

/** Building a query of many rows takes milliseconds; what it comes to is the same on all connections. */
const plans = new Map<string, Plan>();

function planOf(name: string, build: () => Built): Plan {
  const known = plans.get(name);
  if (known) return known;
  const built = build();
  const plan = { name, text: built.text, bind: binderOf(built), rows: built.fields ? rowsOf(built) : null };
  plans.set(name, plan);
  return plan;
}

function runner(
  connection: pg.Pool | pg.PoolClient,
  { name, text, bind, rows }: Plan,
  gate: Readonly<Gate>,
): Statement<unknown> {
  return async (values = {}) => {
    assertOpen(gate);
    if ('connection' in connection) sendTogether(connection);
    try {
      const found = await connection.query<unknown[]>({
        name,
        text,
        values: bind(values),
        rowMode: 'array',
      });
      return rows ? rows(found.rows) : found;
    } catch (error) {
      throw unavailable(error);
    }
  };
}

type Session = ReturnType<typeof drizzle>['_']['session'];

function assertOpen({ open }: Readonly<Gate>): void {
  if (!open) throw new Error('a statement was asked for when its transaction had ended');
}

/** Every query, built or kept, is prepared by its session: here is where what it throws can be told in our words. */
function watchOver(session: Session, gate: Readonly<Gate>): void {
  const prepareQuery = session.prepareQuery.bind(session);
  session.prepareQuery = (...given) => {
    const prepared = prepareQuery(...given);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = async (values) => {
      assertOpen(gate);
      try {
        return await execute(values);
      } catch (error) {
        throw unavailable(error);
      }
    };
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
