// Starts the server; the rest of the command line does without.

import { readConfig } from '../config.js';
import { serve } from '../processes/serve.js';
import { CannotStart } from '../processes/cannot-start.js';
import type { Io } from './io.js';
import { type Outcome, done, unusable } from './outcome.js';

/** Until it is asked to stop. With `json` the log goes to stderr, so that stdout keeps its one value. */
export async function serveCommand(io: Io, { json }: { readonly json: boolean }): Promise<Outcome> {
  const config = readConfig(io.environment);
  try {
    await serve(config, json ? 2 : 1);
    return done({ stopped: true });
  } catch (error) {
    if (error instanceof CannotStart) return unusable('CANNOT_START', error.message);
    throw error;
  }
}
