// Chance that comes again: the same seed makes the same papers.

import { seeded } from '../support/random.js';

export type Chance = {
  /** From 0 up to, but not including, `limit`. */
  readonly upTo: (limit: number) => number;
  readonly between: (from: number, to: number) => number;
  readonly happens: (share: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
};

const STEPS = 1_000_000;

export function chanceFrom(seed: number): Chance {
  const random = seeded(seed);
  const upTo = (limit: number): number => (random(STEPS) / STEPS) * limit;
  return {
    upTo,
    between: (from, to) => from + upTo(to - from),
    happens: (share) => upTo(1) < share,
    pick: (items) => {
      const item = items[random(items.length)];
      if (item === undefined) throw new Error('there is nothing to pick from');
      return item;
    },
  };
}
