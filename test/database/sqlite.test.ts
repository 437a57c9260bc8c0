// SQLite keeps the contract, and its promises of durability and forgetting hold.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { and, eq, inArray } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../src/audit/act.js';
import { verifyAudit } from '../../src/audit/actions.js';
import { openDatabase } from '../../src/database/open.js';
import { periodOf } from '../../src/database/periods.js';
import { addMinutes } from '../../src/shared/dates.js';
import { allowed } from '../../src/shared/result.js';
import { openWorld } from '../../src/world.js';
import { caseNo } from '../support/builders.js';
import { CLIENT, type TestWorld, aWorld, configIn } from '../support/world.js';
import { keepsTheContract } from './contract.js';

keepsTheContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fullmakt-contract-'));
  const open = () => openDatabase(`file:${join(folder, 'contract.sqlite')}`);
  const database = await open();
  return {
    database,
    again: open,
    remove: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

let world: TestWorld;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.remove());

test('what was recorded on a case is found by its index, period by period', () => {
  const { auditEntries: entries } = world.database.read.t;
  const query = new QueryBuilder()
    .select({ seq: entries.seq })
    .from(entries)
    .where(
      and(
        eq(entries.chain, 0),
        inArray(periodOf(entries.seq), [0, 1]),
        inArray(entries.caseNumber, [caseNo('1'), caseNo('2')]),
      ),
    )
    .toSQL();
  const connection = new Sqlite(join(world.folder, 'fullmakt.sqlite'));
  const plan = connection.prepare(`EXPLAIN QUERY PLAN ${query.sql}`).all(...query.params);
  connection.close();
  expect(plan).toMatchObject([
    { detail: expect.stringContaining('INDEX audit_entries_case (chain=? AND <expr>=? AND case_number=?)') },
  ]);
});

test('every commit is on disk before it is told of, on a connection that has written', () => {
  const trace = join(world.folder, 'trace');
  // What holds inside is asserted at opening; this asks a fresh process, as an operator could.
  const script = `
    const { openDatabase } = await import(${JSON.stringify(new URL('../../src/database/open.ts', import.meta.url).href)});
    const database = await openDatabase(${JSON.stringify(`file:${trace}.sqlite`)});
    await database.close();
    console.log('durable');
  `;
  const out = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(out.trim()).toBe('durable');
});

test.each(['', '-wal', '-shm'])('the database file%s is for its owner alone', (part) => {
  expect(statSync(`${world.folder}/fullmakt.sqlite${part}`).mode & 0o077).toBe(0);
});

test('what is deleted is gone from the file, not only from the table', async () => {
  const secret = 'En helt spesiell tekst som skal glemmes';
  await world.database.transaction(async ({ q, t }) => {
    await q.insert(t.meta).values({ key: 'forget', value: Buffer.from(secret) });
  });
  const folder = world.folder;
  const raw = new Sqlite(`${folder}/fullmakt.sqlite`);
  raw.pragma('secure_delete = ON');
  raw.exec(`delete from meta where key = 'forget'`);
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.close();
  expect(readFileSync(`${folder}/fullmakt.sqlite`).includes(secret)).toBe(false);
});

test('what was erased is cut out of the log, though somebody else is just writing', async () => {
  const raw = new Sqlite(`${world.folder}/fullmakt.sqlite`);
  raw.exec('begin immediate');
  const forgotten = world.database.forgetErased();
  await pause(30);
  raw.exec('rollback');
  await forgotten;
  expect(statSync(`${world.folder}/fullmakt.sqlite-wal`).size).toBe(0);
  raw.close();
});

test('opening the file once more in the same process leaves its locks in place', async () => {
  const again = await openWorld(configIn(world.folder), () => world.now());
  const { ino } = statSync(`${world.folder}/fullmakt.sqlite`);
  expect(readFileSync('/proc/locks', 'utf8')).toMatch(new RegExp(`:${ino} `));
  await again.close();
});

test('two processes that write at once each keep a chain of their own, and no chain forks', async () => {
  const other = await openWorld(configIn(world.folder), () => world.now());
  const write = (one: typeof other, n: number) =>
    act(one, CLIENT, async () => ({
      result: allowed(n),
      event: { type: 'call-started', outcome: 'done', about: `call-${n}` },
    }));
  const writes = Array.from({ length: 200 }, async (_, n) => {
    await new Promise((resolve) => setTimeout(resolve, (n * 7) % 50));
    return write(n % 2 === 0 ? world : other, n);
  });
  await Promise.all(writes);
  await other.close();
  const verdict = await verifyAudit(world);
  expect(verdict).toMatchObject({ whole: true, entries: 200 });
  expect(verdict.whole && verdict.heads.map(({ chain, seq }) => [chain, seq])).toEqual([
    [0, 100],
    [1, 100],
  ]);
});

test('a chain that was let go is continued by the next process, and one whose owner died after its lease', async () => {
  const write = (one: typeof world | Awaited<ReturnType<typeof openWorld>>) =>
    act(one, CLIENT, async () => ({
      result: allowed(null),
      event: { type: 'call-started', outcome: 'done', about: 'call' },
    }));
  await write(world);
  const second = await openWorld(configIn(world.folder), () => world.now());
  await write(second);
  await second.close();
  const third = await openWorld(configIn(world.folder), () => world.now());
  await write(third);
  // The third takes over the chain of the second; much later somebody takes the first's, which is only asleep.
  world.setNow(addMinutes(world.now(), 5));
  const fourth = await openWorld(configIn(world.folder), () => world.now());
  await write(fourth);
  await write(world);
  await fourth.close();
  await third.close();
  const verdict = await verifyAudit(world);
  expect(verdict).toMatchObject({ whole: true, entries: 5 });
});

test('work that fails unexpectedly takes only itself down, and the rest of its batch is kept', async () => {
  const good = (n: number) =>
    act(world, CLIENT, async () => ({
      result: allowed(n),
      event: { type: 'call-started', outcome: 'done', about: `call-${n}` },
    }));
  const bad = act(world, CLIENT, async () => {
    throw new Error('on purpose');
  });
  const [first, failed, last] = await Promise.allSettled([good(1), bad, good(2)]);
  expect([first?.status, failed?.status, last?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await verifyAudit(world)).toMatchObject({ whole: true, entries: 2 });
});

test('when the record cannot be written there is no answer, and nothing was done', async () => {
  const raw = new Sqlite(`${world.folder}/fullmakt.sqlite`);
  raw.exec(`create trigger full before insert on audit_entries begin select raise(abort, 'no'); end`);
  const asked = act(world, CLIENT, async ({ q, t }) => {
    await q.insert(t.meta).values({ key: 'done', value: Buffer.from('x') });
    return { result: allowed(null), event: { type: 'call-started', outcome: 'done', about: 'call-1' } };
  });
  await expect(asked).rejects.toThrow();
  expect(raw.prepare(`select count(*) as n from meta where key = 'done'`).get()).toEqual({ n: 0 });
  raw.exec('drop trigger full');
  raw.close();
  const again = await act(world, CLIENT, async () => ({
    result: allowed('works again'),
    event: { type: 'call-started', outcome: 'done', about: 'call-2' },
  }));
  expect(again).toEqual({ ok: true, value: 'works again' });
});
