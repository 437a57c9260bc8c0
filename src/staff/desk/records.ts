// Keeps what lies in front of a person at work, sealed: one of each kind.

import { and, eq, lte } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import { openJson, sealJson } from '../../sealing/envelope.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { StaffId } from '../../shared/ids.js';

export type DeskPlace = { readonly staffId: StaffId; readonly kind: string };

/** In the place of what lay there before. */
export async function putItem(
  tx: Tx,
  keys: Keys,
  { staffId, kind, value, at }: DeskPlace & { readonly value: unknown; readonly at: Instant },
): Promise<void> {
  const { deskItems } = tx.t;
  const columns = { keptAt: at, ...sealJson(keys, placeOf({ staffId, kind }), value) };
  await tx.q
    .insert(deskItems)
    .values({ staffId, kind, ...columns })
    .onConflictDoUpdate({ target: [deskItems.staffId, deskItems.kind], set: columns });
}

export async function findItem(
  tx: Tx,
  keys: Keys,
  where: DeskPlace,
): Promise<{ readonly value: unknown; readonly keptAt: Instant } | null> {
  const { deskItems } = tx.t;
  const [row] = await tx.q
    .select()
    .from(deskItems)
    .where(and(eq(deskItems.staffId, where.staffId), eq(deskItems.kind, where.kind)));
  return row ? { value: openJson(keys, placeOf(where), row), keptAt: row.keptAt } : null;
}

/** False when there was nothing: somebody was quicker. */
export async function removeItem(tx: Tx, { staffId, kind }: DeskPlace): Promise<boolean> {
  const { deskItems } = tx.t;
  const removed = await tx.q
    .delete(deskItems)
    .where(and(eq(deskItems.staffId, staffId), eq(deskItems.kind, kind)))
    .returning({ kind: deskItems.kind });
  return removed.length === 1;
}

/** Removes what was put there before an instant; gives how much. There is one of each kind a person, so it is never much. */
export async function removeOldItems(tx: Tx, before: Instant): Promise<number> {
  const { deskItems } = tx.t;
  const removed = await tx.q
    .delete(deskItems)
    .where(lte(deskItems.keptAt, before))
    .returning({ kind: deskItems.kind });
  return removed.length;
}

function placeOf({ staffId, kind }: DeskPlace) {
  return { table: 'desk_items', row: `${staffId}/${kind}`, column: 'sealed' };
}
