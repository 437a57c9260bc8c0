// One child of a kind at a time for one submission, and a fresh one when a file has ended it.

import type { ChildSupply } from './child-supply.js';
import { ReaderOverloaded, ReaderUnavailable } from './errors.js';
import type { ReaderLimits } from './limits.js';
import type { Order } from './orders.js';
import type { Outcome, ReadingChild } from './reading-child.js';

/** Children of one kind, and what each may cost. */
export type Lane = { readonly supply: ChildSupply; readonly limits: Pick<ReaderLimits, 'wallMs'> };

export type Desk = {
  /**
   * Never `not-received`: handing over is tried again with another child. Throws ReaderUnavailable, and ReaderOverloaded
   * when the machine is too busy to tell slow bytes from a slow machine.
   */
  readonly ask: (order: Order, bytes: Uint8Array) => Promise<Judged>;
  readonly close: () => Promise<void>;
};

/** An outcome that says something about the bytes. */
export type Judged = Exclude<Outcome, 'not-received' | 'starved'>;

/** The time of one submission, which all its desks share. */
export type Allowance = {
  /** By `performance.now()`; later by what a busy machine kept from us. */
  endsAt: number;
  /** Whether one of its files has had to be cut off: then the time was theirs, and not too little of ours. */
  anyStruck: boolean;
};

export function allow(milliseconds: number): Allowance {
  return { endsAt: performance.now() + milliseconds, anyStruck: false };
}

/** Milliseconds; null when they are used up by files that had to be cut off. Throws ReaderOverloaded when by none. */
function leftOf({ endsAt, anyStruck }: Allowance): number | null {
  const leftMs = endsAt - performance.now();
  if (leftMs > 0) return leftMs;
  if (anyStruck) return null;
  throw new ReaderOverloaded();
}

/** How often we try to hand one file over before it is plain that the fault is ours. */
const MOST_TRIES = 2;

/** What is asked when the time is over is `struck` if other files used it up; if none did, the machine was too slow. */
export function openDesk({ supply, limits }: Lane, allowance: Allowance): Desk {
  let child: ReadingChild | null = null;
  return {
    ask: async (order, bytes) => {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        if (leftOf(allowance) === null) return 'struck';
        if (child?.isAlive() !== true) child = await supply.take();
        const leftMs = leftOf(allowance);
        if (leftMs === null) return 'struck';
        const withinMs = Math.min(limits.wallMs, leftMs);
        const begun = performance.now();
        const outcome = await child.ask(order, bytes, withinMs);
        allowance.endsAt += Math.max(0, performance.now() - begun - withinMs);
        if (supply.isClosed()) throw new ReaderUnavailable('the reader was closed');
        if (outcome === 'starved') throw new ReaderOverloaded();
        if (outcome === 'struck') allowance.anyStruck = true;
        if (outcome !== 'not-received') return outcome;
      }
      throw new ReaderUnavailable('the reader process ended before it was given a file');
    },
    close: async () => {
      await child?.end();
    },
  };
}
