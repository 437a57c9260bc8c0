// Opens the installation a command works in, beside a running server or without one, and closes it again.

import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Who } from '../audit/act.js';
import { type Config, readConfig } from '../config.js';
import { type World, openWorld } from '../world.js';
import { type Io, write } from './io.js';
import { type Outcome, Stopped, unusable } from './outcome.js';

export type Installation = { readonly world: World; readonly config: Config; readonly who: Who };

type Work = (installation: Installation) => Promise<Outcome>;

/** Runs `work` in the installation of the settings, which is made when there is none. */
export async function inInstallation(io: Io, work: Work): Promise<Outcome> {
  const config = readConfig(io.environment);
  const world = await openWorld(config, io.now);
  try {
    return await work({ world, config, who: operator(world) });
  } finally {
    await world.close();
    if (world.ledger.status().checkpointFailed)
      await write(io.stderr, `warning: no checkpoint could be written to ${config.checkpointsFile}\n`);
  }
}

/** The same where there must be one already: in the wrong folder nothing is made by mistake. */
export async function inExisting(io: Io, work: Work): Promise<Outcome> {
  const config = readConfig(io.environment);
  if (config.databaseUrl.startsWith('file:') && !existsSync(databaseFile(config)))
    throw new Stopped(noInstallation(config));
  return inInstallation(io, work);
}

/** The file of the embedded database. */
export function databaseFile(config: Config): string {
  return config.databaseUrl.slice('file:'.length);
}

function noInstallation(config: Config): Outcome {
  return unusable('NO_INSTALLATION', `there is no installation here: no database at ${databaseFile(config)}`);
}

/** Whoever sits at the machine, by the name the system knows him by; one request a command. */
function operator({ newId }: Pick<World, 'newId'>): Who {
  return { kind: 'operator', id: null, onBehalfOf: systemUser(), requestId: newId<'request'>() };
}

function systemUser(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}
