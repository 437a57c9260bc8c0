// Starts the server; the rest of the command line does without.

import { Writable } from 'node:stream';
import { readConfig } from '../config.js';
import { createLog } from '../http/log.js';
import { CannotStart, serve } from '../main.js';
import type { Io } from './io.js';
import { type Outcome, done, unusable } from './outcome.js';

/** Until it is asked to stop. With `json` the log goes to stderr, so that stdout keeps its one value. */
export async function serveCommand(io: Io, { json }: { readonly json: boolean }): Promise<Outcome> {
  const config = readConfig(io.environment);
  try {
    await serve(config, createLog(config.logLevel, json ? toStderr(io) : undefined));
    return done({ stopped: true });
  } catch (error) {
    if (error instanceof CannotStart) return unusable('CANNOT_START', error.message);
    throw error;
  }
}

function toStderr(io: Io): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, taken) {
      io.stderr.write(chunk, () => taken());
    },
  });
}
