// What the case system has told us: debtors and their cases.

import type { Day, Instant } from '../../shared/dates.js';
import type { CaseNumber, DebtorId } from '../../shared/ids.js';
import type { Kit } from '../kit.js';

export function defineRegister(k: Kit) {
  const debtors = k.table(
    'debtors',
    {
      id: k.text('id').$type<DebtorId>().primaryKey(),
      /** Blind index of the case system's own id, or of the folded name and birth date; null for neither. */
      externalKey: k.text('external_key'),
      personKey: k.text('person_key'),
      /** Blind index of first and last name and birth date: what staff search by. Of every debtor, as his name is spelled now. */
      searchKey: k.text('search_key'),
      /** The worst status on any of the debtor's cases. */
      status: k.text('status').notNull(),
      dataKey: k.bytes('data_key').notNull(),
      sealed: k.bytes('sealed').notNull(),
      createdAt: k.text('created_at').$type<Instant>().notNull(),
    },
    (t) => [
      k.uniqueIndex('debtors_external_key').on(t.externalKey),
      k.uniqueIndex('debtors_person_key').on(t.personKey),
      k.index('debtors_search').on(t.searchKey),
    ],
  );

  const cases = k.table(
    'cases',
    {
      caseNumber: k.text('case_number').$type<CaseNumber>().primaryKey(),
      debtorId: k.text('debtor_id').$type<DebtorId>().notNull(),
      debtorStatus: k.text('debtor_status').notNull(),
      registeredOn: k.text('registered_on').$type<Day>().notNull(),
      status: k.text('status').$type<'open' | 'closed'>().notNull(),
      closedOn: k.text('closed_on').$type<Day>(),
      /** When a closure was last told to us; a reopening leaves it standing. */
      lastClosedAt: k.text('last_closed_at').$type<Instant>(),
      asOf: k.text('as_of').$type<Instant>(),
      updatedAt: k.text('updated_at').$type<Instant>().notNull(),
    },
    (t) => [k.index('cases_debtor').on(t.debtorId, t.debtorStatus)],
  );

  return { debtors, cases };
}
