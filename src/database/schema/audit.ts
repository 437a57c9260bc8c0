// The record: entries in numbered chains, and where each chain ends.

import type { Instant } from '../../shared/dates.js';
import type { CaseNumber } from '../../shared/ids.js';
import type { Kit } from '../kit.js';
import { periodOf } from '../periods.js';

export function defineAudit(k: Kit) {
  const auditEntries = k.table(
    'audit_entries',
    {
      chain: k.int('chain').notNull(),
      seq: k.int('seq').notNull(),
      at: k.text('at').$type<Instant>().notNull(),
      type: k.text('type').notNull(),
      outcome: k.text('outcome').$type<'done' | 'refused' | 'read'>().notNull(),
      actorKind: k.text('actor_kind').notNull(),
      actorId: k.text('actor_id'),
      /** The record it is about, such as an authorization's id. */
      aboutId: k.text('about_id'),
      caseNumber: k.text('case_number').$type<CaseNumber>(),
      requestId: k.text('request_id').notNull(),
      dataKey: k.bytes('data_key'),
      sealed: k.bytes('sealed').notNull(),
      hash: k.bytes('hash').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.chain, t.seq] }),
      k.index('audit_entries_about').on(t.aboutId, t.type, t.at),
      // Period by period of the chain: by the case alone, every entry would change a page of its own somewhere in the index,
      // which costs a question more than all else that is written for it.
      k.index('audit_entries_case').on(t.chain, periodOf(t.seq), t.caseNumber),
    ],
  );

  /**
   * One row a chain: the last link, and which process may append to it until when. Appending moves it from where the
   * process left it, in one statement, so a chain never forks, whatever the clocks say about the lease.
   */
  const auditHeads = k.table('audit_heads', {
    chain: k.int('chain').primaryKey(),
    seq: k.int('seq').notNull(),
    hash: k.bytes('hash').notNull(),
    owner: k.text('owner'),
    leasedUntil: k.text('leased_until').$type<Instant>(),
  });

  return { auditEntries, auditHeads };
}
