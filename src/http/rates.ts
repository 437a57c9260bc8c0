// Counts what callers without a valid key ask of us, by address and minute, for all processes together.

import type { Database } from '../database/database.js';
import { blindIndex } from '../sealing/blind-index.js';
import type { Keys } from '../sealing/keys.js';
import { type Instant, addMinutes } from '../shared/dates.js';
import { allowed } from '../shared/result.js';
import { addressKey } from './address.js';
import { countOne, forgetCounters } from './records.js';
import { type Checked, refuse } from './refusing.js';

const MINUTES = 1;
/** Those over their share are remembered, so that a flood costs the database nothing. More addresses than this are asked about. */
const MOST_REMEMBERED = 10_000;

export type Rates = {
  /** One more from this address; refused with RATE_LIMITED when it has had its share of this minute. */
  countPublic(address: string): Promise<Checked<null>>;
  /** One more wrong key from this address. */
  countWrongKey(address: string): Promise<Checked<null>>;
};

export type Needs = { readonly database: Database; readonly keys: Keys; readonly now: () => Instant };

/**
 * `perMinute` holds for each kind by itself. The database holds keyed marks, never an address. Counting needs it: without it
 * nothing public could be answered either. @throws DatabaseUnavailable
 */
export function createRates(needs: Needs, perMinute: number): Rates {
  const over = new Map<string, Instant>();

  async function count(kind: 'public' | 'wrong-key', address: string): Promise<Checked<null>> {
    const subjectKey = blindIndex(needs.keys, 'rate-subject', kind, addressKey(address));
    const now = needs.now();
    const known = over.get(subjectKey);
    if (known !== undefined && known > now) return tooMany(now, known);
    over.delete(subjectKey);
    const next = addMinutes(now, MINUTES);
    const counted = await needs.database.transaction((tx) => countOne(tx, { subjectKey, now, until: next }), {
      strict: false,
    });
    if (counted.count <= perMinute) return allowed(null);
    // A clock ahead of ours may have begun this minute; nobody is kept out for longer than one.
    const until = counted.until < next ? counted.until : next;
    if (over.size >= MOST_REMEMBERED) over.clear();
    over.set(subjectKey, until);
    return tooMany(now, until);
  }

  return {
    countPublic: (address) => count('public', address),
    countWrongKey: (address) => count('wrong-key', address),
  };
}

/** Removes the counters of minutes that are over, so many at most; gives how many. */
export function forgetOldCounters(
  { database, now }: Pick<Needs, 'database' | 'now'>,
  most: number,
): Promise<number> {
  return database.transaction((tx) => forgetCounters(tx, now(), most), { strict: false });
}

function tooMany(now: Instant, until: Instant): Checked<null> {
  const seconds = Math.ceil((Date.parse(until) - Date.parse(now)) / 1000);
  return refuse('RATE_LIMITED', { headers: { 'retry-after': String(Math.max(1, seconds)) } });
}
