// Looks through a backup as it lies on the disk: every file, every page of the database, every link of its audit.

import { join } from 'node:path';
import { BACKUP, type ListedFile, type Manifest, listFile, readManifest } from '../adapters/backup-folder.js';
import { checkpointsFile } from '../adapters/checkpoints-file.js';
import { verifyAudit } from '../audit/actions.js';
import { countRows } from '../database/counts.js';
import { isKnownMigration } from '../database/migrate.js';
import { type SqliteSnapshot, openSqliteSnapshot } from '../database/snapshot.sqlite.js';
import { type Keys, keysFingerprint } from '../sealing/keys.js';
import { brokenWords, shownHeads } from './audit-verify.js';
import type { Io } from './io.js';
import { type Outcome, Stopped, refuse, unusable } from './outcome.js';
import { showProgress } from './progress.js';

/** The manifest of a backup whose files are all as they were written, with these keys. @throws Stopped, BackupUnreadable */
export async function checkedFiles(
  io: Io,
  { folder, keys }: { readonly folder: string; readonly keys: Keys },
): Promise<Manifest> {
  const { manifest, isGenuine } = await readManifest(folder);
  if (manifest.keysFingerprint !== keysFingerprint(keys).toString('hex'))
    throw new Stopped(unusable('KEYS_UNUSABLE', 'the keys file is not of the installation in this backup'));
  if (!isGenuine(keys)) throw broken('the list of its files (manifest.json) has been changed');
  if (!isKnownMigration(manifest.schema))
    throw new Stopped(
      unusable(
        'BACKUP_NEWER',
        'the backup was made by a newer version of this program: bring it back with that',
      ),
    );
  await checkFiles(io, folder, manifest.files);
  return manifest;
}

/**
 * The database of a backup, in the file it lies in or a copy of it that has the newest schema: sound, its audit whole up to
 * where the list says, as many records as listed. @throws Stopped
 */
export async function checkDatabase(
  io: Io,
  checked: {
    readonly file: string;
    readonly folder: string;
    readonly keys: Keys;
    readonly manifest: Manifest;
    readonly pages: 'quick' | 'every';
  },
): Promise<void> {
  const copy = openSqliteSnapshot(checked.file);
  try {
    const [fault] = copy.faults(checked.pages);
    if (fault !== undefined) throw broken('the database in it is damaged');
    await checkRecord(io, { ...checked, copy });
  } finally {
    await copy.close();
  }
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
  // A newer program may have tables the list does not know.
  const counts = await countRows(copy.read);
  if (Object.entries(manifest.counts).some(([table, rows]) => counts[table] !== rows))
    throw broken('it holds another number of records than its list says');
}

function broken(why: string): Stopped {
  const outcome: Outcome = refuse('BACKUP_BROKEN', `the backup cannot be trusted: ${why}`);
  return new Stopped(outcome);
}
