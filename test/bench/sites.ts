// The installations the bench asks: for each size one set of keys and authorizations, lying in a file and on a server.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../../src/config.js';
import { createClient } from '../../src/staff/actions.js';
import { openWorld } from '../../src/world.js';
import { type PostgresServer, aPostgresServer, databaseOn } from '../support/postgres.js';
import { type Installation, OPERATOR, type Server, anInstallation } from '../support/server.js';
import { seedAuthorizations } from './seed.js';

export type Engine = 'SQLite' | 'PostgreSQL';

export type Site = {
  readonly size: number;
  readonly installation: Installation;
  /** The key of a client of it, by engine. */
  readonly keys: Readonly<Record<Engine, string>>;
  /** Starts `workers` processes on its data in that engine. */
  start(engine: Engine, workers?: number): Promise<Server>;
};

export type Sites = { make(size: number): Promise<Site>; remove(): Promise<void> };

/**
 * On a PostgreSQL of its own, which makes every commit durable, as a server does unless told otherwise. It has the memory
 * its makers advise, a quarter of a machine's 8 GB.
 */
export async function openSites(): Promise<Sites> {
  const server = await aPostgresServer(['shared_buffers=2GB', 'max_wal_size=4GB', 'max_connections=200']);
  const made: Installation[] = [];
  return {
    async make(size) {
      const installation = await anInstallation();
      made.push(installation);
      return makeSite(installation, server, size);
    },
    async remove() {
      for (const installation of made) await installation.remove();
      await server.remove();
    },
  };
}

async function makeSite(installation: Installation, server: PostgresServer, size: number): Promise<Site> {
  const url = await makeDatabase(server.url);
  const onServer = {
    DATABASE_URL: url,
    CHECKPOINTS_FILE: join(installation.folder, 'checkpoints-on-server.jsonl'),
  };
  const { config } = installation;
  const file = config.databaseUrl.slice('file:'.length);
  const inFile = await keyIn(config);
  const other = await keyIn({
    ...config,
    databaseUrl: onServer.DATABASE_URL,
    checkpointsFile: onServer.CHECKPOINTS_FILE,
  });
  await installation.beside((world) => seedAuthorizations(world, { file, url }, size));
  return {
    size,
    installation,
    keys: { SQLite: inFile, PostgreSQL: other },
    start: (engine, workers = 1) =>
      installation.start({
        WORKERS: String(workers),
        ...(engine === 'PostgreSQL' && onServer),
      }),
  };
}

async function makeDatabase(url: string): Promise<string> {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database "${name}"`);
  } finally {
    await client.end();
  }
  return databaseOn(url, name);
}

async function keyIn(config: Config): Promise<string> {
  const world = await openWorld(config);
  try {
    const made = await createClient(world, OPERATOR, { name: 'case system', scopes: ['verify'] });
    if (!made.ok) throw new Error(`the client was refused: ${made.refusal.code}`);
    return made.value.key;
  } finally {
    await world.close();
  }
}
