// Keeps whose turn it is: one row for each piece of background work, taken and given back in one statement each.

import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import type { Instant } from '../shared/dates.js';

export type DutyRow = {
  readonly name: string;
  readonly owner: string | null;
  readonly leasedUntil: Instant | null;
  readonly doneAt: Instant | null;
};

/** Which work, who would do it, and until when it is his. */
export type Claim = {
  readonly name: string;
  readonly owner: string;
  readonly now: Instant;
  readonly until: Instant;
};

export async function dutyRows(tx: Tx): Promise<readonly DutyRow[]> {
  return tx.q.select().from(tx.t.duties);
}

/**
 * Takes the work when nobody has it and it was last done at `dueSince` or before; whenever that was, if null. False when
 * another was quicker. Done in the future counts as due: then a clock was wrong.
 */
export async function claimDuty(tx: Tx, claim: Claim, dueSince: Instant | null): Promise<boolean> {
  const { duties: d } = tx.t;
  const { name, owner, now, until } = claim;
  const free = or(isNull(d.owner), isNull(d.leasedUntil), lte(d.leasedUntil, now));
  const due =
    dueSince === null ? undefined : or(isNull(d.doneAt), lte(d.doneAt, dueSince), gt(d.doneAt, now));
  const taken = await tx.q
    .insert(d)
    .values({ name, owner, leasedUntil: until })
    .onConflictDoUpdate({
      target: d.name,
      set: { owner, leasedUntil: until },
      setWhere: sql`${and(free, due)}`,
    })
    .returning({ owner: d.owner });
  return taken.length === 1;
}

/** False when it is not the owner's any more. */
export async function renewDuty(
  tx: Tx,
  { name, owner, until }: Pick<Claim, 'name' | 'owner' | 'until'>,
): Promise<boolean> {
  const { duties: d } = tx.t;
  const renewed = await tx.q
    .update(d)
    .set({ leasedUntil: until })
    .where(and(eq(d.name, name), eq(d.owner, owner)))
    .returning({ name: d.name });
  return renewed.length === 1;
}

/** Given back; done when `doneAt` says so, else left for the next to go on with. */
export async function returnDuty(
  tx: Tx,
  { name, owner }: Pick<Claim, 'name' | 'owner'>,
  doneAt: Instant | null,
): Promise<void> {
  const { duties: d } = tx.t;
  await tx.q
    .update(d)
    .set({ owner: null, leasedUntil: null, ...(doneAt !== null && { doneAt }) })
    .where(and(eq(d.name, name), eq(d.owner, owner)));
}
