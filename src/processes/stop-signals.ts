// How a process is asked to stop: by a signal, and by a second one when it has to be at once.

import type { Log } from '../http/log.js';

/** Resolves at SIGTERM or SIGINT. The next of the same ends the process where it is. */
export function askedToStop(log: Log): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        log.info(`${signal}: stopping`);
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}

/** The same in a worker: Ctrl-C on a terminal reaches it too, and there the supervisor decides. */
export function toldToStop(): Promise<void> {
  process.on('SIGINT', () => undefined);
  return new Promise((resolve) => process.once('SIGTERM', () => resolve()));
}
