// What was recorded after a backup was made, as the checkpoints outside it know: told, and given up for lost when somebody says so.

import { rename } from 'node:fs/promises';
import { checkpointsFile } from '../adapters/checkpoints-file.js';
import { act } from '../audit/act.js';
import { type Loss, findLoss, isHeld } from '../audit/loss.js';
import { chainHeads } from '../audit/steps.js';
import { allowed } from '../shared/result.js';
import { type Installation, inExisting } from './installation.js';
import type { Io } from './io.js';
import { type Outcome, Stopped, done, refuse } from './outcome.js';

/** What the installation lacks as it stands; every checkpoint is looked at. @throws Stopped when they are of another one */
export async function lossOf({ world, config }: Installation): Promise<Loss | null> {
  // The checkpoints first: a server beside us may sign a newer head at any moment.
  const lines = await linesIn(config.checkpointsFile);
  const loss = await findLoss(world, await chainHeads(world.database.read), lines);
  if (loss === 'foreign') throw new Stopped(foreign(config.checkpointsFile));
  return loss;
}

/**
 * The checkpoints that vouch for what is lost are set aside, the proof of it; the others stay. Gives where they are now.
 * The chains that lost their end stay closed: their numbers are never given to other entries.
 */
export async function setAside({ world, config }: Installation): Promise<string> {
  const file = config.checkpointsFile;
  const heads = await chainHeads(world.database.read);
  const aside = `${file}.lost-${world.now().replaceAll(/[:.]/g, '')}`;
  await rename(file, aside);
  const kept = checkpointsFile(file);
  for await (const line of checkpointsFile(aside).lines())
    if (isHeld(world.keys, heads, line)) await kept.append(line);
  return aside;
}

/** For an installation that is at work again after something was lost. Exit 1 when nothing is. */
export function acceptLossCommand(io: Io): Promise<Outcome> {
  return inExisting(io, async (installation) => {
    const { world, who } = installation;
    const loss = await lossOf(installation);
    if (loss === null) return refuse('NOTHING_LOST', 'nothing is missing that a checkpoint vouches for');
    const aside = await setAside(installation);
    await act(world, who, async () => ({
      result: allowed(null),
      event: { type: 'loss-accepted', outcome: 'done', about: world.logId, details: { ...loss } },
    }));
    return done({ accepted: true, ...loss, aside }, acceptedWords(loss, aside));
  });
}

export function lossWords({ entries, through }: Loss): string {
  return (
    `WARNING: this database is older than what was recorded: ${entries} audit entries up to ${through} are not in it. ` +
    'What was done then, revocations among it, is not known here any more.'
  );
}

export function acceptedWords({ entries, through }: Loss, aside: string): string {
  return (
    `The loss of ${entries} audit entries up to ${through} is accepted and recorded; the checkpoints that vouch for ` +
    `them were set aside in ${aside}. Keep that file.`
  );
}

export const HOW_TO_ACCEPT =
  '`audit verify` will say so until the loss is accepted: `fullmakt audit accept-loss`.';

export async function linesIn(file: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of checkpointsFile(file).lines()) lines.push(line);
  return lines;
}

export function foreign(file: string): Outcome {
  return refuse('NOT_EMPTY', `the checkpoints in ${file} are not of this installation: move them away first`);
}
