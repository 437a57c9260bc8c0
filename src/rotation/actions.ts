// A new wrapping key comes into use: every data key is wrapped anew by it, in small batches beside a running server, and what
// is sealed is not touched. Broken off, it goes on; nothing tells how far it has come but the keys themselves.

import { type Who, act } from '../audit/act.js';
import type { Ledger } from '../audit/ledger.js';
import type { Database } from '../database/database.js';
import { DATA_KEY_BYTES, rewrap } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import { allowed } from '../shared/result.js';
import {
  KEY_COLUMNS,
  type KeyColumn,
  type WrappedKey,
  countKeys,
  exchange,
  exchangeCanary,
  readCanary,
  readGoal,
  wrappedByOthers,
  writeGoal,
} from './records.js';

export type Needs = { readonly database: Database; readonly ledger: Ledger; readonly keys: Keys };

const BATCH = 200;

/** The wrapping key that everything was being given to when it was broken off; null when nothing is under way. */
export function rotationUnderWay({ database }: Pick<Needs, 'database'>): Promise<string | null> {
  return readGoal(database.read);
}

/** Recorded once the new key is in the keys file, before anything is wrapped by it on purpose. */
export async function beginRotation(needs: Needs, who: Who): Promise<void> {
  const to = needs.keys.wrapping.currentId;
  await act(needs, who, async (tx) => {
    await writeGoal(tx, to);
    return {
      result: allowed(null),
      event: { type: 'keys-rotated', outcome: 'done', about: to, details: { begun: true } },
    };
  });
}

/**
 * Wraps every data key by the current wrapping key until a whole pass finds none that is not. Gives how many were, or null
 * when `goOn` said no between two batches. `seen` is told how many have been done. @throws SealBroken where a key is not ours
 */
export async function wrapAnew(
  needs: Needs,
  goOn: () => Promise<boolean> = async () => true,
  seen: (count: number) => void = () => undefined,
): Promise<number | null> {
  let total = await wrapCanary(needs);
  for (;;) {
    const before = total;
    for (const where of KEY_COLUMNS) {
      for (let after: WrappedKey | null = null; ; ) {
        const batch = await wrapBatch(needs, where, after);
        total += batch.length;
        seen(total);
        after = batch.at(-1) ?? null;
        if (after === null) break;
        if (!(await goOn())) return null;
      }
    }
    // Whoever had not learned of the new key yet has gone on wrapping by the old one meanwhile.
    if (total === before) return total;
  }
}

export async function finishRotation(needs: Needs, who: Who, rewrapped: number): Promise<void> {
  const to = needs.keys.wrapping.currentId;
  await act(needs, who, async (tx) => {
    await writeGoal(tx, null);
    return {
      result: allowed(null),
      event: { type: 'keys-rotated', outcome: 'done', about: to, details: { rewrapped } },
    };
  });
}

/** Recorded before keys that nothing is wrapped by leave the file. */
export async function recordDropped(needs: Needs, who: Who, dropped: readonly string[]): Promise<void> {
  await act(needs, who, async () => ({
    result: allowed(null),
    event: {
      type: 'keys-rotated',
      outcome: 'done',
      about: needs.keys.wrapping.currentId,
      details: { dropped },
    },
  }));
}

/** How many keys there may be to wrap, for a progress bar. */
export function countWrapped({ database }: Pick<Needs, 'database'>): Promise<number> {
  return countKeys(database.read);
}

async function wrapBatch(
  { database, keys }: Needs,
  where: KeyColumn,
  after: WrappedKey | null,
): Promise<readonly WrappedKey[]> {
  const { currentId } = keys.wrapping;
  const found = await wrappedByOthers(database.read, where, { currentId, after, limit: BATCH });
  if (found.length === 0) return found;
  const exchanged = found.flatMap((one) => {
    const next = rewrap(keys, one.place, one.wrapped);
    return next ? [{ one, next }] : [];
  });
  await database.transaction(
    async (tx) => {
      for (const { one, next } of exchanged) await exchange(tx, where, one, next);
    },
    { strict: false },
  );
  return found;
}

/** What a start proves the keys by; without it the old key could never leave the file. */
async function wrapCanary({ database, keys }: Needs): Promise<number> {
  const canary = await readCanary(database.read);
  if (!canary) return 0;
  const place = { table: 'meta', row: 'canary', column: 'value' };
  const next = rewrap(keys, place, canary.subarray(0, DATA_KEY_BYTES));
  if (!next) return 0;
  const value = Buffer.concat([next, canary.subarray(DATA_KEY_BYTES)]);
  await database.transaction((tx) => exchangeCanary(tx, canary, value), { strict: false });
  return 1;
}
