// A lease on one piece of background work: one process at a time does it, and when that one dies another goes on.

import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.js';
import { type Instant, addMinutes } from '../shared/dates.js';
import { type Claim, claimDuty, renewDuty, returnDuty } from './records.js';

/**
 * Longer than any batch takes. Leases are a courtesy: every duty does its work in statements that check what they change,
 * so two processes that both believe it is their turn do no harm.
 */
const LEASE_MINUTES = 5;
const RENEWED_AFTER_MINUTES = 1;

export type Lease = {
  /** Asked between two batches. False when another process has taken over: then nothing more may be begun. */
  stillOurs(): Promise<boolean>;
  /** The work is done. */
  finish(): Promise<void>;
  /** It is not; whoever comes next goes on. */
  giveBack(): Promise<void>;
};

export type Needs = { readonly database: Database; readonly now: () => Instant };

/** Null when another process has it, or when it was done after `dueSince`. @throws DatabaseUnavailable */
export async function takeLease(
  { database, now }: Needs,
  name: string,
  dueSince: Instant | null = null,
): Promise<Lease | null> {
  const owner = randomUUID();
  const write = <T>(work: Parameters<typeof database.transaction<T>>[0]) =>
    database.transaction(work, { strict: false });
  const claim = (): Claim => ({ name, owner, now: now(), until: addMinutes(now(), LEASE_MINUTES) });
  let renewedAt = now();
  if (!(await write((tx) => claimDuty(tx, claim(), dueSince)))) return null;
  return {
    async stillOurs() {
      if (now() < addMinutes(renewedAt, RENEWED_AFTER_MINUTES)) return true;
      renewedAt = now();
      return write((tx) => renewDuty(tx, claim()));
    },
    finish: () => write((tx) => returnDuty(tx, { name, owner }, now())),
    giveBack: () => write((tx) => returnDuty(tx, { name, owner }, null)),
  };
}
