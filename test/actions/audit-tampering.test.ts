// Whatever is done to the record behind our back is found: random tamperings by the thousand, each one named by the verifier.

import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { act } from '../../src/audit/act.js';
import { type Verdict, verifyAudit } from '../../src/audit/actions.js';
import { entryHash } from '../../src/audit/chain.js';
import { makeKeys, readKeys } from '../../src/sealing/keys.js';
import { allowed } from '../../src/shared/result.js';
import { CASE } from '../support/builders.js';
import { ENGINE, type Intruder, type Row, anIntruder } from '../support/engine.js';
import { seeded } from '../support/random.js';
import { CLIENT, type TestWorld, aWorld } from '../support/world.js';

const ENTRIES = 24;
// The verifier is the same on every engine; only how fast rows are changed behind its back is not.
const TAMPERINGS = ENGINE === 'sqlite' ? 2_000 : 300;
const seed = Number(process.env['FULLMAKT_SEED'] ?? randomInt(2 ** 31));

let world: TestWorld;
let other: TestWorld;
let intruder: Intruder;
let theirs: readonly Stored[];

/** All the rows of one table. */
type Stored = { readonly table: string; readonly rows: readonly Row[] };

beforeAll(async () => {
  world = await aWorld();
  other = await aWorld();
  for (const one of [world, other]) {
    for (let n = 0; n < ENTRIES; n += 1) await record(one, n);
    await one.ledger.checkpoint();
  }
  const thief = await anIntruder(other.folder);
  theirs = await storedIn(thief);
  await thief.leave();
  intruder = await anIntruder(world.folder);
  await intruder.run('create table entries_before as select * from audit_entries');
  await intruder.run('create table heads_before as select * from audit_heads');
});

afterAll(async () => {
  await intruder.leave();
  await world.remove();
  await other.remove();
});

test('an untouched record is whole', async () => {
  expect(await verifyAudit(world)).toMatchObject({ whole: true, entries: ENTRIES, checkpoints: 1 });
});

test(`each of ${TAMPERINGS} random tamperings is found`, async () => {
  console.log(`audit tamperings: FULLMAKT_SEED=${seed}`);
  const random = seeded(seed);
  const kinds = Object.keys(TAMPER) as (keyof typeof TAMPER)[];
  const missed: string[] = [];
  for (let n = 0; n < TAMPERINGS; n += 1) {
    const kind = kinds[n % kinds.length] ?? 'editText';
    const expected = await TAMPER[kind](random);
    const verdict = await verifyAudit(world);
    if (verdict.whole || (expected !== null && verdict.first.seq !== expected))
      missed.push(describe(n, kind, verdict));
    await putBack();
  }
  expect(missed).toEqual([]);
  expect((await verifyAudit(world)).whole).toBe(true);
});

test('a log of another installation is not taken for ours, nor are its checkpoints', async () => {
  const notOurs = { ...world, checkpoints: other.checkpoints };
  expect(await verifyAudit(notOurs)).toMatchObject({
    whole: false,
    first: { fault: 'CHECKPOINT_NOT_GENUINE' },
  });
  const sameKeys = { ...world, logId: 'f'.repeat(32) };
  expect(await verifyAudit(sameKeys)).toMatchObject({ whole: false, first: { fault: 'OTHER_LOG' } });
});

test('a restored old log is noticed, because a newer checkpoint exists', async () => {
  // The head is moved along, as a copy of yesterday's database would have it.
  await cutAfter(10, true);
  expect(await verifyAudit(world)).toMatchObject({
    whole: false,
    first: { seq: 11, fault: 'OLDER_THAN_CHECKPOINT' },
  });
  await putBack();
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
  async deleteOne(random: Random) {
    const seq = 1 + random(ENTRIES);
    await intruder.run('delete from audit_entries where seq = ?', seq);
    return seq;
  },
  async truncate(random: Random) {
    const seq = random(ENTRIES);
    await cutAfter(seq, false);
    return seq + 1;
  },
  async truncateAndMoveHead(random: Random) {
    const seq = 1 + random(ENTRIES - 1);
    await cutAfter(seq, true);
    return seq + 1;
  },
  async swapTwo(random: Random) {
    const first = 1 + random(ENTRIES - 1);
    const second = first + 1 + random(ENTRIES - first);
    for (const [to, from] of [
      [-1, first],
      [first, second],
      [second, -1],
    ] as const)
      await intruder.run('update audit_entries set seq = ? where seq = ?', to, from);
    return first;
  },
  async insertCopy(random: Random) {
    const row = await rowAt(1 + random(ENTRIES));
    const forged = { ...row, seq: ENTRIES + 1 };
    await insert('audit_entries', forged);
    await intruder.run('update audit_heads set seq = ?, hash = ?', forged.seq, hashOf(forged));
    return forged.seq;
  },
  async rewriteWithAnotherKey(random: Random) {
    // Somebody with the database, but not the keys, makes a consistent chain of his own from some entry on.
    const from = 1 + random(ENTRIES);
    const forger = readKeys(makeKeys()).chain;
    let before = from === 1 ? Buffer.alloc(32) : hashOf(await rowAt(from - 1));
    for (let seq = from; seq <= ENTRIES; seq += 1) {
      const row = await rowAt(seq);
      const entry = { ...chained(row), outcome: seq === from ? 'read' : String(row['outcome']) };
      before = entryHash(forger, before, entry);
      await intruder.run(
        'update audit_entries set outcome = ?, hash = ? where seq = ?',
        entry.outcome,
        before,
        seq,
      );
    }
    await intruder.run('update audit_heads set hash = ?', before);
    return from;
  },
  async replaceWhole() {
    for (const { table, rows } of theirs) {
      await intruder.run(`delete from ${table}`);
      for (const row of rows) await insert(table, row);
    }
    return 1;
  },
  async editHead(random: Random) {
    const seq = random(ENTRIES);
    await intruder.run('update audit_heads set seq = ?', seq);
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

async function edit(
  random: Random,
  column: string,
  change: (value: Row[string] | undefined) => Row[string],
): Promise<number> {
  const seq = 1 + random(ENTRIES);
  const value = change((await rowAt(seq))[column]);
  await intruder.run(`update audit_entries set ${column} = ? where seq = ?`, value, seq);
  return seq;
}

async function cutAfter(seq: number, moveHead: boolean): Promise<void> {
  await intruder.run('delete from audit_entries where seq > ?', seq);
  if (moveHead) await intruder.run('update audit_heads set seq = ?, hash = ?', seq, hashOf(await rowAt(seq)));
}

async function putBack(): Promise<void> {
  await intruder.run('delete from audit_entries');
  await intruder.run('insert into audit_entries select * from entries_before');
  await intruder.run('delete from audit_heads');
  await intruder.run('insert into audit_heads select * from heads_before');
}

async function rowAt(seq: number): Promise<Row> {
  const [row] = await intruder.rows('select * from audit_entries where seq = ?', seq);
  return row ?? {};
}

async function storedIn(database: Intruder): Promise<readonly Stored[]> {
  const tables = ['audit_entries', 'audit_heads'];
  return Promise.all(
    tables.map(async (table) => ({ table, rows: await database.rows(`select * from ${table}`) })),
  );
}

async function insert(table: string, row: Row): Promise<void> {
  const marks = Object.keys(row).map(() => '?');
  await intruder.run(
    `insert into ${table} (${Object.keys(row).join()}) values (${marks.join()})`,
    ...Object.values(row),
  );
}

function hashOf(row: Row): Buffer {
  return row['hash'] as Buffer;
}

function chained(row: Row) {
  return {
    chain: Number(row['chain']),
    seq: Number(row['seq']),
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
