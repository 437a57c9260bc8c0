// The whole application on a test's world, its files read by compiled children.

import { type App, createApp } from '../../src/app.js';
import type { Config } from '../../src/config.js';
import { type Log, createLog } from '../../src/http/log.js';
import type { World } from '../../src/world.js';
import { builtReaders } from './reader.js';

/** Says nothing, unless given a log. */
export async function anApp(
  world: World & { readonly config: Config },
  log: Log = createLog('silent', { write: () => undefined }),
): Promise<App> {
  return createApp({ config: world.config, world, log, readers: await builtReaders() });
}
