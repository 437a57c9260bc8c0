// A PostgreSQL database at one moment: one read-only transaction on a connection of its own.

import pg from 'pg';
import { questions } from './asking.postgres.js';
import { CONNECT_MS, connection } from './connection.postgres.js';
import { unavailable, unavailableAtStart } from './faults.postgres.js';
import { postgresSchemaState } from './migrate.postgres.js';
import type { Snapshot } from './snapshot.js';

/** Reading everything takes as long as it takes. */
const BEGIN =
  'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0; ' +
  'SET LOCAL idle_in_transaction_session_timeout = 0';

/** A replica will do: nothing is written. @throws DatabaseUnavailable */
export async function openPostgresSnapshot(url: string): Promise<Snapshot> {
  const pool = new pg.Pool({ ...connection(url), max: 1, connectionTimeoutMillis: CONNECT_MS });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    const client = await pool.connect();
    // Asked first, and outside: a table that is missing would end the transaction.
    const schema = await postgresSchemaState(client);
    await client.query(BEGIN);
    return {
      read: questions(client),
      schema,
      async close() {
        client.release(true);
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw unavailableAtStart(unavailable(error));
  }
}
