// Starts the service.

import cluster from 'node:cluster';
import { readConfig } from './config.js';
import { LASTING_EXIT, isForOperator, isLasting } from './processes/cannot-start.js';
import { serve } from './processes/serve.js';

try {
  await serve(readConfig());
} catch (error) {
  if (!isForOperator(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = cluster.isWorker && isLasting(error) ? LASTING_EXIT : 1;
}
// The way to its supervisor would keep a worker alive.
if (cluster.isWorker) process.exit();
