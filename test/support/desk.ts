// The threads of a server, as delivered.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ROOT } from './build.js';

/** Compiled: a thread has no loader for its sources. */
export function builtDesk(): Promise<URL> {
  return built('question-thread.js');
}

/** As builtDesk. */
export function builtCarrier(): Promise<URL> {
  return built('write-ahead-thread.js');
}

async function built(name: string): Promise<URL> {
  await ensureBuilt();
  return pathToFileURL(join(ROOT, 'dist', 'processes', name));
}
