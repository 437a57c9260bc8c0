// Watches one upload as it streams in: its pace, what is kept of it, and how long a refused one may go on sending.

import type { IncomingMessage } from 'node:http';
import type { DoorRefusal } from './refusing.js';

export const MOST_UPLOAD_BYTES = 25 * 1024 * 1024;
/** Read and thrown away so that a sender of too much can still hear why. */
const MOST_READ_BYTES = 40 * 1024 * 1024;
const LONGEST_DISCARD_MS = 10_000;
/** R61: slower than this, after the first ten seconds, is holding a place and not sending. */
const SLOWEST_BYTES_A_SECOND = 10_000;
const PACE_CHECK_MS = 10_000;
/** All has come; what is left to do is in memory. busboy 1.6.0 never finishes with certain broken part headers. */
const LONGEST_PARSING_MS = 2_000;

export type UploadWatch = {
  /** Counts bytes to be kept; false when all files together have become too much. */
  mayKeep(bytes: number): boolean;
  /** The first refusal stands. What still comes is thrown away, for a while. */
  refuse(because: DoorRefusal): void;
  refusal(): DoorRefusal | null;
  /** Resolves when there is no more waiting for the sender; never for one who keeps to the limits. */
  readonly givenUp: Promise<DoorRefusal>;
  stop(): void;
};

export function watchUpload(request: IncomingMessage): UploadWatch {
  const startedAt = performance.now();
  let read = 0;
  let kept = 0;
  let refusal: DoorRefusal | null = null;
  let discarding: NodeJS.Timeout | undefined;
  let parsing: NodeJS.Timeout | undefined;
  let giveUp: (because: DoorRefusal) => void = () => undefined;
  const givenUp = new Promise<DoorRefusal>((resolve) => {
    giveUp = (because) => resolve({ ...because, close: true });
  });

  const pace = setInterval(() => {
    const seconds = (performance.now() - startedAt) / 1000;
    if (read < seconds * SLOWEST_BYTES_A_SECOND) giveUp({ code: 'REQUEST_TIMED_OUT', faults: [] });
  }, PACE_CHECK_MS);

  function onData(chunk: Buffer): void {
    read += chunk.length;
    if (read > MOST_READ_BYTES) giveUp(refusal ?? { code: 'FILE_TOO_LARGE', faults: [] });
  }
  function onEnd(): void {
    const because = { code: 'UNREADABLE_MULTIPART', faults: [] };
    parsing = setTimeout(() => giveUp(refusal ?? because), LONGEST_PARSING_MS);
  }
  request.on('data', onData).on('end', onEnd);

  return {
    mayKeep(bytes) {
      kept += bytes;
      return kept <= MOST_UPLOAD_BYTES;
    },
    refuse(because) {
      if (refusal) return;
      refusal = because;
      discarding = setTimeout(() => giveUp(because), LONGEST_DISCARD_MS);
    },
    refusal: () => refusal,
    givenUp,
    stop() {
      clearInterval(pace);
      clearTimeout(discarding);
      clearTimeout(parsing);
      request.off('data', onData).off('end', onEnd);
    },
  };
}
