// Rows for the contract: cases, because they are plain text and have a key.

import { sql } from 'drizzle-orm';
import type { Tx } from '../../src/database/database.js';
import type { DebtorId } from '../../src/shared/ids.js';
import { at, caseNo, day } from '../support/builders.js';

export function aCaseRow(number: string) {
  return {
    caseNumber: caseNo(number),
    debtorId: 'debtor-1' as DebtorId,
    debtorStatus: 'normal',
    registeredOn: day('2026-01-10'),
    status: 'open' as const,
    updatedAt: at('2026-06-15T10:00:00.000Z'),
  };
}

/** The case numbers that begin with this, in the database's order. */
export async function numbersLike({ q, t }: Tx, beginning: string): Promise<readonly string[]> {
  const rows = await q
    .select({ number: t.cases.caseNumber })
    .from(t.cases)
    .where(sql`${t.cases.caseNumber} like ${`${beginning}%`}`)
    .orderBy(t.cases.caseNumber);
  return rows.map(({ number }) => number);
}
