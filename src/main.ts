// Starts the service: in this process, or in several workers that this one supervises.

import cluster from 'node:cluster';
import { pathToFileURL } from 'node:url';
import { type Config, readConfig } from './config.js';
import { createLog } from './http/log.js';
import { LASTING_EXIT, isForOperator, isLasting } from './processes/cannot-start.js';
import { askedToStop, toldToStop } from './processes/stop-signals.js';
import { workerPlace } from './processes/worker-place.js';

/**
 * Serves until asked to stop. Resolves when everything is closed. `logTo` is the file descriptor of the log.
 * @throws CannotStart, KeysUnusable, Unavailable
 */
export async function serve(config: Config, logTo: 1 | 2 = 1): Promise<void> {
  const place = workerPlace();
  const log = createLog(config.logLevel, logTo, place && { worker: place.worker });
  const stop = place ? toldToStop : () => askedToStop(log);
  if (place || config.workers === 1) {
    const { serveHere } = await import('./processes/serve-here.js');
    return serveHere({ config, log, place, askedToStop: stop });
  }
  const { supervise } = await import('./processes/supervise.js');
  return supervise({ config, log, logTo, askedToStop: stop });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await serve(readConfig());
  } catch (error) {
    if (!isForOperator(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = cluster.isWorker && isLasting(error) ? LASTING_EXIT : 1;
  }
  // The way to its supervisor would keep a worker alive.
  if (cluster.isWorker) process.exit();
}
