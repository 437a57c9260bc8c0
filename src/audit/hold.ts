// Which chain this process appends to. A chain has one owner at a time; one whose owner has died is continued by another.

import { randomUUID } from 'node:crypto';
import type { Tx } from '../database/database.js';
import { DatabaseUnavailable } from '../database/database.js';
import { addMinutes, type Instant } from '../shared/dates.js';
import { type Head, startOfChain } from './chain.js';
import { type LeasedHead, addHead, allHeads, moveHead, releaseHeads, takeHead } from './records.js';

/** After this long without a commit another process may continue the chain. */
const LEASE_MINUTES = 1;
const TRIES = 8;

/** Another process continues our chain: nothing was appended, and another chain has to be taken. */
export class ChainLost extends DatabaseUnavailable {}

export type Hold = {
  /** Where to append in this transaction; takes a free chain, or begins a new one, when none is held. */
  begin(tx: Tx): Promise<Head>;
  /** Moves the chain on, if it is where it was left. @throws ChainLost */
  move(tx: Tx, from: Head, to: Head): Promise<void>;
  /** What was moved is committed: the next transaction goes on from there. */
  committed(head: Head): void;
  /** Nothing is known any more; the next transaction looks again. */
  forget(): void;
  release(tx: Tx): Promise<void>;
};

export function createHold(now: () => Instant): Hold {
  const owner = randomUUID();
  let held: Head | null = null;
  /** How far each chain came in our hands: a database that has lost commits may show less. */
  const reached = new Map<number, number>();
  const until = () => addMinutes(now(), LEASE_MINUTES);
  return {
    async begin(tx) {
      return held ?? takeFree(tx, { owner, reached, now: now(), until: until() });
    },
    async move(tx, from, to) {
      const moved = await moveHead(tx, { from, to, owner, until: until() });
      if (!moved) throw new ChainLost('another process continues the audit chain');
    },
    committed(head) {
      held = head;
      reached.set(head.chain, head.seq);
    },
    forget() {
      held = null;
    },
    async release(tx) {
      held = null;
      await releaseHeads(tx, owner);
    },
  };
}

type Taking = {
  readonly owner: string;
  readonly reached: ReadonlyMap<number, number>;
  readonly now: Instant;
  readonly until: Instant;
};

async function takeFree(tx: Tx, taking: Taking): Promise<Head> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const heads = await allHeads(tx);
    const free = heads.filter((head) => isFree(head, taking));
    for (const head of free) if (await takeHead(tx, head, taking)) return head;
    const used = [...heads.map(({ chain }) => chain), ...taking.reached.keys()];
    const fresh = startOfChain(Math.max(-1, ...used) + 1);
    if (await addHead(tx, fresh, taking)) return fresh;
  }
  throw new ChainLost('no audit chain could be had');
}

function isFree({ chain, seq, owner, leasedUntil }: LeasedHead, taking: Taking): boolean {
  // Entries were lost: their numbers are never given to others.
  if (seq < (taking.reached.get(chain) ?? 0)) return false;
  return owner === null || owner === taking.owner || leasedUntil === null || leasedUntil <= taking.now;
}
