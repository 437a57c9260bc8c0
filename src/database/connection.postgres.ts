// How a PostgreSQL server is reached.

import type pg from 'pg';

export const CONNECT_MS = 5_000;

export function connection(url: string): pg.ClientConfig {
  return { connectionString: url, fallback_application_name: 'fullmakt', pipeline: true, keepAlive: true };
}
