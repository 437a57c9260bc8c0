// Nodes that write at the same moment: they stand in each other's way only where they must, and whoever lost has patience.

import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOfChain } from '../../src/audit/chain.js';
import { addHead, moveHead } from '../../src/audit/records.js';
import { type Database, Hindered } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open.js';
import { NOW } from '../support/builders.js';
import { type TestDatabase, aPostgresDatabase } from '../support/postgres.js';

let place: TestDatabase;
let databases: readonly [Database, Database];

beforeAll(async () => {
  place = await aPostgresDatabase();
  databases = [await openDatabase(place.url), await openDatabase(place.url)];
});
afterAll(async () => {
  for (const database of databases) await database.close();
  await place.remove();
});

test('two nodes that each move the audit chain of their own at once both commit at the first try', async () => {
  const chains = [1, 2];
  const lease = { owner: 'node', until: NOW };
  for (const chain of chains) await databases[0].transaction((tx) => addHead(tx, startOfChain(chain), lease));
  await knowItsSize('audit_heads');
  let runs = 0;
  const moved = new Set<number>();
  const move = (database: Database, chain: number) =>
    database.transaction(async (tx) => {
      runs += 1;
      const from = startOfChain(chain);
      expect(await moveHead(tx, { from, to: { ...from, seq: 1 }, ...lease })).toBe(true);
      moved.add(chain);
      // Neither commits before both have moved theirs; whoever has to run again does not wait.
      while (moved.size < 2) await new Promise(setImmediate);
    });
  await Promise.all(chains.map((chain) => move(databases[chain % 2 === 1 ? 0 : 1], chain)));
  expect(runs).toBe(2);
});

test('work that others stood in the way of fifteen times is done the sixteenth', async () => {
  let runs = 0;
  const result = await databases[0].transaction(async () => {
    runs += 1;
    if (runs <= 15) throw new Hindered('other work in the database stood in the way');
    return 'done';
  });
  expect([result, runs]).toEqual(['done', 16]);
});

/** As the server finds out by itself sooner or later; from then on it would rather read so small a table whole. */
async function knowItsSize(table: string): Promise<void> {
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  await client.query(`analyze ${table}`);
  await client.end();
}
