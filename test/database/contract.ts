// What every engine must do alike. One list of expectations; each engine's test file runs it on a database of its own.

import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, Tx } from '../../src/database/database.js';
import { at, caseNo } from '../support/builders.js';
import { aCaseRow, numbersLike } from './contract-rows.js';
import { keepsTransactionsApart } from './contract-transactions.js';

export type Opened = {
  readonly database: Database;
  /** Another connection, as another process has it. */
  readonly again: () => Promise<Database>;
  readonly remove: () => Promise<void>;
};

export function keepsTheContract(engine: string, open: () => Promise<Opened>): void {
  describe(engine, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.remove());

    keepsValues(() => opened.database);
    keepsTransactionsApart(() => opened);
  });
}

function keepsValues(database: () => Database): void {
  const add = (tx: Tx, number: string) => tx.q.insert(tx.t.cases).values(aCaseRow(number));
  const write = (...numbers: readonly string[]) =>
    database().transaction(async (tx) => {
      for (const number of numbers) await add(tx, number);
    });

  test('upper and lower case are different letters', async () => {
    await write('case-a', 'case-A');
    const { q, t } = database().read;
    const found = await q
      .select()
      .from(t.cases)
      .where(eq(t.cases.caseNumber, caseNo('case-A')));
    expect(found).toHaveLength(1);
  });

  test('text is ordered by its bytes, æøå among it, and compared as it is ordered', async () => {
    await write(...['å', 'z', 'ø', 'Å', 'æ', 'a', 'Z', '-', 'aa', 'é'].map((letter) => `order-${letter}`));
    const ordered = ['-', 'Z', 'a', 'aa', 'z', 'Å', 'å', 'æ', 'é', 'ø'].map((letter) => `order-${letter}`);
    expect(await numbersLike(database().read, 'order-')).toEqual(ordered);
    const { q, t } = database().read;
    const after = await q
      .select({ number: t.cases.caseNumber })
      .from(t.cases)
      .where(sql`${t.cases.caseNumber} like 'order-%' and ${t.cases.caseNumber} > 'order-z'`);
    expect(after.map(({ number }) => String(number)).toSorted()).toEqual(ordered.slice(5).toSorted());
  });

  test('text comes back letter by letter: spaces, marks and signs beyond the plane', async () => {
    const numbers = ['', ' ', 'x', 'x ', 'e\u0301', '\u00e9', '😀', 'line\nbreak', "quote'", '\\', '%'];
    await write(...numbers.map((number) => `letters-${number}`));
    expect(new Set(await numbersLike(database().read, 'letters-'))).toEqual(
      new Set(numbers.map((number) => `letters-${number}`)),
    );
  });

  test('null is kept apart from empty', async () => {
    await database().transaction(async (tx) => {
      await tx.q.insert(tx.t.cases).values({ ...aCaseRow('null-1'), closedOn: null });
      await tx.q.insert(tx.t.cases).values({ ...aCaseRow('null-2'), closedOn: '' as never });
    });
    const { q, t } = database().read;
    const closedOn = async (number: string) => {
      const [row] = await q
        .select()
        .from(t.cases)
        .where(eq(t.cases.caseNumber, caseNo(number)));
      return row?.closedOn;
    };
    expect([await closedOn('null-1'), await closedOn('null-2')]).toEqual([null, '']);
  });

  test('bytes, truth, lists and a megabyte of text come back as they went in', async () => {
    const value = Buffer.from([0, 255, 1, 128]);
    const big = 'ø'.repeat(500_000);
    await database().transaction(async ({ q, t }) => {
      await q.insert(t.meta).values({ key: 'bytes', value });
      await q.insert(t.meta).values({ key: 'no bytes', value: Buffer.alloc(0) });
      await q.insert(t.apiClients).values({
        id: 'client-1' as never,
        name: big,
        secretHash: value,
        scopes: ['cases', 'verify'],
        createdAt: at('2026-06-15T10:00:00.000Z'),
      });
    });
    const { q, t } = database().read;
    const [bytes] = await q.select().from(t.meta).where(eq(t.meta.key, 'bytes'));
    const [none] = await q.select().from(t.meta).where(eq(t.meta.key, 'no bytes'));
    const [client] = await q.select().from(t.apiClients);
    expect(bytes?.value.equals(value)).toBe(true);
    expect(none?.value).toHaveLength(0);
    expect(client).toMatchObject({ name: big, scopes: ['cases', 'verify'], revokedAt: null });
  });

  test('numbers are numbers, up to the largest there is', async () => {
    const head = { chain: 7, seq: Number.MAX_SAFE_INTEGER, hash: Buffer.alloc(32) };
    await database().transaction(async ({ q, t }) => q.insert(t.auditHeads).values(head));
    const { q, t } = database().read;
    expect(await q.select({ seq: t.auditHeads.seq }).from(t.auditHeads)).toEqual([{ seq: head.seq }]);
    expect(await q.$count(t.auditHeads)).toBe(1);
  });

  test('what is kept as JSON has its keys in the order they were written', async () => {
    const checklist = { z: 1, a: [{ ø: null, b: 'to "ord"' }], '10': true, '9': 1.5 };
    await database().transaction(async ({ q, t }) =>
      q.insert(t.submissions).values({
        id: 'submission-1' as never,
        receivedAt: at('2026-06-15T10:00:00.000Z'),
        answerBy: '2026-06-22' as never,
        newestPagesAt: at('2026-06-15T10:00:00.000Z'),
        checklist,
        dataKey: Buffer.alloc(1),
        sealed: Buffer.alloc(1),
      }),
    );
    const { q, t } = database().read;
    const [row] = await q.select().from(t.submissions);
    expect(JSON.stringify(row?.checklist)).toBe(JSON.stringify(checklist));
    expect(row?.completionMissing).toBeNull();
  });

  test('a statement that is kept gives fresh rows each time', async () => {
    const find = (tx: Tx) =>
      tx.statement('contract.find', (q, t) =>
        q
          .select({ status: t.cases.status })
          .from(t.cases)
          .where(eq(t.cases.caseNumber, sql.placeholder('number'))),
      )({ number: 'kept-1' });
    expect(await find(database().read)).toEqual([]);
    await write('kept-1');
    expect(await find(database().read)).toEqual([{ status: 'open' }]);
    await database().transaction(async (tx) => expect(await find(tx)).toEqual([{ status: 'open' }]));
  });

  test('a kept statement gives null for what an outer join did not find, and the row where it did', async () => {
    const calls = (tx: Tx, number: string) =>
      tx.statement('contract.outer', (q, t) =>
        q
          .select({
            case: { number: t.cases.caseNumber },
            call: { id: t.calls.id, endedAt: t.calls.endedAt },
          })
          .from(t.cases)
          .leftJoin(t.calls, eq(t.calls.caseNumber, t.cases.caseNumber))
          .where(eq(t.cases.caseNumber, sql.placeholder('number'))),
      )({ number });
    await write('kept-2');
    expect(await calls(database().read, 'kept-2')).toEqual([{ case: { number: 'kept-2' }, call: null }]);
    await database().transaction((tx) =>
      tx.q.insert(tx.t.calls).values({
        id: 'kept-call' as never,
        caseNumber: 'kept-2' as never,
        startedAt: at('2026-06-15T10:00:00.000Z'),
        endsAtLatest: at('2026-06-15T12:00:00.000Z'),
        recordingInformed: true,
        recordingDeclined: false,
      }),
    );
    const found = [{ case: { number: 'kept-2' }, call: { id: 'kept-call', endedAt: null } }];
    expect(await calls(database().read, 'kept-2')).toEqual(found);
  });

  test('a kept statement is not run while a value is missing', async () => {
    const find = (tx: Tx, values: object) =>
      tx.statement('contract.missing', (q, t) =>
        q
          .select({ status: t.cases.status })
          .from(t.cases)
          .where(eq(t.cases.caseNumber, sql.placeholder('number'))),
      )({ ...values });
    await expect(find(database().read, { other: 'kept-1' })).rejects.toThrow('no value for "number"');
  });
}
