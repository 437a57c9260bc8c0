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

/** How often we try to hand one file over before it is plain that the fault is ours. */
const MOST_TRIES = 2;

/** `endsAt` by `performance.now()`: what is asked later is `struck` at once. */
export function openDesk({ supply, limits }: Lane, endsAt: number): Desk {
  let child: ReadingChild | null = null;
  let childEndsAt = 0;
  return {
    ask: async (order, bytes) => {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        if (performance.now() >= endsAt) return 'struck';
        if (child?.isAlive() !== true) {
          child = await supply.take();
          childEndsAt = performance.now() + limits.wallMs;
        }
        const outcome = await child.ask(order, bytes, Math.max(1, childEndsAt - performance.now()));
        if (supply.isClosed()) throw new ReaderUnavailable('the reader was closed');
        if (outcome === 'starved') throw new ReaderOverloaded();
        if (outcome !== 'not-received') return outcome;
      }
      throw new ReaderUnavailable('the reader process ended before it was given a file');
    },
    close: async () => {
      await child?.end();
    },
  };
}
