// How much a received file may cost us before it counts as a file that cannot be checked.

export type ReaderLimits = {
  /** Submissions read at the same time. */
  readonly atOnce: number;
  /** Submissions that may wait for their turn; one more is refused as our overload. */
  readonly waiting: number;
  /** Milliseconds for one file. */
  readonly wallMs: number;
  /** Milliseconds for one submission, when some of its files each need a child of their own. */
  readonly submissionMs: number;
  /** Milliseconds for a child to start; longer is a fault of our machine. */
  readonly startMs: number;
  /** Processor seconds of one child, its start and all its files included: ends it when nobody is left to do so. */
  readonly cpuSeconds: number;
  /** Megabytes of data the system gives a child (`ulimit -d`), picture and wasm memory included; see `RESERVES`. */
  readonly dataMegabytes: number;
  /** Megabytes of JavaScript objects among them. */
  readonly heapMegabytes: number;
  /** Megabytes of memory in use at which we end a child, whether the system enforces its limit or not. */
  readonly residentMegabytes: number;
};

/** Measured on filled forms: 0.1 s and 120 MB; a page of a scan takes 0.3 s and 180 MB. A single file is answered within 12 s, start and queue's end included. */
export const READER_LIMITS: ReaderLimits = {
  atOnce: 2,
  waiting: 20,
  wallMs: 8_000,
  submissionMs: 24_000,
  startMs: 30_000,
  cpuSeconds: 45,
  dataMegabytes: 640,
  heapMegabytes: 256,
  residentMegabytes: 450,
};

/** What decoding takes instead: twelve megapixels of HEIC are 250 MB and over a second, forty-eight are 800 MB and five. */
export const PICTURE_LIMITS = {
  wallMs: 9_000,
  cpuSeconds: 60,
  dataMegabytes: 1_280,
  residentMegabytes: 900,
} as const satisfies Partial<ReaderLimits>;

/** What reading letters from pictures takes instead: measured 2 s and 220 MB a page, five times that on a busy machine. */
export const LETTER_LIMITS = {
  wallMs: 180_000,
  cpuSeconds: 120,
  dataMegabytes: 896,
  residentMegabytes: 600,
} as const satisfies Partial<ReaderLimits>;

/**
 * Megabytes that Node may claim for its own machine code before it has done anything, which the system counts as data:
 * none up to Node 22, 512 (measured) in Node 24. The first that lets a child start is added to its data.
 */
export const RESERVES: readonly number[] = [0, 544];
