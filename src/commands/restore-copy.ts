// Copies what is in a backup to its place; the database last, so that half a restore is none.

import { randomBytes } from 'node:crypto';
import { chmod, copyFile, link, mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import {
  BACKUP,
  type ListedFile,
  type Manifest,
  isObjectPath,
  listFile,
  sha256Of,
} from '../adapters/backup-folder.js';
import { removeFile, upgradeDump } from '../database/dump.js';
import { CopyDiffers, TargetNotEmpty, moveInto } from '../database/moving.js';
import { openSnapshot } from '../database/snapshot.js';
import type { Keys } from '../sealing/keys.js';
import { shownDatabase } from '../shared/database-address.js';
import { checkDatabase } from './backup-check.js';
import { databaseFile } from './installation.js';
import type { Io } from './io.js';
import { Stopped, refuse } from './outcome.js';
import { showProgress } from './progress.js';
import type { RestorePlace } from './restore-place.js';

export type BringingBack = RestorePlace & {
  readonly keys: Keys;
  /** Objects that are there already. */
  readonly present: ReadonlySet<string>;
};

/**
 * A file is linked to its place at one stroke; on a server the mark of half a copy keeps everybody out until all is there,
 * and the same restore goes on after it was cut off. @throws Stopped when a copy is not what the manifest lists; then
 * nothing has been left behind.
 */
export async function bringBack(io: Io, back: BringingBack): Promise<void> {
  const { config, manifest } = back;
  const isFile = config.databaseUrl.startsWith('file:');
  const beside = isFile ? dirname(databaseFile(config)) : await mkdtemp(join(tmpdir(), 'fullmakt-restore-'));
  const part = join(beside, `fullmakt-${randomBytes(4).toString('hex')}.part`);
  const stored: string[] = [];
  try {
    await copyDatabase(back, part);
    await upgradeDump(part);
    await checkDatabase(io, { ...back, file: part, pages: 'every' });
    await storeObjects(io, back, stored);
    if (isFile) await linkDatabase(part, databaseFile(config));
    else await fillDatabase(io, { url: config.databaseUrl, part, manifest });
  } catch (error) {
    for (const name of stored) await back.files.remove(name);
    throw error;
  } finally {
    await removeFile(part);
    if (!isFile) await rm(beside, { recursive: true, force: true });
  }
}

async function copyDatabase({ folder, manifest }: BringingBack, part: string): Promise<void> {
  await mkdir(dirname(part), { recursive: true });
  await copyFile(join(folder, BACKUP.database), part);
  await chmod(part, 0o600);
  const expected = manifest.files.find(({ path }) => path === BACKUP.database);
  const found = await listFile(dirname(part), basename(part));
  if (found.sha256 !== expected?.sha256) throw new Stopped(changed(BACKUP.database));
}

async function storeObjects(io: Io, back: BringingBack, stored: string[]): Promise<void> {
  const { folder, files, manifest, present } = back;
  const listed = manifest.files.filter(({ path }) => isObjectPath(path) && !present.has(basename(path)));
  const progress = showProgress(io, { doing: 'Copying files', total: listed.length });
  try {
    for (const file of listed) {
      const name = basename(file.path);
      await files.put(name, await readListed(folder, file));
      stored.push(name);
      progress.at(stored.length);
    }
  } finally {
    progress.stop();
  }
}

/** A link and not a renaming: it fails where a server has made a database meanwhile. */
async function linkDatabase(part: string, database: string): Promise<void> {
  await sync(part, 'r+');
  await link(part, database);
  await sync(dirname(database), 'r');
}

async function fillDatabase(
  io: Io,
  filling: { readonly url: string; readonly part: string; readonly manifest: Manifest },
): Promise<void> {
  const { url, part, manifest } = filling;
  const total = Object.values(manifest.counts).reduce((sum, rows) => sum + rows, 0);
  const progress = showProgress(io, { doing: 'Copying rows', total });
  const from = await openSnapshot(`file:${part}`);
  try {
    await moveInto(url, { from, logId: manifest.logId, seen: progress.at }, async () => null);
  } catch (error) {
    if (error instanceof TargetNotEmpty || error instanceof CopyDiffers)
      throw new Stopped(
        refuse('NOT_EMPTY', `nothing was restored to ${shownDatabase(url)}: ${error.message}`),
      );
    throw error;
  } finally {
    progress.stop();
    await from.close();
  }
}

async function readListed(folder: string, { path, sha256 }: ListedFile): Promise<Buffer> {
  const bytes = await readFile(join(folder, path));
  if (sha256Of(bytes) !== sha256) throw new Stopped(changed(path));
  return bytes;
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function changed(path: string) {
  return refuse('BACKUP_BROKEN', `${path} changed while it was copied; nothing was restored`);
}
