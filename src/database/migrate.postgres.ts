// Brings a PostgreSQL database to the newest schema, however many nodes start at once.

import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { stateOf } from './faults.postgres.js';
import { type Migration, type SchemaState, migrationsFor, refuseNewer } from './migrate.js';
import { comparesBytesAlways } from './server.postgres.js';

const TABLE = 'schema_migrations';
/** A row of its own that whoever migrates holds until he is done. */
const LOCK = 'lock';
const TRIES = 20;

/** Another node held the row in the same moment. */
const IN_THE_WAY = /^40(001|P01)$/;
/** Another node made the table in the same moment: "if not exists" does not know of what is not committed. */
const MADE_ELSEWHERE = /^(23505|42P07|42710)$/;

/**
 * Runs what has not run yet, all of it or nothing. A database that has it all is only read: no right to change it is needed.
 * @throws DatabaseUnavailable for what a newer program has made
 */
export async function migratePostgres(client: pg.ClientBase): Promise<void> {
  const all = migrationsFor('postgres');
  for (let tries = 1; ; tries += 1) {
    try {
      const state = await postgresSchemaState(client);
      refuseNewer(state);
      if (state !== 'newest') await migrate(client, all);
      return;
    } catch (error) {
      await client.query('ROLLBACK');
      if (!IN_THE_WAY.test(stateOf(error)) || tries === TRIES) throw error;
    }
    await pause(50 + Math.random() * 100);
  }
}

/** Only looks. */
export async function postgresSchemaState(client: pg.ClientBase): Promise<SchemaState> {
  const all = migrationsFor('postgres');
  const applied = (await appliedTo(client)).filter((name) => name !== LOCK);
  if (applied.length === 0) return 'none';
  if (applied.some((name) => !all.some((known) => known.name === name))) return 'newer';
  return notAmong(applied, all).length > 0 ? 'older' : 'newest';
}

async function migrate(client: pg.ClientBase, all: readonly Migration[]): Promise<void> {
  await makeTable(client);
  await client.query(`insert into ${TABLE} (name) values ('${LOCK}') on conflict do nothing`);
  const plainText = await comparesBytesAlways(client);
  await client.query('BEGIN; SET LOCAL synchronous_commit = on');
  await client.query(`update ${TABLE} set applied_at = now() where name = '${LOCK}'`);
  for (const { name, statements } of notAmong(await appliedTo(client), all)) {
    for (const statement of statements) await client.query(plainText ? plain(statement) : statement);
    await client.query(`insert into ${TABLE} (name) values ($1)`, [name]);
  }
  await client.query('COMMIT');
}

async function makeTable(client: pg.ClientBase): Promise<void> {
  try {
    await client.query(
      `create table if not exists ${TABLE} (name text primary key, applied_at timestamptz not null default now())`,
    );
  } catch (error) {
    if (!MADE_ELSEWHERE.test(stateOf(error))) throw error;
  }
}

async function appliedTo(client: pg.ClientBase): Promise<readonly string[]> {
  try {
    const { rows } = await client.query<{ readonly name: string }>(`select name from ${TABLE}`);
    return rows.map(({ name }) => name);
  } catch (error) {
    const isMissing = stateOf(error) === '42P01';
    if (isMissing) return [];
    throw error;
  }
}

function notAmong(applied: readonly string[], all: readonly Migration[]): readonly Migration[] {
  return all.filter(({ name }) => !applied.includes(name));
}

function plain(statement: string): string {
  return statement.replaceAll(' collate "C"', '').replaceAll('"bytea"', 'bytea');
}
