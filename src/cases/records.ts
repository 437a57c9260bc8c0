// Keeps what the case system has told us: debtors, sealed, and their cases.

import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import type { Schema } from '../database/schema.js';
import { type Person, searchKey } from '../people/person.js';
import { blindIndex } from '../sealing/blind-index.js';
import { openJson, sealJson } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import type { Day, Instant } from '../shared/dates.js';
import type { CaseNumber, DebtorId } from '../shared/ids.js';
import type { Case, DebtorStatus } from './case.js';

const { placeholder } = sql;

export type StoredCase = Case & {
  readonly debtorStatus: DebtorStatus;
  readonly closedOn: Day | null;
  readonly asOf: Instant | null;
};

/** How a debtor is found again: by the case system's own id, or by name and birth date; never by both. */
export type DebtorKey = { readonly by: 'id' | 'person'; readonly key: string };

export async function findCase(tx: Tx, caseNumber: CaseNumber): Promise<StoredCase | null> {
  const find = tx.statement('cases.find', (q, t) =>
    q
      .select()
      .from(t.cases)
      .where(eq(t.cases.caseNumber, placeholder('caseNumber'))),
  );
  const [row] = await find({ caseNumber });
  return row ? { ...row, debtorStatus: row.debtorStatus as DebtorStatus } : null;
}

export async function saveCase(tx: Tx, changed: StoredCase, updatedAt: Instant): Promise<void> {
  const { caseNumber, ...rest } = changed;
  const { cases } = tx.t;
  await tx.q
    .insert(cases)
    .values({ caseNumber, ...rest, updatedAt })
    .onConflictDoUpdate({ target: cases.caseNumber, set: { ...rest, updatedAt } });
}

/** Each status that stands on any of the debtor's cases, once. */
export async function statusesOf(tx: Tx, debtorId: DebtorId): Promise<readonly DebtorStatus[]> {
  const { cases } = tx.t;
  const rows = await tx.q
    .selectDistinct({ status: cases.debtorStatus })
    .from(cases)
    .where(eq(cases.debtorId, debtorId));
  return rows.map((row) => row.status as DebtorStatus);
}

export async function findDebtorByKey(tx: Tx, { by, key }: DebtorKey): Promise<DebtorId | null> {
  const { debtors } = tx.t;
  const column = by === 'id' ? debtors.externalKey : debtors.personKey;
  const [row] = await tx.q.select({ id: debtors.id }).from(debtors).where(eq(column, key));
  return row?.id ?? null;
}

/** The debtor, whoever was first to write him. */
export async function addDebtor(
  tx: Tx,
  keys: Keys,
  debtor: { readonly id: DebtorId; readonly key: DebtorKey; readonly person: Person; readonly at: Instant },
): Promise<DebtorId> {
  const { id, key, person, at } = debtor;
  await tx.q
    .insert(tx.t.debtors)
    .values({
      id,
      externalKey: key.by === 'id' ? key.key : null,
      personKey: key.by === 'person' ? key.key : null,
      searchKey: searchMark(keys, person),
      status: 'normal',
      createdAt: at,
      ...sealJson(keys, place(id), person),
    })
    .onConflictDoNothing();
  return (await findDebtorByKey(tx, key)) ?? id;
}

/** The name as the case system spells it now. */
export async function renameDebtor(tx: Tx, keys: Keys, id: DebtorId, person: Person): Promise<void> {
  const { debtors } = tx.t;
  await tx.q
    .update(debtors)
    .set({ searchKey: searchMark(keys, person), ...sealJson(keys, place(id), person) })
    .where(eq(debtors.id, id));
}

/** Marks some debtors of those stored before staff could search; gives how many. Whoever was renamed meanwhile is marked. */
export async function markUnsearchable(tx: Tx, keys: Keys, limit: number): Promise<number> {
  const { debtors } = tx.t;
  const rows = await tx.q.select().from(debtors).where(isNull(debtors.searchKey)).limit(limit);
  for (const row of rows)
    await tx.q
      .update(debtors)
      .set({ searchKey: searchMark(keys, openDebtor(keys, row).person) })
      .where(and(eq(debtors.id, row.id), isNull(debtors.searchKey)));
  return rows.length;
}

export async function setDebtorStatus(
  tx: Tx,
  id: DebtorId,
  from: DebtorStatus,
  to: DebtorStatus,
): Promise<void> {
  const { debtors } = tx.t;
  await tx.q
    .update(debtors)
    .set({ status: to })
    .where(and(eq(debtors.id, id), eq(debtors.status, from)));
}

export type StoredDebtor = {
  readonly id: DebtorId;
  readonly status: DebtorStatus;
  readonly person: Person;
  /** False for those stored before staff could search, until somebody has come round to them. */
  readonly searchable: boolean;
};

export async function findDebtor(tx: Tx, keys: Keys, id: DebtorId): Promise<StoredDebtor | null> {
  const find = tx.statement('debtors.find', (q, t) =>
    q
      .select()
      .from(t.debtors)
      .where(eq(t.debtors.id, placeholder('id'))),
  );
  const [row] = await find({ id });
  return row ? openDebtor(keys, row) : null;
}

/** Those who share first and last name and birth date with this person, oldest first. */
export async function debtorsLike(
  tx: Tx,
  keys: Keys,
  person: Person,
  limit: number,
): Promise<readonly StoredDebtor[]> {
  const { debtors } = tx.t;
  const rows = await tx.q
    .select()
    .from(debtors)
    .where(eq(debtors.searchKey, searchMark(keys, person)))
    .orderBy(asc(debtors.id))
    .limit(limit);
  return rows.map((row) => openDebtor(keys, row));
}

/** The debtor's, by number. */
export async function casesOf(tx: Tx, debtorId: DebtorId, limit: number): Promise<readonly StoredCase[]> {
  const { cases } = tx.t;
  const rows = await tx.q
    .select()
    .from(cases)
    .where(eq(cases.debtorId, debtorId))
    .orderBy(asc(cases.caseNumber))
    .limit(limit);
  return rows.map((row) => ({ ...row, debtorStatus: row.debtorStatus as DebtorStatus }));
}

/** @throws SealBroken */
function openDebtor(keys: Keys, row: Schema['debtors']['$inferSelect']): StoredDebtor {
  const { id, status } = row;
  const person = openJson(keys, place(id), row) as Person;
  return { id, status: status as DebtorStatus, person, searchable: row.searchKey !== null };
}

function searchMark(keys: Keys, person: Person): string {
  return blindIndex(keys, 'debtor-search', searchKey(person));
}

function place(id: DebtorId) {
  return { table: 'debtors', row: id, column: 'sealed' };
}
