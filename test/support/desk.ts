// The thread that answers questions, as delivered.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ROOT } from './build.js';

/** Compiled: a thread has no loader for its sources. */
export async function builtDesk(): Promise<URL> {
  await ensureBuilt();
  return pathToFileURL(join(ROOT, 'dist', 'processes', 'question-thread.js'));
}
