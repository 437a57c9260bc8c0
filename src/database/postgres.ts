// PostgreSQL, or what speaks like it, as the database of several nodes: a pool of checked connections, and transactions that are run again when they must be.

import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Gate, questions } from './asking.postgres.js';
import { CONNECT_MS, connection, sendTogether } from './connection.postgres.js';
import { DatabaseUnavailable, Hindered, type PostgresDatabase, type Tx, type WriteTx } from './database.js';
import { stateOf, unavailable, unavailableAtCommit, unavailableAtStart } from './faults.postgres.js';
import { migratePostgres } from './migrate.postgres.js';
import { savepoints } from './savepoints.postgres.js';
import { checkServer, locksTables } from './server.postgres.js';

const MOST_CONNECTIONS = 10;
const STATEMENT_MS = 10_000;
/** Longer than the server gives a statement: for a server that says nothing any more. */
const ANSWER_MS = 15_000;
/** A node that stands still in the middle of its work holds up the changes of all others for so long. */
const IDLE_IN_TRANSACTION_MS = 10_000;
const LONGEST_IN_LINE_MS = 5_000;
const CONNECTION_LIFE_SECONDS = 30 * 60;
/** A new one is checked first and has no statement prepared: whoever asks a few times in an hour finds one that has. */
const IDLE_CONNECTION_MS = 10 * 60_000;
/** Work of several nodes that stands in each other's way: of two one is always done, so whoever lost needs only patience. */
const LONGEST_TRYING_MS = 8_000;
const LONGEST_PAUSE_MS = 500;

/** Brings the database to the newest schema. @throws DatabaseUnavailable when it cannot be reached or is not to be trusted */
export async function openPostgres(url: string): Promise<PostgresDatabase> {
  try {
    return database(openPool(url), await prepare(url));
  } catch (error) {
    throw unavailableAtStart(error);
  }
}

/** What the server was asked once. */
type Asked = { readonly unchecked: readonly string[]; readonly inLine: boolean };

/** On a connection of its own: a migration may take longer than any query. */
async function prepare(url: string): Promise<Asked> {
  const client = new pg.Client({ ...connection(url), connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const unchecked = await checkServer(client);
    await migratePostgres(client);
    return { unchecked, inLine: await locksTables(client) };
  } finally {
    await client.end();
  }
}

function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    ...connection(url),
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    maxLifetimeSeconds: CONNECTION_LIFE_SECONDS,
    idleTimeoutMillis: IDLE_CONNECTION_MS,
    verify: (client, done) => void verify(client, done),
  });
  // A connection that breaks is told of by whoever uses it, and replaced when the next one is needed; while nobody uses
  // it there is nothing to tell, and nothing that may bring the process down.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function verify(client: pg.PoolClient, done: (fault?: Error) => void): Promise<void> {
  try {
    await checkServer(client);
  } catch (error) {
    done(error instanceof Error ? error : new Error('the server could not be checked'));
    return;
  }
  done();
}

function database(pool: pg.Pool, { unchecked, inLine }: Asked): PostgresDatabase {
  const places = new WeakMap<pg.PoolClient, Place>();
  const read = questions(pool);
  return {
    dialect: 'postgres',
    unchecked,
    read,
    async transaction(work, { strict, once = false, readsFirst = false } = { strict: true }) {
      const until = performance.now() + LONGEST_TRYING_MS;
      for (let tries = 1; ; tries += 1) {
        const begun = performance.now();
        try {
          const way = strict ? (inLine ? 'in-line' : 'strict') : 'loose';
          return await transact({ pool, places, read }, work, { way, readsFirst });
        } catch (error) {
          if (!(error instanceof Hindered) || once || performance.now() > until) throw error;
        }
        // Longer than the work itself takes: whoever comes back sooner meets the same others at the same work again.
        const took = performance.now() - begun;
        await pause(Math.random() * Math.min(Math.max(2 * took, 2 ** tries), LONGEST_PAUSE_MS));
      }
    },
    // The server's own vacuum does it; what lies there until then is sealed, and so was the key that is gone.
    forgetErased: () => Promise.resolve(),
    async probe() {
      const client = await connect(pool);
      try {
        const { rows } = await client.query(`select current_setting('transaction_read_only') as answer`);
        if (rows[0]?.answer === 'on') throw new DatabaseUnavailable('the database may only be read');
      } catch (error) {
        throw unavailable(error);
      } finally {
        client.release();
      }
    },
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}

type Places = {
  readonly pool: pg.Pool;
  readonly places: WeakMap<pg.PoolClient, Place>;
  readonly read: Tx;
};

/** A connection of the pool, as transactions use it one after the other. */
type Place = { readonly tx: Tx; readonly gate: Gate };

/** Strict work is done in line where the server can see to that. */
type Way = 'in-line' | 'strict' | 'loose';

const LOCK_NOT_HAD = '55P03';
/**
 * Strict work of all nodes one after the other, as an embedded database does it anyway: the server finds two at a time in
 * each other's way even where they only touch the same page of an index, and one of them was for nothing. It saves work
 * and decides nothing: whoever has waited too long goes on without, and is told of every conflict as before. Locks a table
 * that is hardly ever written to against itself alone, and before the transaction sees anything.
 */
const IN_LINE =
  `SET LOCAL lock_timeout = ${LONGEST_IN_LINE_MS}; ` +
  'LOCK TABLE meta IN SHARE UPDATE EXCLUSIVE MODE; ' +
  'SET LOCAL lock_timeout = 0';

async function transact<T>(
  { pool, places, read }: Places,
  work: (tx: WriteTx) => Promise<T>,
  { way, readsFirst }: { readonly way: Way; readonly readsFirst: boolean },
): Promise<T> {
  const client = await connect(pool);
  let sound = false;
  const place = places.get(client) ?? placeOn(client, read);
  places.set(client, place);
  try {
    const last: Promise<unknown>[] = [];
    const begun = begin(client, way);
    begun.catch(() => undefined);
    place.gate.open = true;
    if (!readsFirst) await begun;
    const result = await work({
      savepoint: savepoints(client),
      begun: () => begun,
      withCommit(write) {
        // Asked once and here: the query builder's promises send their query each time they are asked.
        const written = write.then(() => undefined);
        written.catch(() => undefined);
        last.push(written);
      },
      ...place.tx,
    });
    await begun;
    place.gate.open = false;
    await commit(client, last);
    sound = true;
    return result;
  } catch (thrown) {
    place.gate.open = false;
    const error = unavailable(thrown);
    // What the server or the connection is to blame for is not asked a second time.
    sound = (!isTheirs(error) || error instanceof Hindered) && (await undone(client));
    throw error;
  } finally {
    client.release(!sound);
  }
}

function placeOn(client: pg.PoolClient, read: Tx): Place {
  const gate = { open: false };
  return { tx: questions(client, read, gate), gate };
}

function isTheirs(error: unknown): boolean {
  return error instanceof DatabaseUnavailable && error.cause !== undefined;
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw unavailable(error);
  }
}

/**
 * Waited for before anything is written, which would be committed statement by statement without it. Set for this
 * transaction and not for the connection, because a pooler between us and the server may share connections.
 */
async function begin(client: pg.PoolClient, way: Way): Promise<void> {
  const settings =
    `BEGIN ISOLATION LEVEL ${way === 'loose' ? 'READ COMMITTED' : 'SERIALIZABLE'} READ WRITE; ` +
    'SET LOCAL synchronous_commit = on; ' +
    // Reading a small table whole counts as reading every row of it: any two nodes would stand in each other's way.
    'SET LOCAL enable_seqscan = off; ' +
    `SET LOCAL statement_timeout = ${STATEMENT_MS}; ` +
    `SET LOCAL idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`;
  sendTogether(client);
  if (way !== 'in-line') {
    await client.query(settings);
    return;
  }
  try {
    await client.query(`${settings}; ${IN_LINE}`);
  } catch (error) {
    if (stateOf(error) !== LOCK_NOT_HAD) throw error;
    await client.query(`ROLLBACK; ${settings}`);
  }
}

/** Sent right behind what is written last: should any of that fail, the server undoes all of it when asked to commit. */
async function commit(client: pg.PoolClient, last: readonly Promise<unknown>[]): Promise<void> {
  sendTogether(client);
  const committing = client.query('COMMIT').catch((error: unknown) => {
    throw unavailableAtCommit(error);
  });
  committing.catch(() => undefined);
  const written = await Promise.allSettled(last);
  const done = await committing;
  for (const write of written) if (write.status === 'rejected') throw unavailable(write.reason);
  // So the server answers when a statement had failed, and whoever asked for it went on regardless.
  if (done.command !== 'COMMIT')
    throw new Error('a statement failed inside the transaction, which was undone');
}

/** False when the connection cannot be used again. */
async function undone(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}
