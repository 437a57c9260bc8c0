// Keeps what the case system has told us: debtors, sealed, and their cases.

import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import type { Person } from '../people/person.js';
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
    .set(sealJson(keys, place(id), person))
    .where(eq(debtors.id, id));
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

export async function findDebtor(
  tx: Tx,
  keys: Keys,
  id: DebtorId,
): Promise<{ readonly id: DebtorId; readonly status: DebtorStatus; readonly person: Person } | null> {
  const find = tx.statement('debtors.find', (q, t) =>
    q
      .select()
      .from(t.debtors)
      .where(eq(t.debtors.id, placeholder('id'))),
  );
  const [row] = await find({ id });
  if (!row) return null;
  return { id, status: row.status as DebtorStatus, person: openJson(keys, place(id), row) as Person };
}

function place(id: DebtorId) {
  return { table: 'debtors', row: id, column: 'sealed' };
}
