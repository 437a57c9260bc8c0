// Reads received files in child processes: one child per submission, the next one always ready, so that no file can harm us.

import type { FileFacts } from '../../documents/facts.js';
import { childArguments, defaultChildEntry } from './child-command.js';
import { createChildSupply } from './child-supply.js';
import { READER_LIMITS, type ReaderLimits, RESERVES } from './limits.js';
import { residentMegabytes } from './memory-watch.js';
import { readSubmission } from './read-submission.js';
import { type ReadingChild, startReadingChild } from './reading-child.js';
import { createTurns } from './turns.js';

/** `ulimit`: the system enforces the memory limit; `watched`: we look every 100 ms; `none`: neither, unfit for production. */
export type MemoryGuarantee = 'ulimit' | 'watched' | 'none';

export type FileReader = {
  readonly guarantee: MemoryGuarantee;
  /**
   * The facts of the files of one submission, in order; each file gets facts or one refusal, whatever it does to its
   * reader. Waiting for a turn costs a file none of its time. Throws ReaderOverloaded or ReaderUnavailable: our faults.
   */
  readonly read: (files: readonly { readonly bytes: Uint8Array }[]) => Promise<readonly FileFacts[]>;
  /** Ends all children; files being read are not judged (ReaderUnavailable). */
  readonly close: () => Promise<void>;
};

export type ReaderSettings = {
  readonly limits?: Partial<ReaderLimits>;
  /** Certificates (DER) that digital signatures may lead to; without any, no signature is trusted. */
  readonly anchors?: readonly Uint8Array[];
  /** Another child program than the one shipped. */
  readonly childEntry?: URL;
  /** For one submission and no more: no child is started ahead of the next one. */
  readonly once?: true;
};

/** Starts the first child, which shows whether one can be had at all and what the system limits. Throws ReaderUnavailable. */
export async function createFileReader(settings: ReaderSettings = {}): Promise<FileReader> {
  const limits: ReaderLimits = { ...READER_LIMITS, ...settings.limits };
  const { first, start } = await startFirst(settings, limits);
  const guarantee = await guaranteeOf(first);
  const supply = createChildSupply(first, start);
  const turns = createTurns(limits);
  return {
    guarantee,
    read: async (files) => {
      const done = await turns.take();
      try {
        return await readSubmission(
          { supply, limits },
          files.map(({ bytes }) => bytes),
        );
      } finally {
        done();
        supply.refill();
      }
    },
    close: supply.close,
  };
}

type FirstChild = { readonly first: ReadingChild; readonly start: () => Promise<ReadingChild> };

/** A first child, and how to start more like it: with as little reserve as this Node starts with. */
async function startFirst(settings: ReaderSettings, limits: ReaderLimits): Promise<FirstChild> {
  const { childEntry: entry = defaultChildEntry(), anchors = [] } = settings;
  let failure: unknown;
  for (const reserve of RESERVES) {
    const command = childArguments(entry, { ...limits, dataMegabytes: limits.dataMegabytes + reserve });
    const start = (): Promise<ReadingChild> => startReadingChild(command, { limits, anchors });
    try {
      return { first: await start(), start };
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function guaranteeOf(child: ReadingChild): Promise<MemoryGuarantee> {
  if (child.memoryLimited) return 'ulimit';
  return (await residentMegabytes(child.pid)) === null ? 'none' : 'watched';
}
