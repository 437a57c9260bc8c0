// Brings a backup back to where nothing is: all of it, checked before and after, or nothing.

import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { BACKUP, type Manifest } from '../adapters/backup-folder.js';
import { checkpointsFile } from '../adapters/checkpoints-file.js';
import { openUploads } from '../adapters/open-uploads.js';
import { readKeysFile } from '../adapters/keys-file.js';
import { act } from '../audit/act.js';
import { type Verdict, verifyAudit } from '../audit/actions.js';
import { type Config, readConfig } from '../config.js';
import type { FileStore } from '../documents/file-store.js';
import { allowed } from '../shared/result.js';
import { machineClock } from '../world.js';
import { brokenWords } from './audit-verify.js';
import { checkedBackup } from './backup-check.js';
import { type Loss, lossWords, readLoss } from './backup-loss.js';
import { type Installation, databaseFile, inExisting } from './installation.js';
import { type Io, write } from './io.js';
import { type Outcome, Stopped, done, negative, refuse, unusable } from './outcome.js';
import { showProgress } from './progress.js';
import { bringBack } from './restore-copy.js';

export type RestoreAsked = {
  readonly folder: string;
  /** What was recorded after the backup is given up for lost: the newer checkpoints are set aside. */
  readonly acceptLoss: boolean;
};

/**
 * The keys must be in place: they are never in a backup. A backup older than the newest checkpoint is brought back with
 * a warning, since the audit can never again be whole up to that checkpoint.
 */
export async function restoreCommand(io: Io, { folder, acceptLoss }: RestoreAsked): Promise<Outcome> {
  const config = readConfig(io.environment);
  if (!config.databaseUrl.startsWith('file:'))
    return unusable('NOT_EMBEDDED', 'this restores the embedded database; the settings name a server');
  const keys = await readKeysFile(config.keysFile);
  if (keys === null)
    return unusable(
      'KEYS_UNUSABLE',
      `the keys are never in a backup: put the keys file at ${config.keysFile} first`,
    );
  const files = await openUploads({ now: io.now ?? machineClock }, config);
  await refuseUnlessEmpty(config, files);
  const manifest = await checkedBackup(io, { folder, keys, pages: 'every' });
  const loss = await readLoss(config.checkpointsFile, keys, manifest);
  await bringBack(io, { database: databaseFile(config), files, folder, manifest });
  const aside = loss !== null && acceptLoss ? await setAside(config, manifest) : null;
  if (!existsSync(config.checkpointsFile)) await copyCheckpoints(config, folder);
  return inExisting(io, async (installation) => {
    const verdict = await verified(io, installation, manifest);
    await recordRestore(installation, { manifest, loss, accepted: aside !== null });
    if (loss !== null) await write(io.stderr, `${lossWords(loss, manifest, aside).join('\n')}\n`);
    return outcomeOf({ verdict, manifest, loss, accepted: aside !== null });
  });
}

async function refuseUnlessEmpty(config: Config, files: FileStore): Promise<void> {
  const database = databaseFile(config);
  const lying = [database, `${database}-wal`, `${database}-shm`].find((file) => existsSync(file));
  if (lying !== undefined)
    throw new Stopped(refuse('NOT_EMPTY', `there is a database already: ${lying}. Move it away first`));
  for await (const { name } of files.list())
    throw new Stopped(
      refuse('NOT_EMPTY', `there are received files already, such as ${name} in ${config.uploadsUrl}`),
    );
}

/** The newer checkpoints are kept: they are the proof of what was lost. */
async function setAside(config: Config, { createdAt }: Manifest): Promise<string> {
  const aside = `${config.checkpointsFile}.newer-than-${createdAt.replaceAll(/[:.]/g, '')}`;
  await rename(config.checkpointsFile, aside);
  return aside;
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
  const lost = loss && { ...loss, accepted };
  const json = { restored: true, createdAt, entries, documents, missingObjects, older: lost };
  const text = `Restored the backup of ${createdAt}: ${entries} audit entries and ${documents} documents, checked.`;
  if (verdict.whole || isExplained(verdict, { manifest, loss, accepted })) return done(json, text);
  return negative({ ...json, first: verdict.first }, text, ...brokenWords(verdict.first));
}

/** Cut off right after the last entry of the backup: that is the loss, and it has been told. */
function isExplained(
  verdict: Extract<Verdict, { whole: false }>,
  { manifest, loss, accepted }: { manifest: Manifest; loss: Loss | null; accepted: boolean },
): boolean {
  if (loss === null || accepted || verdict.first.fault !== 'TRUNCATED') return false;
  const { chain, seq } = verdict.first;
  return seq === (manifest.heads.find((head) => head.chain === chain)?.seq ?? 0) + 1;
}
