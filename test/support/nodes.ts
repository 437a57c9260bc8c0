// Another process on the same installation: connections, ledger and audit chain of its own, and the same clock.

import { type World, openWorld } from '../../src/world.js';
import type { TestWorld } from './world.js';

/** To be closed by whoever asked for it. */
export function another(world: TestWorld): Promise<World> {
  return openWorld(world.config, world.now);
}
