// Whatever is done to the record behind our back is found: two thousand random tamperings, each one named by the verifier.

import { randomInt } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { act } from '../../src/audit/act.js';
import { type Verdict, verifyAudit } from '../../src/audit/actions.js';
import { entryHash } from '../../src/audit/chain.js';
import { makeKeys, readKeys } from '../../src/sealing/keys.js';
import { allowed } from '../../src/shared/result.js';
import { CLIENT, type TestWorld, aWorld } from '../support/world.js';
import { CASE } from '../support/builders.js';
import { seeded } from '../support/random.js';

const ENTRIES = 24;
const TAMPERINGS = 2_000;
const seed = Number(process.env['FULLMAKT_SEED'] ?? randomInt(2 ** 31));

let world: TestWorld;
let other: TestWorld;
let file: Sqlite.Database;

type Row = Record<string, string | number | Buffer | null> & { seq: number; hash: Buffer };

beforeAll(async () => {
  world = await aWorld();
  other = await aWorld();
  for (const one of [world, other]) {
    for (let n = 0; n < ENTRIES; n += 1) await record(one, n);
    await one.ledger.checkpoint();
  }
  file = new Sqlite(`${world.folder}/fullmakt.sqlite`);
  file.pragma('synchronous = OFF');
  file.exec(`attach database '${other.folder}/fullmakt.sqlite' as other`);
  file.exec('create table entries_before as select * from audit_entries');
  file.exec('create table heads_before as select * from audit_heads');
});

afterAll(async () => {
  file.close();
  await world.remove();
  await other.remove();
});

test('an untouched record is whole', async () => {
  expect(await verifyAudit(world)).toMatchObject({ whole: true, entries: ENTRIES, checkpoints: 1 });
});

test(`each of ${TAMPERINGS} random tamperings is found`, { timeout: 300_000 }, async () => {
  console.log(`audit tamperings: FULLMAKT_SEED=${seed}`);
  const random = seeded(seed);
  const kinds = Object.keys(TAMPER) as (keyof typeof TAMPER)[];
  const missed: string[] = [];
  for (let n = 0; n < TAMPERINGS; n += 1) {
    const kind = kinds[n % kinds.length] ?? 'editText';
    const expected = TAMPER[kind](random);
    const verdict = await verifyAudit(world);
    if (verdict.whole || (expected !== null && verdict.first.seq !== expected))
      missed.push(describe(n, kind, verdict));
    putBack();
  }
  expect(missed).toEqual([]);
  expect((await verifyAudit(world)).whole).toBe(true);
});

test('a log of another installation is not taken for ours, nor are its checkpoints', async () => {
  const theirs = { ...world, checkpoints: other.checkpoints };
  expect(await verifyAudit(theirs)).toMatchObject({
    whole: false,
    first: { fault: 'CHECKPOINT_NOT_GENUINE' },
  });
  const sameKeys = { ...world, logId: 'f'.repeat(32) };
  expect(await verifyAudit(sameKeys)).toMatchObject({ whole: false, first: { fault: 'OTHER_LOG' } });
});

test('a restored old log is noticed, because a newer checkpoint exists', async () => {
  // The head is moved along, as a copy of yesterday's database would have it.
  cutAfter(10, true);
  expect(await verifyAudit(world)).toMatchObject({ whole: false, first: { seq: 11, fault: 'TRUNCATED' } });
  putBack();
});

/** Each tampers once and gives the seq the verifier must name, or null where several answers are right. */
const TAMPER = {
  editText(random: Random) {
    const column = pick(random, ['at', 'type', 'outcome', 'actor_kind', 'request_id']);
    return edit(random, column, (value) => `${String(value)}x`);
  },
  editNullable(random: Random) {
    const column = pick(random, ['actor_id', 'about_id', 'case_number']);
    return edit(random, column, (value) => (value === null ? '' : null));
  },
  flipSealedBit: (random: Random) => edit(random, 'sealed', (value) => flipped(random, value)),
  flipHashBit: (random: Random) => edit(random, 'hash', (value) => flipped(random, value)),
  flipKeyBit: (random: Random) => edit(random, 'data_key', (value) => flipped(random, value)),
  dropKey: (random: Random) => edit(random, 'data_key', () => null),
  deleteOne(random: Random) {
    const seq = 1 + random(ENTRIES);
    file.prepare('delete from audit_entries where seq = ?').run(seq);
    return seq;
  },
  truncate(random: Random) {
    const seq = random(ENTRIES);
    cutAfter(seq, false);
    return seq + 1;
  },
  truncateAndMoveHead(random: Random) {
    const seq = 1 + random(ENTRIES - 1);
    cutAfter(seq, true);
    return seq + 1;
  },
  swapTwo(random: Random) {
    const first = 1 + random(ENTRIES - 1);
    const second = first + 1 + random(ENTRIES - first);
    const renumber = file.prepare('update audit_entries set seq = ? where seq = ?');
    renumber.run(-1, first);
    renumber.run(first, second);
    renumber.run(second, -1);
    return first;
  },
  insertCopy(random: Random) {
    const row = rowAt(1 + random(ENTRIES));
    const forged = { ...row, seq: ENTRIES + 1 };
    insert(forged);
    file.prepare('update audit_heads set seq = ?, hash = ?').run(forged.seq, forged.hash);
    return forged.seq;
  },
  rewriteWithAnotherKey(random: Random) {
    // Somebody with the database, but not the keys, makes a consistent chain of his own from some entry on.
    const from = 1 + random(ENTRIES);
    const forger = readKeys(makeKeys()).chain;
    let before = from === 1 ? Buffer.alloc(32) : rowAt(from - 1).hash;
    for (let seq = from; seq <= ENTRIES; seq += 1) {
      const row = rowAt(seq);
      const entry = { ...chained(row), outcome: seq === from ? 'read' : String(row['outcome']) };
      before = entryHash(forger, before, entry);
      file
        .prepare('update audit_entries set outcome = ?, hash = ? where seq = ?')
        .run(entry.outcome, before, seq);
    }
    file.prepare('update audit_heads set hash = ?').run(before);
    return from;
  },
  replaceWhole() {
    file.exec('delete from audit_entries; delete from audit_heads');
    file.exec('insert into audit_entries select * from other.audit_entries');
    file.exec('insert into audit_heads select * from other.audit_heads');
    return 1;
  },
  editHead(random: Random) {
    const seq = random(ENTRIES);
    file.prepare('update audit_heads set seq = ?').run(seq);
    return null;
  },
} as const;

type Random = (below: number) => number;

async function record(one: TestWorld, n: number): Promise<void> {
  await act(one, CLIENT, async () => ({
    result: allowed(null),
    event: { type: 'call-started', outcome: 'done', about: `call-${n}`, caseNumber: CASE, details: { n } },
  }));
}

function edit(
  random: Random,
  column: string,
  change: (value: Row[string] | undefined) => Row[string],
): number {
  const seq = 1 + random(ENTRIES);
  const value = change(rowAt(seq)[column]);
  file.prepare(`update audit_entries set ${column} = ? where seq = ?`).run(value, seq);
  return seq;
}

function cutAfter(seq: number, moveHead: boolean): void {
  file.prepare('delete from audit_entries where seq > ?').run(seq);
  if (moveHead) file.prepare('update audit_heads set seq = ?, hash = ?').run(seq, rowAt(seq).hash);
}

function putBack(): void {
  file.exec('delete from audit_entries; insert into audit_entries select * from entries_before');
  file.exec('delete from audit_heads; insert into audit_heads select * from heads_before');
}

function rowAt(seq: number): Row {
  return file.prepare('select * from audit_entries where seq = ?').get(seq) as Row;
}

function insert(row: Row): void {
  const columns = Object.keys(row);
  const marks = columns.map((column) => `@${column}`);
  file.prepare(`insert into audit_entries (${columns.join()}) values (${marks.join()})`).run(row);
}

function chained(row: Row) {
  return {
    chain: Number(row['chain']),
    seq: row.seq,
    at: String(row['at']) as Parameters<typeof entryHash>[2]['at'],
    type: String(row['type']),
    outcome: String(row['outcome']),
    actorKind: String(row['actor_kind']),
    actorId: row['actor_id'] as string | null,
    aboutId: row['about_id'] as string | null,
    caseNumber: row['case_number'] as string | null,
    requestId: String(row['request_id']),
    sealed: row['sealed'] as Buffer,
  };
}

function flipped(random: Random, value: Row[string] | undefined): Buffer {
  const bytes = Buffer.from(value as Buffer);
  const at = random(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
  return bytes;
}

function pick<T>(random: Random, values: readonly [T, ...T[]]): T {
  return values[random(values.length)] ?? values[0];
}

function describe(n: number, kind: string, verdict: Verdict): string {
  return `${n} ${kind}: ${verdict.whole ? 'not found' : `named ${verdict.first.seq} (${verdict.first.fault})`}`;
}
