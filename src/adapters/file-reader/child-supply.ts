// Keeps one child started and unused, so that a submission need not wait for a process to start.

import { ReaderUnavailable } from './errors.js';
import type { ReadingChild } from './reading-child.js';

export type ChildSupply = {
  /** A child that nobody has used. Throws ReaderUnavailable when none can be started, or after closing. */
  readonly take: () => Promise<ReadingChild>;
  /** Starts the next one, if there is none. */
  readonly refill: () => void;
  readonly isClosed: () => boolean;
  /** Ends every child there is, used or not; resolves when they are gone. */
  readonly close: () => Promise<void>;
};

/** `first` is a child that stands ready, if there is one; the others are started when they are needed, until the signal. */
export function createChildSupply(
  first: ReadingChild | null,
  start: (signal: AbortSignal) => Promise<ReadingChild>,
): ChildSupply {
  const begun = new Set<Promise<ReadingChild>>();
  const closing = new AbortController();
  const { signal } = closing;

  const track = (child: Promise<ReadingChild>): Promise<ReadingChild> => {
    begun.add(child);
    void forgetWhenGone(child);
    return child;
  };
  const forgetWhenGone = async (child: Promise<ReadingChild>): Promise<void> => {
    await child.then(({ gone }) => gone).catch(() => undefined);
    begun.delete(child);
    if (ready === child) ready = null;
  };
  let ready: Promise<ReadingChild> | null = first && track(Promise.resolve(first));

  return {
    take: async () => {
      if (signal.aborted) throw new ReaderUnavailable('the reader is closed');
      const waiting = ready ?? track(start(signal));
      ready = null;
      const child = await waiting;
      if (signal.aborted) throw new ReaderUnavailable('the reader is closed');
      return child;
    },
    refill: () => {
      if (!signal.aborted) ready ??= track(start(signal));
    },
    isClosed: () => signal.aborted,
    close: async () => {
      closing.abort();
      await Promise.all([...begun].map((child) => child.then(({ end }) => end()).catch(() => undefined)));
    },
  };
}
