// SQLite's write-ahead log is brought over and started over while others write, waits for who still reads it, and stays bounded without help.

import { closeSync, openSync, readSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type WriteAhead, openWriteAhead } from '../../src/database/write-ahead.sqlite.js';
import { type TestWorld, aWorld } from '../support/world.js';

const PAGE_BYTES = 4096;
const TOGETHER = 1000;
/** More than is left to lie, far less than those who write put up with. */
const LONG = 5000;
const FAR_TOO_LONG = 21_000;

let world: TestWorld;
let file: string;
let open: WriteAhead[];
beforeEach(async () => {
  world = await aWorld();
  file = `${world.folder}/fullmakt.sqlite`;
  open = [];
});
afterEach(async () => {
  for (const one of open) one.close();
  await world.remove();
});

test('a long log is started over though others go on writing, and holds nothing back', async () => {
  const writeAhead = opened();
  await write(1, 'short');
  await writeAhead.bringOver();
  const before = timesStartedOver();
  await write(LONG, 'long');
  const enough = new AbortController();
  let written = 0;
  const writes = (async () => {
    for (; !enough.signal.aborted; written += 1) await write(1, `meanwhile-${written}`);
  })();
  for (let rounds = 0; rounds < 20 && timesStartedOver() === before; rounds += 1)
    await writeAhead.bringOver();
  enough.abort();
  await writes;
  expect(timesStartedOver()).toBeGreaterThan(before);
  expect(await kept()).toBe(1 + LONG / TOGETHER + written);
  const raw = new Sqlite(file, { readonly: true });
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  raw.close();
});

test('a short log is left to grow', async () => {
  const writeAhead = opened();
  await write(TOGETHER, 'short');
  await writeAhead.bringOver();
  const before = timesStartedOver();
  await write(1, 'then');
  expect(timesStartedOver()).toBe(before);
});

test('who reads for long sees what was, and the log is started over afterwards', async () => {
  const writeAhead = opened();
  const reader = new Sqlite(file, { readonly: true });
  reader.exec('begin');
  const count = reader.prepare(`select count(*) as n from meta where key like 'page-%'`);
  expect(count.get()).toEqual({ n: 0 });
  const before = timesStartedOver();
  await write(LONG, 'long');
  await writeAhead.bringOver();
  await write(1, 'more');
  expect(timesStartedOver()).toBe(before);
  expect(count.get()).toEqual({ n: 0 });
  reader.close();
  await writeAhead.bringOver();
  await write(1, 'then');
  expect(timesStartedOver()).toBe(before + 1);
});

test('two that bring the same log over do not hurt each other', async () => {
  const both = [opened(), opened()];
  const before = timesStartedOver();
  await write(LONG, 'long');
  await Promise.all(both.map((one) => one.bringOver()));
  await write(1, 'then');
  expect(timesStartedOver()).toBe(before + 1);
});

test('without anybody to bring it over, a commit does it before the log is far too long', async () => {
  const before = timesStartedOver();
  await write(LONG, 'long');
  expect(timesStartedOver()).toBe(before);
  await write(FAR_TOO_LONG - LONG, 'far-too-long');
  await write(1, 'then');
  expect(timesStartedOver()).toBeGreaterThan(before);
});

/** The descriptor goes with the process: closing it would let go of the locks of the others. */
function opened(): WriteAhead {
  const one = openWriteAhead(file, openSync(file, 'r'));
  open.push(one);
  return one;
}

/** Adds about so many pages to the log, a thousand at a time. */
async function write(pages: number, name: string): Promise<void> {
  for (let from = 0; from < pages; from += TOGETHER) {
    const value = Buffer.alloc(Math.min(TOGETHER, pages - from) * PAGE_BYTES, 1);
    await world.database.transaction(({ q, t }) =>
      q
        .insert(t.meta)
        .values({ key: `page-${name}-${from}`, value })
        .onConflictDoUpdate({ target: t.meta.key, set: { value } })
        .then(() => undefined),
    );
  }
}

async function kept(): Promise<number> {
  const { q, t } = world.database.read;
  const keys = await q.select({ key: t.meta.key }).from(t.meta);
  return keys.filter(({ key }) => key.startsWith('page-')).length;
}

/** The log's own count, in its header; SQLite writes it anew with the first write after. */
function timesStartedOver(): number {
  const header = Buffer.alloc(16);
  const log = openSync(`${file}-wal`, 'r');
  readSync(log, header);
  closeSync(log);
  return header.readUInt32BE(12);
}
