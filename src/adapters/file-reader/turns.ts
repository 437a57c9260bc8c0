// Taking turns: so many at once, so many waiting, and the next one is turned away.

import { ReaderOverloaded } from './errors.js';

export type Turns = {
  /** Resolves when it is one's turn, with what to call when done. Throws ReaderOverloaded when too many wait already. */
  readonly take: () => Promise<() => void>;
};

export function createTurns({
  atOnce,
  waiting,
}: {
  readonly atOnce: number;
  readonly waiting: number;
}): Turns {
  let running = 0;
  const queue: (() => void)[] = [];
  const done = (): void => {
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return {
    take: async () => {
      if (running < atOnce) running += 1;
      else if (queue.length >= waiting) throw new ReaderOverloaded();
      else await new Promise<void>((resolve) => queue.push(resolve));
      return done;
    },
  };
}
