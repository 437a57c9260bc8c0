// A whole installation in a temporary folder, with a clock that tests set.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Who } from '../../src/audit/act.js';
import { type Config, readConfig } from '../../src/config.js';
import type { Instant } from '../../src/shared/dates.js';
import { type World, openWorld } from '../../src/world.js';
import { NOW } from './builders.js';
import { databaseUrlIn, makeDatabaseIn, removeDatabaseIn } from './engine.js';

export type TestWorld = World & {
  readonly folder: string;
  readonly config: Config;
  /** Moves the clock. */
  setNow(instant: Instant): void;
  /** Closes everything and removes the folder. */
  remove(): Promise<void>;
};

export const CLIENT: Who = {
  kind: 'client',
  id: 'client-1',
  onBehalfOf: 'Kari Saksbehandler',
  requestId: 'request-1',
};
export const ANYONE: Who = { kind: 'anyone', id: null, onBehalfOf: null, requestId: 'request-2' };

export function configIn(folder: string, changes: Record<string, string> = {}): Config {
  return readConfig({
    DATABASE_URL: databaseUrlIn(folder),
    UPLOADS_URL: `file:${join(folder, 'uploads')}`,
    KEYS_FILE: join(folder, 'keys.json'),
    CHECKPOINTS_FILE: join(folder, 'checkpoints.jsonl'),
    LOG_LEVEL: 'silent',
    PUBLIC_RATE: '100000',
    ...changes,
  });
}

export async function aWorld(changes: Record<string, string> = {}): Promise<TestWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'fullmakt-'));
  await makeDatabaseIn(folder);
  const config = configIn(folder, changes);
  let now = NOW;
  const world = await openWorld(config, () => now);
  return {
    ...world,
    folder,
    config,
    setNow(instant) {
      now = instant;
    },
    async remove() {
      await world.close();
      await removeDatabaseIn(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
