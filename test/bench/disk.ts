// How long the disk takes to say that something is on it: what every commit waits for, and what differs most between machines.

import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type DiskFigures = {
  /** Milliseconds until 32 kB more in a file are on the disk. */
  readonly syncP50: number;
  readonly syncP99: number;
};

const MEASURED_MS = 2_000;

/** Writes to a file of its own in the folder, and removes it. */
export function measureDisk(folder: string): DiskFigures {
  const file = join(folder, 'sync-probe');
  const open = openSync(file, 'w');
  const written = Buffer.alloc(32 * 1024);
  const took: number[] = [];
  try {
    for (const end = performance.now() + MEASURED_MS; performance.now() < end; ) {
      writeSync(open, written);
      const begun = performance.now();
      fdatasyncSync(open);
      took.push(performance.now() - begun);
    }
  } finally {
    closeSync(open);
    rmSync(file);
  }
  took.sort((a, b) => a - b);
  return {
    syncP50: took[Math.floor(took.length * 0.5)] ?? Number.NaN,
    syncP99: took[Math.floor(took.length * 0.99)] ?? Number.NaN,
  };
}
