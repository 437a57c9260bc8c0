// Reads the files of one submission with as few children as they leave alive.

import type { FileFacts } from '../../documents/facts.js';
import type { ChildSupply } from './child-supply.js';
import { ReaderUnavailable } from './errors.js';
import type { ReaderLimits } from './limits.js';
import type { ReadingChild } from './reading-child.js';

/** How often we try to hand one file over before it is plain that the fault is ours. */
const MOST_TRIES = 2;

type Needs = { readonly supply: ChildSupply; readonly limits: ReaderLimits };

/**
 * Facts for every file, in order. All share one child and its time; after a file that ends its child, the rest have a
 * fresh one. Files not reached within the submission's time are CHECK_TIMED_OUT. Throws ReaderUnavailable.
 */
export async function readSubmission(
  { supply, limits }: Needs,
  files: readonly Uint8Array[],
): Promise<readonly FileFacts[]> {
  const endsAt = performance.now() + limits.submissionMs;
  const facts: FileFacts[] = [];
  const current: { child: ReadingChild | null; endsAt: number } = { child: null, endsAt: 0 };

  const readOne = async (bytes: Uint8Array): Promise<FileFacts> => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (performance.now() >= endsAt) return { readable: false, refusal: 'CHECK_TIMED_OUT' };
      if (current.child?.isAlive() !== true) {
        current.child = await supply.take();
        current.endsAt = performance.now() + limits.wallMs;
      }
      const answer = await current.child.read(bytes, Math.max(1, current.endsAt - performance.now()));
      if (supply.isClosed()) throw new ReaderUnavailable('the reader was closed');
      if (answer !== 'not-received') return answer;
    }
    throw new ReaderUnavailable('the reader process ended before it was given a file');
  };

  try {
    for (const bytes of files) facts.push(await readOne(bytes));
    return facts;
  } finally {
    await current.child?.end();
  }
}
