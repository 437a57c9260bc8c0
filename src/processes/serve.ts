// The service: in this process, or in several workers that this one supervises.

import type { Config } from '../config.js';
import { createLog } from '../http/log.js';
import { askedToStop, toldToStop } from './stop-signals.js';
import { workerPlace } from './worker-place.js';

/**
 * Serves until asked to stop. Resolves when everything is closed. `logTo` is the file descriptor of the log.
 * @throws CannotStart, KeysUnusable, Unavailable
 */
export async function serve(config: Config, logTo: 1 | 2 = 1): Promise<void> {
  const place = workerPlace();
  const log = createLog(config.logLevel, logTo, place && { worker: place.worker });
  const stop = place ? toldToStop : () => askedToStop(log);
  if (place || config.workers === 1) {
    const { serveHere } = await import('./serve-here.js');
    return serveHere({ config, log, place, askedToStop: stop });
  }
  const { supervise } = await import('./supervise.js');
  return supervise({ config, log, logTo, askedToStop: stop });
}
