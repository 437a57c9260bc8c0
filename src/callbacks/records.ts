// Keeps requests to be called back.

import type { Tx } from '../database/database.js';
import { sealJson } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import type { CaseNumber, Id } from '../shared/ids.js';

export type StoredCallback = {
  readonly id: Id<'callback'>;
  readonly createdAt: Instant;
  readonly preferredAt: Instant | null;
  /** What the debtor typed: sealed, since people write other things where a case number is asked for. */
  readonly typed: { readonly caseNumber: CaseNumber; readonly phone: string };
};

export async function addCallback(tx: Tx, keys: Keys, { typed, ...columns }: StoredCallback): Promise<void> {
  const place = { table: 'callbacks', row: columns.id, column: 'sealed' };
  await tx.q.insert(tx.t.callbacks).values({ ...columns, ...sealJson(keys, place, typed) });
}
