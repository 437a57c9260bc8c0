// Opens the installation a command works in, beside a running server or without one, and closes it again.

import { userInfo } from 'node:os';
import type { Who } from '../audit/act.js';
import { type Config, readConfig } from '../config.js';
import { findInstallation } from '../database/snapshot.js';
import { shownDatabase } from '../shared/database-address.js';
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

/** The same where there must be one already: in the wrong folder or the wrong database nothing is made by mistake. */
export async function inExisting(io: Io, work: Work): Promise<Outcome> {
  const config = readConfig(io.environment);
  const found = await findInstallation(config.databaseUrl);
  if (!found) throw new Stopped(noInstallation(config));
  await found.close();
  return inInstallation(io, work);
}

/** The file of the embedded database. */
export function databaseFile(config: Config): string {
  return config.databaseUrl.slice('file:'.length);
}

function noInstallation({ databaseUrl }: Config): Outcome {
  const place = shownDatabase(databaseUrl);
  return unusable('NO_INSTALLATION', `there is no installation here: nothing has been set up in ${place}`);
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
