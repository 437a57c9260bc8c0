// What a PostgreSQL server must promise before anything is entrusted to it: that a commit is on disk, and that it is the primary.

import type pg from 'pg';
import { DatabaseUnavailable } from './database.js';
import { stateOf } from './faults.postgres.js';

/** No such function, column or setting: the server is one that cannot be asked this. */
const CANNOT_BE_ASKED = /^(42883|42703|42704|0A000)$/;

/** They speak PostgreSQL and keep what is written in a store of their own; PostgreSQL's settings say nothing about it. */
const OTHER_STORES = /CockroachDB|-YB-/;

const DURABILITY = ['fsync', 'full_page_writes'] as const;

/**
 * Asked of every new connection: servers are restarted with other settings, and primaries become replicas.
 * Gives what could not be asked. @throws DatabaseUnavailable when a promise is not given
 */
export async function checkServer(client: pg.ClientBase): Promise<readonly string[]> {
  const [version, isReplica, isReadOnly, ...durability] = await Promise.all([
    ask(client, 'version()'),
    ask(client, 'pg_is_in_recovery()::text'),
    ask(client, `current_setting('transaction_read_only', true)`),
    ...DURABILITY.map((setting) => ask(client, `current_setting('${setting}', true)`)),
  ]);
  if (isReplica === 'true' || isReadOnly === 'on')
    throw new DatabaseUnavailable('the database server is a replica, or may only be read');
  if (OTHER_STORES.test(version ?? '')) return DURABILITY;
  for (const [index, setting] of DURABILITY.entries())
    if (durability[index] === 'off')
      throw new DatabaseUnavailable(`the database server would not promise durable commits: ${setting}=off`);
  const unchecked = DURABILITY.filter((_, index) => durability[index] === null);
  return isReplica === null ? ['primary', ...unchecked] : unchecked;
}

/** Whether a table can be locked as PostgreSQL does it, before a transaction has looked at anything. */
export async function locksTables(client: pg.ClientBase): Promise<boolean> {
  return !OTHER_STORES.test((await ask(client, 'version()')) ?? '');
}

/** CockroachDB compares text by its bytes, always, and does not let a column say so. */
export async function comparesBytesAlways(client: pg.ClientBase): Promise<boolean> {
  return (await ask(client, 'version()'))?.includes('CockroachDB') ?? false;
}

/** Null when this server cannot be asked. */
async function ask(client: pg.ClientBase, question: string): Promise<string | null> {
  try {
    const { rows } = await client.query<{ readonly answer: string | null }>(`select ${question} as answer`);
    return rows[0]?.answer ?? null;
  } catch (error) {
    if (CANNOT_BE_ASKED.test(stateOf(error))) return null;
    throw error;
  }
}
