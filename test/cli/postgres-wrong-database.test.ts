// A database that was mistyped: it is there, it is empty, and it stays so.

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Place, aPlace, runCommand } from '../support/command.js';
import { databaseOn, testServer } from '../support/postgres.js';

let place: Place;
let wrong: string;
let client: pg.Client;
let name: string;
beforeEach(async () => {
  place = await aPlace();
  const { url, template } = await testServer();
  name = `${template}_${randomBytes(6).toString('hex')}`;
  client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database "${name}"`);
  wrong = databaseOn(url, name);
});
afterEach(async () => {
  await client.query(`drop database "${name}" with (force)`);
  await client.end();
  await place.remove();
});

async function tables(): Promise<number> {
  const inside = new pg.Client({ connectionString: wrong });
  await inside.connect();
  const { rows } = await inside.query(`select 1 from pg_tables where schemaname = 'public'`);
  await inside.end();
  return rows.length;
}

test.each([
  [['client', 'list']],
  [['client', 'revoke', 'x']],
  [['audit', 'verify']],
  [['audit', 'export']],
  [['audit', 'accept-loss']],
  [['backup', 'BACKUP']],
])('%j finds no installation there and makes none', async (argv) => {
  const environment = { ...place.environment, DATABASE_URL: wrong };
  const given = argv.map((word) => (word === 'BACKUP' ? place.at('backup') : word));
  const looked = await runCommand([...given, ...(argv[1] === 'export' ? [] : ['--json'])], { environment });
  expect(looked.exit).toBe(2);
  expect(looked.err).toContain('there is no installation here');
  expect(looked.err).toContain(name);
  expect(await tables()).toBe(0);
});
