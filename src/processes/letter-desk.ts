// Reads letters in the background, soon after they have come: one process at a time of all there are, one letter at a time.

import { type Needs as LeaseNeeds, takeLease } from '../duties/lease.js';

export type LetterDesk = {
  /** Begins no other letter. */
  stop(): void;
  /** Resolves when the one under way is done or broken off; it is begun again by the next process. */
  ended(): Promise<void>;
};

export type Needs = LeaseNeeds & {
  /** Whether any waits: asked every second, so it must be cheap. */
  readonly pending: () => Promise<boolean>;
  /** Reads one; false when none waits. */
  readonly readNext: () => Promise<boolean>;
  readonly failed: (error: unknown) => void;
};

const LOOKS_EVERY_MS = 1_000;
/** What could not be read now is hardly read a second later. */
const AFTER_FAILURE_MS = 30_000;

const NAME = 'letters';

export function openLetterDesk(needs: Needs): LetterDesk {
  let stopping = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  const work = async (): Promise<number> => {
    try {
      if (await needs.pending()) await readAll();
      return LOOKS_EVERY_MS;
    } catch (error) {
      if (!stopping) needs.failed(error);
      return AFTER_FAILURE_MS;
    }
  };

  const readAll = async (): Promise<void> => {
    const lease = await takeLease(needs, NAME);
    if (!lease) return;
    try {
      const goOn = async (): Promise<boolean> => !stopping && (await lease.stillOurs());
      while ((await goOn()) && (await needs.readNext()));
    } finally {
      await lease.giveBack();
    }
  };

  const later = (milliseconds: number): void => {
    if (stopping) return;
    timer = setTimeout(() => {
      running = work().then(later);
    }, milliseconds);
  };

  later(LOOKS_EVERY_MS);
  return {
    stop: () => {
      stopping = true;
      if (timer) clearTimeout(timer);
    },
    ended: () => running,
  };
}
