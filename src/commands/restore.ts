// Brings a backup back to where nothing is: all of it, checked before and after, or nothing.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BACKUP, type Manifest } from '../adapters/backup-folder.js';
import { checkpointsFile } from '../adapters/checkpoints-file.js';
import { readKeysFile } from '../adapters/keys-file.js';
import { openUploads } from '../adapters/open-uploads.js';
import { act } from '../audit/act.js';
import { type Verdict, verifyAudit } from '../audit/actions.js';
import { type Loss, findLoss } from '../audit/loss.js';
import { type Config, readConfig } from '../config.js';
import { type Keys, KeysUnusable } from '../sealing/keys.js';
import { allowed } from '../shared/result.js';
import { machineClock } from '../world.js';
import { brokenWords } from './audit-verify.js';
import { checkedFiles } from './backup-check.js';
import {
  HOW_TO_ACCEPT,
  acceptedWords,
  foreign,
  linesIn,
  lossOf,
  lossWords,
  setAside,
} from './backup-loss.js';
import { type Installation, inExisting } from './installation.js';
import { type Io, write } from './io.js';
import { type Outcome, Stopped, done, negative } from './outcome.js';
import { showProgress } from './progress.js';
import { bringBack } from './restore-copy.js';
import { refuseUnlessEmpty } from './restore-place.js';

export type RestoreAsked = {
  readonly folder: string;
  /** What was recorded after the backup is given up for lost: the newer checkpoints are set aside. */
  readonly acceptLoss: boolean;
};

/**
 * To any engine and any store of papers, whatever the backup was made of. The keys must be in place: they are never in a
 * backup. A backup older than the newest checkpoint is brought back with a warning, since the audit can never again be
 * whole up to that checkpoint.
 */
export async function restoreCommand(io: Io, { folder, acceptLoss }: RestoreAsked): Promise<Outcome> {
  const config = readConfig(io.environment);
  const keys = await readKeysFile(config.keysFile);
  if (keys === null)
    throw new KeysUnusable(`the keys are never in a backup: put the keys file at ${config.keysFile} first`);
  const files = await openUploads({ now: io.now ?? machineClock }, config);
  const manifest = await checkedFiles(io, { folder, keys });
  const present = await refuseUnlessEmpty({ config, files, folder, manifest });
  await refuseForeignCheckpoints(config, keys, manifest);
  await bringBack(io, { config, keys, files, folder, manifest, present });
  if (!existsSync(config.checkpointsFile)) await copyCheckpoints(config, folder);
  return inExisting(io, (installation) => finish(io, installation, { manifest, acceptLoss }));
}

async function finish(
  io: Io,
  installation: Installation,
  asked: { readonly manifest: Manifest; readonly acceptLoss: boolean },
): Promise<Outcome> {
  const { manifest, acceptLoss } = asked;
  const loss = await lossOf(installation);
  const aside = loss !== null && acceptLoss ? await setAside(installation) : null;
  const verdict = await verified(io, installation, manifest);
  await recordRestore(installation, { manifest, loss, accepted: aside !== null });
  if (loss !== null) {
    const next = aside === null ? HOW_TO_ACCEPT : acceptedWords(loss, aside);
    await write(io.stderr, `${lossWords(loss)}\n${next}\n`);
  }
  return outcomeOf({ verdict, manifest, loss, accepted: aside !== null });
}

async function refuseForeignCheckpoints(config: Config, keys: Keys, manifest: Manifest): Promise<void> {
  const { heads, logId } = manifest;
  const loss = await findLoss({ keys, logId }, heads, await linesIn(config.checkpointsFile));
  if (loss === 'foreign') throw new Stopped(foreign(config.checkpointsFile));
}

async function copyCheckpoints(config: Config, folder: string): Promise<void> {
  const to = checkpointsFile(config.checkpointsFile);
  for await (const line of checkpointsFile(join(folder, BACKUP.checkpoints)).lines()) await to.append(line);
}

/** As it lies now, held against the checkpoints of this place: only what a known loss explains may be wrong. */
async function verified(io: Io, { world }: Installation, { heads }: Manifest): Promise<Verdict> {
  const total = heads.reduce((sum, { seq }) => sum + seq, 0);
  const progress = showProgress(io, { doing: 'Checking entries', total });
  return verifyAudit(world, progress.at).finally(progress.stop);
}

async function recordRestore(
  { world, who }: Installation,
  restored: { readonly manifest: Manifest; readonly loss: Loss | null; readonly accepted: boolean },
): Promise<void> {
  const { createdAt } = restored.manifest;
  const details = { createdAt, lost: restored.loss, accepted: restored.accepted };
  await act(world, who, async () => ({
    result: allowed(null),
    event: { type: 'backup-restored', outcome: 'done', about: world.logId, details },
  }));
}

function outcomeOf(restored: {
  readonly verdict: Verdict;
  readonly manifest: Manifest;
  readonly loss: Loss | null;
  readonly accepted: boolean;
}): Outcome {
  const { verdict, manifest, loss, accepted } = restored;
  const { createdAt, heads, files, missingObjects } = manifest;
  const entries = heads.reduce((sum, { seq }) => sum + seq, 0);
  const documents = files.length - 2;
  const older = loss && { ...loss, accepted };
  const json = { restored: true, createdAt, entries, documents, missingObjects, older };
  const text = `Restored the backup of ${createdAt}: ${entries} audit entries and ${documents} documents, checked.`;
  if (verdict.whole || (loss !== null && !accepted && verdict.first.fault === 'OLDER_THAN_CHECKPOINT'))
    return done(json, text);
  return negative({ ...json, first: verdict.first }, text, ...brokenWords(verdict.first));
}
