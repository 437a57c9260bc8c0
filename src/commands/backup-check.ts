// Looks through a backup as it lies on the disk: every file, every page of the database, every link of its audit.

import { join } from 'node:path';
import { BACKUP, type ListedFile, type Manifest, listFile, readManifest } from '../adapters/backup-folder.js';
import { checkpointsFile } from '../adapters/checkpoints-file.js';
import { verifyAudit } from '../audit/actions.js';
import { type SqliteSnapshot, openSqliteSnapshot } from '../database/snapshot.sqlite.js';
import { countRows } from '../database/counts.js';
import { type Keys, keysFingerprint } from '../sealing/keys.js';
import { brokenWords, shownHeads } from './audit-verify.js';
import type { Io } from './io.js';
import { type Outcome, Stopped, refuse, unusable } from './outcome.js';
import { showProgress } from './progress.js';

/** The manifest of a backup that is whole and made with these keys. @throws Stopped, BackupUnreadable */
export async function checkedBackup(
  io: Io,
  asked: { readonly folder: string; readonly keys: Keys; readonly pages: 'quick' | 'every' },
): Promise<Manifest> {
  const { folder, keys } = asked;
  const { manifest, isGenuine } = await readManifest(folder);
  if (manifest.keysFingerprint !== keysFingerprint(keys).toString('hex'))
    throw new Stopped(unusable('KEYS_UNUSABLE', 'the keys file is not of the installation in this backup'));
  if (!isGenuine(keys)) throw broken('the list of its files (manifest.json) has been changed');
  await checkFiles(io, folder, manifest.files);
  const copy = openSqliteSnapshot(join(folder, BACKUP.database));
  try {
    const [fault] = copy.faults(asked.pages);
    if (fault !== undefined) throw broken('the database in it is damaged');
    await checkRecord(io, { copy, folder, keys, manifest });
  } finally {
    await copy.close();
  }
  return manifest;
}

async function checkFiles(io: Io, folder: string, files: readonly ListedFile[]): Promise<void> {
  const progress = showProgress(io, { doing: 'Checking files', total: files.length });
  try {
    for (const [index, { path, size, sha256 }] of files.entries()) {
      const found = await listFile(folder, path).catch(() => null);
      if (found === null) throw broken(`${path} is missing`);
      if (found.size !== size || found.sha256 !== sha256) throw broken(`${path} is not as it was written`);
      progress.at(index + 1);
    }
  } finally {
    progress.stop();
  }
}

async function checkRecord(
  io: Io,
  backup: {
    readonly copy: SqliteSnapshot;
    readonly folder: string;
    readonly keys: Keys;
    readonly manifest: Manifest;
  },
): Promise<void> {
  const { copy, folder, keys, manifest } = backup;
  const total = manifest.heads.reduce((sum, { seq }) => sum + seq, 0);
  const progress = showProgress(io, { doing: 'Checking entries', total });
  const checkpoints = checkpointsFile(join(folder, BACKUP.checkpoints));
  const verdict = await verifyAudit(
    { database: copy, keys, logId: manifest.logId, checkpoints },
    progress.at,
  ).finally(progress.stop);
  if (!verdict.whole) throw broken(brokenWords(verdict.first).join(' '));
  if (JSON.stringify(shownHeads(verdict.heads)) !== JSON.stringify(manifest.heads))
    throw broken('its audit ends elsewhere than its list says');
  if (JSON.stringify(await countRows(copy.read)) !== JSON.stringify(manifest.counts))
    throw broken('it holds another number of records than its list says');
}

function broken(why: string): Stopped {
  const outcome: Outcome = refuse('BACKUP_BROKEN', `the backup cannot be trusted: ${why}`);
  return new Stopped(outcome);
}
