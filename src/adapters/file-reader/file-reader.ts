// Reads received files in child processes: one child per submission, the next one always ready, so that no file can harm us.

import type { FileFacts } from '../../documents/facts.js';
import { defaultChildEntry } from './child-command.js';
import { ReaderUnavailable } from './errors.js';
import { READER_LIMITS, type ReaderLimits } from './limits.js';
import { residentMegabytes } from './memory-watch.js';
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
  /** Another child program than the one shipped. */
  readonly childEntry?: URL;
};

/** Starts the first child, which shows whether one can be had at all and what the system limits. Throws ReaderUnavailable. */
export async function createFileReader(settings: ReaderSettings = {}): Promise<FileReader> {
  const limits: ReaderLimits = { ...READER_LIMITS, ...settings.limits };
  const entry = settings.childEntry ?? defaultChildEntry();
  const turns = createTurns(limits);
  const living = new Set<ReadingChild>();
  let closed = false;
  const begin = async (): Promise<ReadingChild> => {
    const child = await startReadingChild(entry, limits);
    if (closed) await child.end();
    else living.add(child);
    return child;
  };
  const first = await begin();
  const guarantee = await guaranteeOf(first);
  let next: Promise<ReadingChild> | null = Promise.resolve(first);

  /** The child that stands ready, or a new one when it has ended meanwhile. */
  const takeChild = async (): Promise<ReadingChild> => {
    const waiting = next;
    next = null;
    const child = await (waiting ?? begin());
    if (closed) throw new ReaderUnavailable('the reader is closed');
    if (child.isAlive()) return child;
    living.delete(child);
    return begin();
  };
  const refill = (): void => {
    if (closed || next !== null) return;
    next = begin();
    next.catch(() => {
      next = null; // whoever needs it next tries again, and hears of it
    });
  };
  const dismiss = async (child: ReadingChild | undefined): Promise<void> => {
    if (child === undefined) return;
    await child.end();
    living.delete(child);
  };

  const readSubmission = async (files: readonly { readonly bytes: Uint8Array }[]): Promise<FileFacts[]> => {
    const endsAt = performance.now() + limits.submissionMs;
    const facts: FileFacts[] = [];
    let child: ReadingChild | undefined;
    let childEndsAt = 0;
    let freshTries = 0;
    try {
      while (facts.length < files.length) {
        if (performance.now() >= endsAt) {
          facts.push({ readable: false, refusal: 'CHECK_TIMED_OUT' });
          continue;
        }
        if (child?.isAlive() !== true) {
          await dismiss(child);
          child = await takeChild();
          childEndsAt = performance.now() + limits.wallMs;
        }
        const bytes = files[facts.length]?.bytes ?? new Uint8Array();
        const answer = await child.read(bytes, Math.max(1, childEndsAt - performance.now()));
        if (closed) throw new ReaderUnavailable('the reader was closed');
        if (answer !== 'not-received') facts.push(answer);
        else if (freshTries++ > 0)
          throw new ReaderUnavailable('the reader process ended before it was given a file');
      }
      return facts;
    } finally {
      await dismiss(child);
    }
  };

  return {
    guarantee,
    read: async (files) => {
      const done = await turns.take();
      try {
        if (closed) throw new ReaderUnavailable('the reader is closed');
        return await readSubmission(files);
      } finally {
        done();
        refill();
      }
    },
    close: async () => {
      closed = true;
      await next?.catch(() => undefined);
      await Promise.all([...living].map((child) => child.end()));
    },
  };
}

async function guaranteeOf(child: ReadingChild): Promise<MemoryGuarantee> {
  if (child.memoryLimited) return 'ulimit';
  return (await residentMegabytes(child.pid)) === null ? 'none' : 'watched';
}
