// Steps of later actions: a case and the debtor behind it, read inside their transaction.

import type { Tx } from '../database/database.js';
import { type Person, isSameName } from '../people/person.js';
import type { Keys } from '../sealing/keys.js';
import type { CaseNumber, DebtorId } from '../shared/ids.js';
import type { Case, DebtorStatus } from './case.js';
import { type StoredCase, casesOf, debtorsLike, findCase, findDebtor } from './records.js';

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

/** With this name and birth date are few; whoever has more is told to search by the case. */
const MOST_FOUND = 20;

/** Debtors with exactly this birth date and a name that may be the same person's (domain § 3.6). */
export async function findDebtorsNamed(tx: Tx, keys: Keys, person: Person): Promise<readonly Debtor[]> {
  const alike = await debtorsLike(tx, keys, person, MOST_FOUND);
  return alike.filter((debtor) => isSameName(debtor.person.name, person.name));
}

const MOST_CASES = 200;

/** All cases of a debtor, closed ones too. */
export async function casesOfDebtor(tx: Tx, debtor: DebtorId): Promise<readonly StoredCase[]> {
  return casesOf(tx, debtor, MOST_CASES);
}

export type { StoredCase };

/** The debtor behind an id that is stored. */
export async function findDebtorById(tx: Tx, keys: Keys, id: DebtorId): Promise<Debtor | null> {
  return findDebtor(tx, keys, id);
}
