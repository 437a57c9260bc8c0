// Keeps sealed objects in a folder: complete on disk under their name, or not there at all.

import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '../documents/file-store.js';
import { type Instant, addMinutes, instantOf } from '../shared/dates.js';

const NAME = /^[0-9a-f]{40}$/;
const PART = /\.part$/;
const PART_IS_LEFT_OVER_MINUTES = 60;

/** `file:FOLDER`; the folder is made when missing, readable by its owner only. @throws for any other kind of address. */
export async function openFileStore(url: string, now: () => Instant): Promise<FileStore> {
  if (!url.startsWith('file:') || url.length === 'file:'.length)
    throw new Error('UPLOADS_URL must be file:FOLDER');
  const folder = url.slice('file:'.length);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeftOvers(folder, addMinutes(now(), -PART_IS_LEFT_OVER_MINUTES));
  return {
    put: (name, bytes) => putWhole(folder, checked(name), bytes),
    get: (name) => orNull(readFile(join(folder, checked(name)))),
    remove: (name) => rm(join(folder, checked(name)), { force: true }),
    list: () => listObjects(folder),
  };
}

async function putWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const part = join(folder, `${name}.${randomBytes(4).toString('hex')}.part`);
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    // A link and not a renaming: it fails where the name is taken.
    await link(part, join(folder, name));
  } finally {
    await rm(part, { force: true });
  }
  await syncFolder(folder);
}

/** A new name in a folder survives a power cut only once the folder itself is written. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* listObjects(folder: string) {
  for (const name of await readdir(folder)) {
    if (!NAME.test(name)) continue;
    const about = await orNull(stat(join(folder, name)));
    if (about) yield { name, storedAt: instantOf(about.mtime) };
  }
}

/** Halves of objects whose writing was cut short; another process may be writing a young one now. */
async function removeLeftOvers(folder: string, before: Instant): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!PART.test(name)) continue;
    const path = join(folder, name);
    const about = await orNull(stat(path));
    if (about && instantOf(about.mtime) < before) await rm(path, { force: true });
  }
}

/** Names are ours, never a sender's; a path would be somebody's trick. */
function checked(name: string): string {
  if (!NAME.test(name)) throw new Error('an object has a random name of 40 hexadecimal digits');
  return name;
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
