// Reads received files in child processes: children of their own for each submission, the next ones always ready, so that no file can harm us.

import type { FileFacts } from '../../documents/facts.js';
import type { LetterFacts, LetterToRead } from '../../documents/letter/letter-facts.js';
import type { ReadLines } from '../../documents/page-text.js';
import type { Prints } from '../../documents/typed-sheet.js';
import { childArguments, childEntry, type Confinement } from './child-command.js';
import { createChildSupply } from './child-supply.js';
import type { Lane } from './desk.js';
import { LETTER_LIMITS, PICTURE_LIMITS, READER_LIMITS, type ReaderLimits, RESERVES } from './limits.js';
import type { ChildSettings } from './orders.js';
import { residentMegabytes } from './memory-watch.js';
import { readSubmission, readText } from './read-submission.js';
import { type ReadingChild, startReadingChild } from './reading-child.js';
import { type FileToShow, showFile, type View } from './show-file.js';
import { transcribeFile } from './transcribe-file.js';
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
  /**
   * A page of a received file as PNG, or a piece of our form cut out of it; null when it cannot be shown. Throws as
   * `read` does.
   */
  readonly show: (file: FileToShow, view: View) => Promise<Buffer | null>;
  /** The text of a PDF with its places, as far as it can be seen; null when it has none to be read. Throws as `read` does. */
  readonly text: (bytes: Uint8Array) => Promise<ReadLines | null>;
  /**
   * Reads pages of a letter from their pictures, which takes seconds a page; the children are its own, so that nobody
   * waits for it. Null when they break their reader or cannot be shown. Throws as `read` does.
   */
  readonly transcribe: (file: FileToShow, asked: LetterToRead) => Promise<LetterFacts | null>;
  /** Ends all children; files being read are not judged (ReaderUnavailable). */
  readonly close: () => Promise<void>;
};

/** Other child programs than those shipped. */
export type ReaderPrograms = {
  readonly childEntry?: URL;
  readonly pictureChildEntry?: URL;
  readonly letterChildEntry?: URL;
};

export type ReaderSettings = ReaderPrograms & {
  readonly limits?: Partial<ReaderLimits>;
  /** Certificates (DER) that digital signatures may lead to; without any, no signature is trusted. */
  readonly anchors?: readonly Uint8Array[];
  /** The words we print on forms; without them every form whose fields are text counts as altered. */
  readonly prints?: Prints;
  /** For one submission and no more: no child is started ahead of the next one. */
  readonly once?: true;
};

/** Starts the first child, which shows whether one can be had at all and what the system limits. Throws ReaderUnavailable. */
export async function createFileReader(settings: ReaderSettings = {}): Promise<FileReader> {
  const limits: ReaderLimits = { ...READER_LIMITS, ...settings.limits };
  const { first, start } = await startFirst(settings.childEntry ?? childEntry('child'), limits, {
    confinement: 'permissions',
    settings: {
      anchors: (settings.anchors ?? []).map((bytes) => Buffer.from(bytes).toString('base64')),
      // Told to each child when it is started.
      get prints() {
        return settings.prints ?? [];
      },
    },
  });
  const guarantee = await guaranteeOf(first);
  const files: Lane = { supply: createChildSupply(first, start), limits };
  const pictures = laneOf({
    entry: settings.pictureChildEntry ?? childEntry('picture-child'),
    limits: { ...limits, ...PICTURE_LIMITS, ...settings.limits },
    confinement: 'none',
  });
  const letters = laneOf({
    entry: settings.letterChildEntry ?? childEntry('letter-child'),
    limits: { ...limits, ...LETTER_LIMITS },
    confinement: 'permissions',
  });
  const lanes = { files, pictures, submissionMs: limits.submissionMs };
  const turns = createTurns(limits);
  if (settings.once !== true) pictures.supply.refill();
  const inTurn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = await turns.take();
    try {
      return await work();
    } finally {
      done();
      if (settings.once !== true) for (const { supply } of [files, pictures]) supply.refill();
    }
  };
  return {
    guarantee,
    read: (received) =>
      inTurn(() =>
        readSubmission(
          lanes,
          received.map(({ bytes }) => bytes),
        ),
      ),
    show: (file, view) => inTurn(() => showFile(lanes, file, view)),
    text: (bytes) => inTurn(() => readText(lanes, bytes)),
    transcribe: (file, asked) => {
      const show = (view: View): Promise<Buffer | null> => inTurn(() => showFile(lanes, file, view));
      return transcribeFile({ letters, show }, asked);
    },
    close: async () => {
      await Promise.all([files, pictures, letters].map(({ supply }) => supply.close()));
    },
  };
}

type LaneSettings = { readonly entry: URL; readonly limits: ReaderLimits; readonly confinement: Confinement };

/** Its first child is started when it is needed, or when there is time; the reserve is found out with it. */
function laneOf({ entry, limits, confinement }: LaneSettings): Lane {
  let start: StartChild | null = null;
  const supply = createChildSupply(null, async (signal) => {
    if (start !== null) return start(signal);
    const begun = await startFirst(entry, limits, { confinement, settings: NOTHING_TOLD, signal });
    start = begun.start;
    return begun.first;
  });
  return { supply, limits };
}

/** What reads pictures needs to know nothing of us. */
const NOTHING_TOLD: ChildSettings = { anchors: [], prints: [] };

type StartChild = (signal?: AbortSignal) => Promise<ReadingChild>;

type FirstChild = { readonly first: ReadingChild; readonly start: StartChild };

type Started = {
  readonly confinement: Confinement;
  readonly settings: ChildSettings;
  readonly signal?: AbortSignal;
};

/** A first child, and how to start more like it: with as little reserve as this Node starts with. */
async function startFirst(
  entry: URL,
  limits: ReaderLimits,
  { confinement, settings, signal }: Started,
): Promise<FirstChild> {
  let failure: unknown;
  for (const reserve of RESERVES) {
    const own = { ...limits, dataMegabytes: limits.dataMegabytes + reserve };
    const command = childArguments(entry, own, confinement);
    try {
      const start: StartChild = (later) => startReadingChild(command, { limits, settings, signal: later });
      return { first: await start(signal), start };
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
