// For errors that nobody caught: after one, no promise about the state of this process can be kept, so it ends in order.

import { errorFacts, type Log } from './log.js';

/** Logs, stops (which lets running requests finish), and ends the process with code 1; at once when that fails too. */
export function installLastResort({
  log,
  stop,
}: {
  readonly log: Log;
  readonly stop: () => Promise<void>;
}): void {
  let ending = false;
  async function end(error: unknown): Promise<void> {
    log.fatal({ error: errorFacts(error) }, 'an error nobody caught');
    if (ending) process.exit(1);
    ending = true;
    try {
      await stop();
    } finally {
      process.exit(1);
    }
  }
  process.on('uncaughtException', (error) => void end(error));
  process.on('unhandledRejection', (error) => void end(error));
}
