// A PostgreSQL database is brought to the newest schema once, however many nodes start at once and however little they may.

import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrationsFor } from '../../src/database/migrate.js';
import { openDatabase } from '../../src/database/open.js';
import { databaseOn, testServer } from '../support/postgres.js';

const NAMES = ['migrations_race', 'migrations_rights', 'migrations_fault'] as const;

let server: string;

beforeAll(async () => {
  server = (await testServer()).url;
  for (const name of NAMES) await ask(server, `create database ${name}`);
});
afterAll(async () => {
  for (const name of NAMES) await ask(server, `drop database if exists ${name} with (force)`);
  await ask(server, 'drop role if exists only_rows');
});

test('eight nodes that start at once on an empty database all come up, and each migration ran once', async () => {
  const url = databaseOn(server, 'migrations_race');
  const nodes = await Promise.all(Array.from({ length: 8 }, () => openDatabase(url)));
  await Promise.all(nodes.map((node) => node.probe()));
  await Promise.all(nodes.map((node) => node.close()));
  const rows = await ask(url, 'select name from schema_migrations order by name');
  expect(rows.map(({ name }) => name)).toEqual([
    ...migrationsFor('postgres').map(({ name }) => name),
    'lock',
  ]);
});

test('a node that may only read and write rows comes up on a database that is ready', async () => {
  const url = databaseOn(server, 'migrations_rights');
  await (await openDatabase(url)).close();
  await ask(server, 'create role only_rows login');
  await ask(url, 'grant select, insert, update, delete on all tables in schema public to only_rows');
  const limited = new URL(url);
  limited.username = 'only_rows';
  const node = await openDatabase(limited.href);
  await node.transaction(({ q, t }) => q.insert(t.meta).values({ key: 'rows', value: Buffer.alloc(1) }));
  await node.close();
});

test('a migration that fails leaves the database as it was, and says why', async () => {
  const url = databaseOn(server, 'migrations_fault');
  // Somebody has made a table by one of our names: one of the last ones, so that others would be there already.
  await ask(url, 'create table verifications (id text)');
  await expect(openDatabase(url)).rejects.toThrow('already exists');
  const rows = await ask(
    url,
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual(['schema_migrations', 'verifications']);
  await ask(url, 'drop table verifications');
  await (await openDatabase(url)).close();
});

async function ask(where: string, text: string): Promise<readonly { readonly name: string }[]> {
  const client = new pg.Client({ connectionString: where });
  await client.connect();
  try {
    return (await client.query<{ readonly name: string }>(text)).rows;
  } finally {
    await client.end();
  }
}
