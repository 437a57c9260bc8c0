// Steps of later actions: a case and the debtor behind it, read inside their transaction.

import type { Tx } from '../database/database.js';
import type { Person } from '../people/person.js';
import type { Keys } from '../sealing/keys.js';
import type { CaseNumber, DebtorId } from '../shared/ids.js';
import type { Case, DebtorStatus } from './case.js';
import { findCase, findDebtor } from './records.js';

export type Debtor = { readonly id: DebtorId; readonly status: DebtorStatus; readonly person: Person };

/** The case and who owes, unsealed; null when the number is not registered. */
export async function findCaseWithDebtor(
  tx: Tx,
  keys: Keys,
  caseNumber: CaseNumber,
): Promise<{ readonly case: Case; readonly debtor: Debtor } | null> {
  const found = await findCase(tx, caseNumber);
  const debtor = found && (await findDebtor(tx, keys, found.debtorId));
  return found && debtor ? { case: found, debtor } : null;
}

/** Those of the numbers that are registered, whoever owes. */
export async function findCases(tx: Tx, caseNumbers: readonly CaseNumber[]): Promise<readonly Case[]> {
  const found: Case[] = [];
  for (const caseNumber of new Set(caseNumbers)) {
    const one = await findCase(tx, caseNumber);
    if (one) found.push(one);
  }
  return found;
}

/** The debtor behind an id that is stored. */
export async function findDebtorById(tx: Tx, keys: Keys, id: DebtorId): Promise<Debtor | null> {
  return findDebtor(tx, keys, id);
}
