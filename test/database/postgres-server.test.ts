// A PostgreSQL that does not promise enough is refused, and one that goes away in the middle leaves nothing half-done and nobody misled.

import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Database, DatabaseUnavailable, OutcomeUnknown, type Tx } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open.js';
import { type PostgresServer, aPostgresServer, databaseOn } from '../support/postgres.js';

let server: PostgresServer;
let url: string;
let database: Database;

beforeAll(async () => {
  server = await aPostgresServer();
  url = databaseOn(server.url, 'fullmakt');
  await say(server.url, 'create database fullmakt');
});
afterAll(() => server.remove());

beforeEach(async () => {
  database = await openDatabase(url);
});
afterEach(() => database.close());

const keep = (key: string) => (tx: Tx) => tx.q.insert(tx.t.meta).values({ key, value: Buffer.from(key) });

async function isKept(key: string): Promise<boolean> {
  const { q, t } = database.read;
  const rows = await q.select().from(t.meta).where(eq(t.meta.key, key));
  return rows.length === 1;
}

describe('a server is asked what it promises, and refused', () => {
  test.each(['fsync', 'full_page_writes'])('when %s is off', async (setting) => {
    await setOnServer(setting, 'off');
    await expect(openDatabase(url)).rejects.toThrow(`${setting}=off`);
    await setOnServer(setting, 'on');
    await (await openDatabase(url)).close();
  });

  test('when it is a replica, also when it has become one while we were connected', async () => {
    await server.end();
    await server.begin({ asReplica: true });
    await expect(openDatabase(url)).rejects.toThrow('replica');
    await expect(database.probe()).rejects.toThrow('replica');
    await expect(database.transaction(keep('replica'))).rejects.toThrow('replica');
    await expect(isKept('replica')).rejects.toThrow('replica');
    await server.end();
    await server.begin();
    expect(await isKept('replica')).toBe(false);
  });

  test('when it lets nothing be written', async () => {
    await say(server.url, 'alter database fullmakt set default_transaction_read_only = on');
    await expect(openDatabase(url)).rejects.toBeInstanceOf(DatabaseUnavailable);
    await say(server.url, 'alter database fullmakt reset default_transaction_read_only');
  });

  test.each([
    ['there is no such database', 'nowhere', /does not exist/],
    ['there is no such user', 'fullmakt?user=nobody', /nobody/],
  ])('when %s, in words an operator can use', async (_, name, words) => {
    const wrong = server.url.replace(/postgres$/, name);
    await expect(openDatabase(wrong)).rejects.toThrow(words);
    await expect(openDatabase(wrong)).rejects.toBeInstanceOf(DatabaseUnavailable);
  });

  test('nobody is there at all', async () => {
    await expect(openDatabase('postgres://postgres@127.0.0.1:1/x')).rejects.toThrow('ECONNREFUSED');
  });
});

test('nothing is left unchecked on PostgreSQL itself', () => {
  expect(database.unchecked).toEqual([]);
});

test('commits are on disk before they are told of, whatever the server would do by itself', async () => {
  await say(server.url, 'alter database fullmakt set synchronous_commit = off');
  const careful = await openDatabase(url);
  await careful.transaction(keep('careful'));
  const inside = await careful.transaction(({ q, t }) =>
    q.select({ now: sql<string>`current_setting('synchronous_commit')` }).from(t.meta).limit(1),
  );
  await careful.close();
  await say(server.url, 'alter database fullmakt reset synchronous_commit');
  expect(inside).toEqual([{ now: 'on' }]);
});

test('while the server is away everything is refused at once, and it all goes on when the server is back', async () => {
  await database.transaction(keep('before'));
  await server.end('SIGQUIT');
  for (let n = 0; n < 3; n += 1)
    for (const attempt of [
      () => database.probe(),
      () => isKept('before'),
      () => database.transaction(keep('away')),
    ])
      await expect(attempt()).rejects.toBeInstanceOf(DatabaseUnavailable);
  await server.begin();
  expect(await isKept('before')).toBe(true);
  expect(await isKept('away')).toBe(false);
  await database.transaction(keep('after'));
  await database.probe();
  expect(await isKept('after')).toBe(true);
});

test('a transaction the server leaves in the middle was not done, and is not called unknown', async () => {
  const left = database.transaction(async (tx) => {
    await keep('middle')(tx);
    await server.end('SIGQUIT');
    await keep('middle-2')(tx);
  });
  const error = await left.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DatabaseUnavailable);
  expect(error).not.toBeInstanceOf(OutcomeUnknown);
  await server.begin();
  expect(await isKept('middle')).toBe(false);
});

test('a commit the server does not answer is called unknown, because it may have been done', async () => {
  // A commit that waits for a replica that is not there is on disk already, and not yet told of.
  await setOnServer('synchronous_standby_names', 'nobody');
  const unanswered = database.transaction(keep('unknown')).catch((thrown: unknown) => thrown);
  await pause(300);
  await server.end('SIGQUIT');
  expect(await unanswered).toBeInstanceOf(OutcomeUnknown);
  await server.begin();
  expect(await isKept('unknown')).toBe(true);
  await setOnServer('synchronous_standby_names', '');
});

test('connections that are ended while nobody uses them are replaced, and do not end the process', async () => {
  await Promise.all(Array.from({ length: 5 }, () => database.read.q.select().from(database.read.t.meta)));
  await say(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fullmakt'`,
  );
  await pause(50);
  await Promise.all(Array.from({ length: 5 }, (_, n) => database.transaction(keep(`replaced-${n}`))));
  expect(await isKept('replaced-4')).toBe(true);
});

test('work that goes on after a failed statement is not taken for done', async () => {
  const careless = database.transaction(async (tx) => {
    await keep('careless')(tx);
    await keep('careless')(tx).catch(() => undefined);
  });
  await expect(careless).rejects.toThrow('undone');
  expect(await isKept('careless')).toBe(false);
});

test('a kept statement is prepared once a connection', async () => {
  const find = (tx: Tx) =>
    tx.statement('server.find', (q, t) =>
      q
        .select()
        .from(t.meta)
        .where(eq(t.meta.key, sql.placeholder('key'))),
    )({ key: 'nothing' });
  await database.transaction(async (tx) => {
    for (let n = 0; n < 5; n += 1) await find(tx);
    const { rows } = await preparedOn(tx);
    expect(rows).toEqual([['server.find']]);
  });
});

test('who asks a few times in an hour finds a connection that knows its statements', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const first = await placeOnServer();
    vi.advanceTimersByTime(5 * 60_000);
    expect(await placeOnServer()).toBe(first);
    vi.advanceTimersByTime(15 * 60_000);
    expect(await placeOnServer()).not.toBe(first);
  } finally {
    vi.useRealTimers();
  }
});

/** The server's process behind the connection that is used next. */
async function placeOnServer(): Promise<unknown> {
  const rows: readonly unknown[] = await database.read.q
    .select({ pid: sql`pid` })
    .from(sql`pg_backend_pid() as pid` as never);
  return JSON.stringify(rows);
}

async function preparedOn(tx: Tx): Promise<{ readonly rows: readonly unknown[] }> {
  const asked = tx.q
    .select({ name: sql<string>`name` })
    .from(sql`pg_prepared_statements` as never)
    .where(sql`name like 'server.%'`);
  const rows: readonly { readonly name: string }[] = await asked;
  return { rows: rows.map(({ name }) => [name]) };
}

async function setOnServer(setting: string, value: string): Promise<void> {
  await say(server.url, `alter system set ${setting} = '${value}'`);
  await say(server.url, 'select pg_reload_conf()');
  // The server tells its processes when it gets round to it.
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await say(server.url, `select current_setting('${setting}') as answer`)) === value) return;
    await pause(20);
  }
  throw new Error(`the server did not take ${setting}=${value}`);
}

async function say(where: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: where });
  await client.connect();
  try {
    // What is asked here may not wait for a replica either.
    await client.query('set synchronous_commit = local');
    const { rows } = await client.query<{ readonly answer?: unknown }>(text);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}
