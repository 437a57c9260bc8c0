// Has SQLite's write-ahead log brought over by a thread of its own, so that nobody's answer waits while thousands of pages are copied.

import { openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Log, errorFacts } from '../http/log.js';
import { ownProgram } from '../own-files.js';
import type { CarrierData } from './write-ahead-thread.js';

export type Carrier = {
  /** Resolves when the thread has ended and its connection is closed. */
  close(): Promise<void>;
};

export type CarrierNeeds = {
  /** The file of a database that is open already. */
  readonly file: string;
  readonly log: Log;
  readonly program?: URL;
  /** How long before a thread that broke off is started again; meanwhile those who write bring a log over that is far too long. */
  readonly pauseMs?: number;
};

const PAUSE_MS = 10_000;
/** It holds a few hundred kilobytes of objects. */
const SMALL = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 32 };

/** Starts the thread; one that ends unasked is started again. */
export function openCarrier({
  file,
  log,
  program = ownProgram('processes/write-ahead-thread'),
  pauseMs = PAUSE_MS,
}: CarrierNeeds): Carrier {
  // Left open for as long as this process lives: see openWriteAhead.
  const workerData: CarrierData = { file, descriptor: openSync(file, 'r') };
  const closing = new AbortController();
  let thread: Worker | null = null;
  const ended = keepRunning();

  async function keepRunning(): Promise<void> {
    while (!closing.signal.aborted) {
      thread = new Worker(program, { workerData, name: 'write-ahead', resourceLimits: SMALL });
      await endOf(thread, log);
      thread = null;
      if (closing.signal.aborted) return;
      log.warn('the write-ahead log is brought over by those who write, until its thread is started again');
      await pause(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  return {
    async close() {
      closing.abort();
      // To a thread there is no other origin to name.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      thread?.postMessage('stop');
      await ended;
    },
  };
}

async function endOf(thread: Worker, log: Log): Promise<void> {
  thread.on('error', (error) =>
    log.error({ error: errorFacts(error) }, 'the thread of the write-ahead log broke off'),
  );
  await new Promise((resolve) => thread.once('exit', resolve));
}
