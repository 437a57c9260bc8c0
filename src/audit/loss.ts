// What a signed checkpoint vouches for and the database does not hold: an old backup was brought back, or the end was cut off.

import type { Database, Tx } from '../database/database.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import type { Head } from './chain.js';
import { readCheckpoint } from './checkpoint.js';
import { allHeads, closeHead, isClosed } from './records.js';

export type Loss = {
  /** Audit entries that a signed checkpoint vouches for and the database does not hold. */
  readonly entries: number;
  /** When the newest such checkpoint was signed. */
  readonly through: Instant;
  /** The chains that are shorter than they were. */
  readonly chains: readonly number[];
};

type Held = readonly Pick<Head, 'chain' | 'seq'>[];

/** Null when no checkpoint is ahead of the heads; `foreign` when one is not of this record or not signed by these keys. */
export async function findLoss(
  { keys, logId }: { readonly keys: Keys; readonly logId: string },
  heads: Held,
  lines: AsyncIterable<string> | readonly string[],
): Promise<Loss | 'foreign' | null> {
  const held = new Map(heads.map(({ chain, seq }) => [chain, seq]));
  const missing = new Map<number, number>();
  let through: Instant | null = null;
  for await (const line of lines) {
    const checkpoint = readCheckpoint(keys.signing, line);
    if (checkpoint?.logId !== logId) return 'foreign';
    for (const { chain, seq } of checkpoint.heads) {
      const ahead = seq - (held.get(chain) ?? 0);
      if (ahead <= 0) continue;
      missing.set(chain, Math.max(ahead, missing.get(chain) ?? 0));
      through = checkpoint.at;
    }
  }
  if (through === null) return null;
  const entries = [...missing.values()].reduce((sum, one) => sum + one, 0);
  return { entries, through, chains: [...missing.keys()] };
}

/** Whether a line of the checkpoints vouches for nothing that is not held. */
export function isHeld(keys: Keys, heads: Held, line: string): boolean {
  const held = new Map(heads.map(({ chain, seq }) => [chain, seq]));
  const checkpoint = readCheckpoint(keys.signing, line);
  return checkpoint !== null && checkpoint.heads.every(({ chain, seq }) => seq <= (held.get(chain) ?? 0));
}

/**
 * Looks whether the record is shorter than a checkpoint says, and if so lets nobody continue those chains: the numbers
 * after their end were given to other entries once. What is recorded from now on goes into chains of its own.
 * `lines` are the newest checkpoints, read before anything else.
 */
export async function closeShortChains(
  needs: { readonly database: Database; readonly keys: Keys; readonly logId: string },
  lines: readonly string[],
): Promise<Loss | null> {
  const { database } = needs;
  const heads = await allHeads(database.read);
  const loss = await findLoss(needs, heads, lines);
  // What is foreign is for the verifier to tell: here nothing can be learnt from it.
  if (loss === null || loss === 'foreign') return null;
  const open = loss.chains.filter((chain) => !heads.some((head) => head.chain === chain && isClosed(head)));
  if (open.length > 0) await database.transaction((tx) => closeAll(tx, open));
  return loss;
}

async function closeAll(tx: Tx, chains: readonly number[]): Promise<void> {
  for (const chain of chains) await closeHead(tx, chain);
}
