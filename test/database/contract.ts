// What every engine must do alike. One list of expectations; each engine's test file runs it on a database of its own.

import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, Tx } from '../../src/database/database.js';
import type { CaseNumber, DebtorId } from '../../src/shared/ids.js';
import { at, caseNo, day } from '../support/builders.js';

type Opened = {
  readonly database: Database;
  readonly again: () => Promise<Database>;
  readonly remove: () => Promise<void>;
};

export function keepsTheContract(engine: string, open: () => Promise<Opened>): void {
  describe(engine, () => {
    let opened: Opened;
    let database: Database;
    beforeAll(async () => {
      opened = await open();
      ({ database } = opened);
    });
    afterAll(() => opened.remove());

    const add = (tx: Tx, number: string) => tx.q.insert(tx.t.cases).values(aRow(caseNo(number)));
    const numbers = async (like: string) => {
      const { q, t } = database.read;
      const rows = await q
        .select({ number: t.cases.caseNumber })
        .from(t.cases)
        .where(sql`${t.cases.caseNumber} like ${`${like}%`}`)
        .orderBy(t.cases.caseNumber);
      return rows.map(({ number }) => number);
    };

    test('upper and lower case are different letters', async () => {
      await database.transaction(async (tx) => {
        await add(tx, 'case-a');
        await add(tx, 'case-A');
      });
      const { q, t } = database.read;
      const found = await q
        .select()
        .from(t.cases)
        .where(eq(t.cases.caseNumber, caseNo('case-A')));
      expect(found).toHaveLength(1);
    });

    test('text is ordered by its bytes, æøå among it', async () => {
      await database.transaction(async (tx) => {
        for (const letter of ['å', 'z', 'ø', 'Å', 'æ', 'a', 'Z']) await add(tx, `order-${letter}`);
      });
      expect(await numbers('order-')).toEqual(
        ['Z', 'a', 'z', 'Å', 'å', 'æ', 'ø'].map((letter) => `order-${letter}`),
      );
    });

    test('null is kept apart from empty', async () => {
      await database.transaction(async (tx) => {
        await tx.q.insert(tx.t.cases).values({ ...aRow(caseNo('null-1')), closedOn: null });
      });
      const { q, t } = database.read;
      const [row] = await q
        .select()
        .from(t.cases)
        .where(eq(t.cases.caseNumber, caseNo('null-1')));
      expect(row?.closedOn).toBeNull();
      expect(row?.status).toBe('open');
    });

    test('bytes, truth, lists and a megabyte of text come back as they went in', async () => {
      const value = Buffer.from([0, 255, 1, 128]);
      const big = 'ø'.repeat(500_000);
      await database.transaction(async ({ q, t }) => {
        await q.insert(t.meta).values({ key: 'bytes', value });
        await q.insert(t.apiClients).values({
          id: 'client-1' as never,
          name: big,
          secretHash: value,
          scopes: ['cases', 'verify'],
          createdAt: at('2026-06-15T10:00:00.000Z'),
        });
      });
      const { q, t } = database.read;
      const [bytes] = await q.select().from(t.meta).where(eq(t.meta.key, 'bytes'));
      const [client] = await q.select().from(t.apiClients);
      expect(bytes?.value.equals(value)).toBe(true);
      expect(client).toMatchObject({ name: big, scopes: ['cases', 'verify'], revokedAt: null });
    });

    test('a transaction that throws leaves nothing behind', async () => {
      const thrown = database.transaction(async (tx) => {
        await add(tx, 'thrown-1');
        throw new Error('on purpose');
      });
      await expect(thrown).rejects.toThrow('on purpose');
      expect(await numbers('thrown-')).toEqual([]);
    });

    test('a savepoint that is not kept takes only its own writes with it', async () => {
      await database.transaction(async (tx) => {
        await add(tx, 'save-1');
        await tx.savepoint(
          async () => add(tx, 'save-2'),
          () => false,
        );
        const failed = tx.savepoint(
          async () => {
            await add(tx, 'save-3');
            throw new Error('on purpose');
          },
          () => true,
        );
        await expect(failed).rejects.toThrow('on purpose');
        await tx.savepoint(
          async () => add(tx, 'save-4'),
          () => true,
        );
      });
      expect(await numbers('save-')).toEqual(['save-1', 'save-4']);
    });

    test('what is not committed is not read by others', async () => {
      await database.transaction(async (tx) => {
        await add(tx, 'unseen-1');
        expect(await numbers('unseen-')).toEqual([]);
      });
      expect(await numbers('unseen-')).toEqual(['unseen-1']);
    });

    test('of many who change one row from the same state, one wins', async () => {
      await database.transaction((tx) => add(tx, 'race-1'));
      const other = await opened.again();
      const close = async (from: Database) =>
        from.transaction(async ({ q, t }) => {
          const changed = await q
            .update(t.cases)
            .set({ status: 'closed' })
            .where(sql`${t.cases.caseNumber} = 'race-1' and ${t.cases.status} = 'open'`)
            .returning({ number: t.cases.caseNumber });
          return changed.length;
        });
      const changed = await Promise.all(
        Array.from({ length: 20 }, (_, n) => close(n % 2 === 0 ? database : other)),
      );
      await other.close();
      expect(changed.reduce((sum, one) => sum + one, 0)).toBe(1);
    });

    test('writers of two connections do not lose each other’s work', async () => {
      const other = await opened.again();
      const writes = Array.from({ length: 40 }, (_, n) =>
        (n % 2 === 0 ? database : other).transaction((tx) => add(tx, `both-${n}`)),
      );
      await Promise.all(writes);
      await other.close();
      expect(await numbers('both-')).toHaveLength(40);
    });

    test('a second row with the same key is refused', async () => {
      await database.transaction((tx) => add(tx, 'twice-1'));
      await expect(database.transaction((tx) => add(tx, 'twice-1'))).rejects.toThrow();
    });

    test('a statement that is kept gives fresh rows each time', async () => {
      const find = (tx: Tx) =>
        tx.statement('contract.find', (q, t) =>
          q
            .select({ status: t.cases.status })
            .from(t.cases)
            .where(eq(t.cases.caseNumber, sql.placeholder('number'))),
        )({ number: 'kept-1' });
      expect(await find(database.read)).toEqual([]);
      await database.transaction((tx) => add(tx, 'kept-1'));
      expect(await find(database.read)).toEqual([{ status: 'open' }]);
      await database.transaction(async (tx) => expect(await find(tx)).toEqual([{ status: 'open' }]));
    });
  });
}

function aRow(caseNumber: CaseNumber) {
  return {
    caseNumber,
    debtorId: 'debtor-1' as DebtorId,
    debtorStatus: 'normal',
    registeredOn: day('2026-01-10'),
    status: 'open' as const,
    updatedAt: at('2026-06-15T10:00:00.000Z'),
  };
}
