// Keeps the editions of the settings. One is never changed: the next one takes its place.

import { asc, gt } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import type { Agency } from '../shared/agency.js';
import type { Instant } from '../shared/dates.js';
import type { StaffId } from '../shared/ids.js';

export type StoredEdition = {
  readonly edition: number;
  readonly at: Instant;
  readonly staffId: StaffId;
  /** As it was stored: read it with the schema. */
  readonly agency: unknown;
};

/** After the one named, oldest first. */
export async function editionsAfter(tx: Tx, edition: number): Promise<readonly StoredEdition[]> {
  const { settingsEditions: s } = tx.t;
  return tx.q.select().from(s).where(gt(s.edition, edition)).orderBy(asc(s.edition));
}

/** False when another has that number already. */
export async function addEdition(
  tx: Tx,
  { agency, ...columns }: Omit<StoredEdition, 'agency'> & { readonly agency: Agency },
): Promise<boolean> {
  const { settingsEditions: s } = tx.t;
  const added = await tx.q
    .insert(s)
    .values({ ...columns, agency })
    .onConflictDoNothing()
    .returning({ edition: s.edition });
  return added.length === 1;
}
