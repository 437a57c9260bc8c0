// A database file that breaks under a running server: nothing is answered that could not be looked up, and nobody is blamed for it.

import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import request from 'supertest';
import { DatabaseUnavailable } from '../../src/database/database.js';
import { aRoute, openDoors } from '../support/http.js';

test('a plain read of a broken file is a database that is unavailable, as the look-up of a key is', async () => {
  const doors = await openDoors([aRoute({ permission: 'verify' })]);
  const { bearer } = await doors.keyFor('verify');
  const ask = () => request(doors.app).get('/things').set('authorization', bearer);
  expect((await ask()).status).toBe(200);
  const mend = breakTable(join(doors.folder, 'fullmakt.sqlite'), 'api_clients');
  const { read } = doors.database;
  await expect(async () => read.q.select().from(read.t.apiClients)).rejects.toBeInstanceOf(
    DatabaseUnavailable,
  );
  await expect(async () => read.q.$count(read.t.apiClients)).rejects.toBeInstanceOf(DatabaseUnavailable);
  const answer = await ask();
  expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([503, 'UNAVAILABLE', '5']);
  mend();
  await doors.remove();
});

/** Its rows are looked for where there is nothing, until it is mended. */
function breakTable(file: string, table: string): () => void {
  const raw = new Sqlite(file);
  raw.unsafeMode();
  raw.pragma('writable_schema = ON');
  const find = raw.prepare('select rootpage from sqlite_schema where name = ?').pluck();
  const move = raw.prepare('update sqlite_schema set rootpage = ? where name = ?');
  const before = find.get(table);
  move.run(999_999, table);
  raw.pragma('schema_version = 4711');
  return () => {
    move.run(before, table);
    raw.pragma('schema_version = 4712');
    raw.close();
  };
}
