// How a PostgreSQL server is reached.

import type pg from 'pg';

export const CONNECT_MS = 5_000;
/** So that what stands between us and the server does not forget a connection that rests. */
const SIGN_OF_LIFE_MS = 30_000;

export function connection(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    fallback_application_name: 'fullmakt',
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: SIGN_OF_LIFE_MS,
  };
}

/**
 * What is asked of a connection before anything is waited for goes to the server in one piece: sent one by one, each
 * statement costs a call of the system and wakes the server by itself.
 */
export function sendTogether(client: pg.PoolClient): void {
  const { stream } = client.connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
