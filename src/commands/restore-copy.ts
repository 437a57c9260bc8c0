// Copies what is in a backup to its place; the database last and at one stroke, so that half a restore is none.

import { randomBytes } from 'node:crypto';
import { chmod, copyFile, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  BACKUP,
  type ListedFile,
  type Manifest,
  isObjectPath,
  listFile,
  sha256Of,
} from '../adapters/backup-folder.js';
import type { FileStore } from '../documents/file-store.js';
import type { Io } from './io.js';
import { Stopped, refuse } from './outcome.js';
import { showProgress } from './progress.js';

export type BringingBack = {
  /** Where the database is to lie; nothing lies there. */
  readonly database: string;
  readonly files: FileStore;
  readonly folder: string;
  readonly manifest: Manifest;
};

/** @throws Stopped when a copy is not what the manifest lists; then nothing has been left behind. */
export async function bringBack(io: Io, { database, files, folder, manifest }: BringingBack): Promise<void> {
  const part = `${database}.${randomBytes(4).toString('hex')}.part`;
  const stored: string[] = [];
  const listed = manifest.files.filter(({ path }) => isObjectPath(path));
  const progress = showProgress(io, { doing: 'Copying files', total: listed.length });
  try {
    await copyDatabase({ folder, part, listed: manifest.files });
    for (const file of listed) {
      const name = basename(file.path);
      await files.put(name, await readListed(folder, file));
      stored.push(name);
      progress.at(stored.length);
    }
    // A link and not a renaming: it fails where a server has made a database meanwhile.
    await link(part, database);
    await syncFolder(dirname(database));
  } catch (error) {
    for (const name of stored) await files.remove(name);
    throw error;
  } finally {
    progress.stop();
    await rm(part, { force: true });
  }
}

async function copyDatabase(copying: {
  readonly folder: string;
  readonly part: string;
  readonly listed: readonly ListedFile[];
}): Promise<void> {
  const { folder, part, listed } = copying;
  await mkdir(dirname(part), { recursive: true });
  await copyFile(join(folder, BACKUP.database), part);
  await chmod(part, 0o600);
  await sync(part);
  const expected = listed.find(({ path }) => path === BACKUP.database);
  const found = await listFile(dirname(part), basename(part));
  if (found.sha256 !== expected?.sha256) throw new Stopped(changed(BACKUP.database));
}

async function readListed(folder: string, { path, sha256 }: ListedFile): Promise<Buffer> {
  const bytes = await readFile(join(folder, path));
  if (sha256Of(bytes) !== sha256) throw new Stopped(changed(path));
  return bytes;
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function changed(path: string) {
  return refuse('BACKUP_BROKEN', `${path} changed while it was copied; nothing was restored`);
}
