// What every engine must do alike with transactions: whole or not at all, apart from each other, and undone in part where asked.

import { and, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Database, Tx } from '../../src/database/database.js';
import { caseNo } from '../support/builders.js';
import { aCaseRow, numbersLike } from './contract-rows.js';
import type { Opened } from './contract.js';

const add = (tx: Tx, number: string) => tx.q.insert(tx.t.cases).values(aCaseRow(number));
const kept = () => true;
const notKept = () => false;
const onPurpose = (): never => {
  throw new Error('on purpose');
};

export function keepsTransactionsApart(opened: () => Opened): void {
  const transaction: Database['transaction'] = (work, how) => opened().database.transaction(work, how);
  const numbers = (beginning: string) => numbersLike(opened().database.read, beginning);

  test('a transaction gives what its work gave', async () => {
    expect(await transaction(async () => 42)).toBe(42);
  });

  test('a transaction that throws leaves nothing behind', async () => {
    const thrown = transaction(async (tx) => {
      await add(tx, 'thrown-1');
      onPurpose();
    });
    await expect(thrown).rejects.toThrow('on purpose');
    expect(await numbers('thrown-')).toEqual([]);
  });

  test('what goes with the commit is there with the rest, and when it fails nothing is', async () => {
    await transaction(async (tx) => {
      await add(tx, 'along-1');
      tx.withCommit(add(tx, 'along-2'));
      tx.withCommit(add(tx, 'along-3'));
    });
    expect(await numbers('along-')).toEqual(['along-1', 'along-2', 'along-3']);
    const failed = transaction(async (tx) => {
      await add(tx, 'along-4');
      tx.withCommit(add(tx, 'along-1'));
      tx.withCommit(add(tx, 'along-5'));
    });
    await expect(failed).rejects.toThrow();
    expect(await numbers('along-')).toEqual(['along-1', 'along-2', 'along-3']);
    const refused = transaction(async (tx) => {
      await add(tx, 'along-6');
      tx.withCommit(Promise.reject(new Error('on purpose')));
    });
    await expect(refused).rejects.toThrow('on purpose');
  });

  test('work that reads first writes whole or not at all, like any other', async () => {
    const readsFirst = { strict: false, readsFirst: true } as const;
    const adding = (number: string, then: () => void) =>
      transaction(async (tx) => {
        const there = await numbersLike(tx, 'first-');
        await tx.begun();
        await add(tx, number);
        then();
        return there;
      }, readsFirst);
    expect(await adding('first-1', () => undefined)).toEqual([]);
    await expect(adding('first-2', onPurpose)).rejects.toThrow('on purpose');
    expect(await adding('first-3', () => undefined)).toEqual(['first-1']);
    expect(await numbers('first-')).toEqual(['first-1', 'first-3']);
  });

  test('a savepoint that is not kept takes only its own writes with it', async () => {
    await transaction(async (tx) => {
      await add(tx, 'save-1');
      await tx.savepoint(async () => add(tx, 'save-2'), notKept);
      const failed = tx.savepoint(async () => {
        await add(tx, 'save-3');
        onPurpose();
      }, kept);
      await expect(failed).rejects.toThrow('on purpose');
      await tx.savepoint(async () => add(tx, 'save-4'), kept);
    });
    expect(await numbers('save-')).toEqual(['save-1', 'save-4']);
  });

  test('savepoints lie within each other, and the outer one takes the inner ones along', async () => {
    await transaction(async (tx) => {
      await tx.savepoint(async () => {
        await add(tx, 'nest-1');
        await tx.savepoint(async () => add(tx, 'nest-2'), notKept);
        await tx.savepoint(async () => add(tx, 'nest-3'), kept);
        await add(tx, 'nest-4');
      }, kept);
      await tx.savepoint(async () => {
        await add(tx, 'nest-5');
        await tx.savepoint(async () => add(tx, 'nest-6'), kept);
        await tx.savepoint(async () => add(tx, 'nest-7'), kept);
      }, notKept);
      await add(tx, 'nest-8');
    });
    expect(await numbers('nest-')).toEqual(['nest-1', 'nest-3', 'nest-4', 'nest-8']);
  });

  test('hundreds of savepoints go into one transaction', async () => {
    await transaction(async (tx) => {
      for (let n = 0; n < 300; n += 1)
        await tx.savepoint(async () => add(tx, `many-${n}`), n % 3 === 0 ? kept : notKept);
    });
    expect(await numbers('many-')).toHaveLength(100);
  });

  test('a statement that fails in a savepoint leaves the rest of the transaction as it was', async () => {
    await transaction(async (tx) => {
      await add(tx, 'fail-1');
      await expect(tx.savepoint(async () => add(tx, 'fail-1'), kept)).rejects.toThrow();
      await add(tx, 'fail-2');
    });
    expect(await numbers('fail-')).toEqual(['fail-1', 'fail-2']);
  });

  test('what is there already can be left as it is, and that is told', async () => {
    const addOnce = async (tx: Tx) => {
      const added = await tx.q
        .insert(tx.t.cases)
        .values(aCaseRow('once-1'))
        .onConflictDoNothing()
        .returning({ number: tx.t.cases.caseNumber });
      return added.length;
    };
    const added = await transaction(async (tx) => [await addOnce(tx), await addOnce(tx)]);
    expect(added).toEqual([1, 0]);
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => transaction(addOnce)));
    expect(atOnce).toEqual([0, 0, 0, 0, 0]);
  });

  test('what is not committed is not read by others', async () => {
    await transaction(async (tx) => {
      await add(tx, 'unseen-1');
      expect(await numbers('unseen-')).toEqual([]);
    });
    expect(await numbers('unseen-')).toEqual(['unseen-1']);
  });

  test('what was committed before a transaction began is seen in it, whoever committed it', async () => {
    const other = await opened().again();
    for (const strict of [true, false])
      for (let n = 0; n < 10; n += 1) {
        const number = `seen-${strict}-${n}`;
        await other.transaction((tx) => add(tx, number));
        await transaction(async (tx) => expect(await numbersLike(tx, number)).toEqual([number]), { strict });
      }
    await other.close();
  });

  test.each([true, false])(
    'of many who change one row from the same state, one wins (strict: %s)',
    async (strict) => {
      const number = `race-${strict}`;
      await transaction((tx) => add(tx, number));
      const other = await opened().again();
      const close = async (from: Database) =>
        from.transaction(
          async ({ q, t }) => {
            const changed = await q
              .update(t.cases)
              .set({ status: 'closed' })
              .where(and(eq(t.cases.caseNumber, caseNo(number)), eq(t.cases.status, 'open')))
              .returning({ number: t.cases.caseNumber });
            return changed.length;
          },
          { strict },
        );
      const changed = await Promise.all(
        Array.from({ length: 20 }, (_, n) => close(n % 2 === 0 ? opened().database : other)),
      );
      await other.close();
      expect(changed.reduce((sum, one) => sum + one, 0)).toBe(1);
    },
  );

  test('of two who each look before they write what the other looks at, one sees the other', async () => {
    const other = await opened().again();
    const addIfAlone = (from: Database, number: string, beginning: string) =>
      from.transaction(async (tx) => {
        if ((await numbersLike(tx, beginning)).length === 0) await add(tx, number);
      });
    for (let n = 0; n < 10; n += 1) {
      const beginning = `alone-${n}-`;
      await Promise.all([
        addIfAlone(opened().database, `${beginning}a`, beginning),
        addIfAlone(other, `${beginning}b`, beginning),
      ]);
      expect(await numbers(beginning)).toHaveLength(1);
    }
    await other.close();
  });

  test('two who take the same rows in opposite order both come through', async () => {
    await transaction(async (tx) => {
      await add(tx, 'cross-1');
      await add(tx, 'cross-2');
    });
    const other = await opened().again();
    const touch = (from: Database, ...inOrder: readonly string[]) =>
      from.transaction(
        async ({ q, t }) => {
          for (const number of inOrder)
            await q
              .update(t.cases)
              .set({ debtorStatus: sql`${t.cases.debtorStatus} || 'x'` })
              .where(eq(t.cases.caseNumber, caseNo(number)));
        },
        { strict: false },
      );
    const turns = [touch(opened().database, 'cross-1', 'cross-2'), touch(other, 'cross-2', 'cross-1')];
    await Promise.all(turns);
    await other.close();
    const { q, t } = opened().database.read;
    const rows = await q
      .select({ status: t.cases.debtorStatus })
      .from(t.cases)
      .where(sql`${t.cases.caseNumber} like 'cross-%'`);
    expect(rows).toEqual([{ status: 'normalxx' }, { status: 'normalxx' }]);
  });

  test.each([true, false])(
    'writers of two connections do not lose each other’s work (strict: %s)',
    async (strict) => {
      const other = await opened().again();
      const writes = Array.from({ length: 40 }, (_, n) =>
        (n % 2 === 0 ? opened().database : other).transaction((tx) => add(tx, `both-${strict}-${n}`), {
          strict,
        }),
      );
      await Promise.all(writes);
      await other.close();
      expect(await numbers(`both-${strict}-`)).toHaveLength(40);
    },
  );

  test('a second row with the same key is refused', async () => {
    await transaction((tx) => add(tx, 'twice-1'));
    await expect(transaction((tx) => add(tx, 'twice-1'))).rejects.toThrow();
  });
}
