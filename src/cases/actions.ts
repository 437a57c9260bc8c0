// What the case system does: tell us about a case. We believe it, and follow up what it means for authorizations given.

import { type Who, act } from '../audit/act.js';
import type { AuditEvent } from '../audit/events.js';
import type { Ledger } from '../audit/ledger.js';
import type { Database, Tx } from '../database/database.js';
import { type Person, sameDebtorKey } from '../people/person.js';
import { blindIndex } from '../sealing/blind-index.js';
import type { Keys } from '../sealing/keys.js';
import type { Day, Instant } from '../shared/dates.js';
import type { CaseNumber, DebtorId, Id } from '../shared/ids.js';
import { type Result, allowed } from '../shared/result.js';
import type { DebtorStatus } from './case.js';
import {
  type DebtorKey,
  type StoredCase,
  addDebtor,
  findCase,
  findDebtor,
  findDebtorByKey,
  markUnsearchable,
  renameDebtor,
  saveCase,
  setDebtorStatus,
  statusesOf,
} from './records.js';
import { isOlder, nextClosure, returnsToNormal, worstStatus } from './rules.js';

export type Needs = {
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly now: () => Instant;
  readonly newId: <Of extends string>() => Id<Of>;
  /** What becomes of authorizations when a case or its debtor changes; the events say which. */
  readonly grants: {
    takeCaseOut(tx: Tx, from: DebtorId, caseNumber: CaseNumber, at: Instant): Promise<readonly AuditEvent[]>;
    suspendStanding(tx: Tx, of: DebtorId, at: Instant): Promise<readonly AuditEvent[]>;
  };
};

/** What the case system tells, as of a moment of its own; without one it is the newest. */
export type CaseTold = {
  readonly caseNumber: CaseNumber;
  readonly debtor: Person & { readonly id: string | null };
  readonly debtorStatus: DebtorStatus;
  readonly registeredOn: Day;
  readonly status: 'open' | 'closed';
  readonly closedOn: Day | null;
  readonly asOf: Instant | null;
};

export type CaseRegistered = {
  readonly outcome: 'created' | 'changed' | 'ignored-as-older';
  readonly case: StoredCase;
};

/** Registers a case or changes it. News older than what is stored changes nothing; all else is taken as told. */
export function registerCase(needs: Needs, who: Who, told: CaseTold): Promise<Result<CaseRegistered, never>> {
  const now = needs.now();
  const newDebtor = needs.newId<'debtor'>();
  return act(needs, who, async (tx) => {
    const before = await findCase(tx, told.caseNumber);
    if (before && isOlder(told.asOf, before.asOf))
      return {
        result: allowed<CaseRegistered>({ outcome: 'ignored-as-older', case: before }),
        event: eventOf('case-ignored-as-older', before),
      };
    const debtorId = await debtorOf(tx, needs.keys, told, newDebtor, now);
    const after: StoredCase = {
      caseNumber: told.caseNumber,
      debtorId,
      debtorStatus: told.debtorStatus,
      registeredOn: told.registeredOn,
      status: told.status,
      closedOn: told.status === 'closed' ? told.closedOn : null,
      lastClosedAt: nextClosure(before, told.status, now),
      asOf: told.asOf ?? before?.asOf ?? null,
    };
    await saveCase(tx, after, now);
    const followed = await followUp(tx, needs, before, after, now);
    return {
      result: allowed<CaseRegistered>({ outcome: before ? 'changed' : 'created', case: after }),
      event: [eventOf(before ? 'case-changed' : 'case-registered', after), ...followed],
    };
  });
}

/** Makes debtors searchable that were stored before staff could search, so many at most; gives how many. */
export function markDebtors(
  { database, keys }: { readonly database: Database; readonly keys: Keys },
  most: number,
): Promise<number> {
  return database.transaction((tx) => markUnsearchable(tx, keys, most), { strict: false });
}

/** An id decides alone and never joins a debtor that has none; otherwise the folded name and the birth date do. */
async function debtorOf(tx: Tx, keys: Keys, told: CaseTold, newId: DebtorId, at: Instant): Promise<DebtorId> {
  const { id, name, birthDate } = told.debtor;
  const person = { name, birthDate };
  const key: DebtorKey =
    id === null
      ? { by: 'person', key: blindIndex(keys, 'debtor-person', sameDebtorKey(name, birthDate)) }
      : { by: 'id', key: blindIndex(keys, 'debtor-external-id', id) };
  const found = await findDebtorByKey(tx, key);
  if (!found) return addDebtor(tx, keys, { id: newId, key, person, at });
  const known = await findDebtor(tx, keys, found);
  if (known?.person.name !== name || known.person.birthDate !== birthDate || !known.searchable)
    await renameDebtor(tx, keys, found, person);
  return found;
}

async function followUp(
  tx: Tx,
  needs: Needs,
  before: StoredCase | null,
  after: StoredCase,
  at: Instant,
): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = [];
  if (before && before.debtorId !== after.debtorId) {
    events.push(...(await needs.grants.takeCaseOut(tx, before.debtorId, after.caseNumber, at)));
    events.push(...(await followStatus(tx, needs, before.debtorId, at)));
  }
  events.push(...(await followStatus(tx, needs, after.debtorId, at)));
  return events;
}

/** The worst of a debtor's cases counts; once it is normal again a person must look at what stood meanwhile. */
async function followStatus(
  tx: Tx,
  needs: Needs,
  debtorId: DebtorId,
  at: Instant,
): Promise<readonly AuditEvent[]> {
  const debtor = await findDebtor(tx, needs.keys, debtorId);
  if (!debtor) return [];
  const status = worstStatus(await statusesOf(tx, debtorId));
  if (status === debtor.status) return [];
  await setDebtorStatus(tx, debtorId, debtor.status, status);
  return returnsToNormal(debtor.status, status) ? needs.grants.suspendStanding(tx, debtorId, at) : [];
}

function eventOf(
  type: 'case-registered' | 'case-changed' | 'case-ignored-as-older',
  subject: StoredCase,
): AuditEvent {
  return {
    type,
    outcome: type === 'case-ignored-as-older' ? 'refused' : 'done',
    about: subject.debtorId,
    caseNumber: subject.caseNumber,
    details: {
      debtorStatus: subject.debtorStatus,
      registeredOn: subject.registeredOn,
      status: subject.status,
      asOf: subject.asOf,
    },
  };
}
