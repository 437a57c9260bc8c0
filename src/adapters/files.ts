// Keeps sealed objects in a folder: complete on disk under their name, or not there at all.

import { randomBytes } from 'node:crypto';
import { link, mkdir, open, opendir, readFile, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileStore, NameTaken, StoreUnavailable } from '../documents/file-store.js';
import { type Instant, addMinutes, instantOf } from '../shared/dates.js';
import { checkedName, isObjectName } from './object-names.js';

/** Objects being written lie by themselves: looking through them at start-up costs the same however much is stored. */
const PARTS = 'parts';
const PART_IS_LEFT_OVER_MINUTES = 60;
/** Objects lie in 256 folders by the start of their name: no folder becomes too large to list or to copy. */
const SHARD_LETTERS = 2;
const SHARD = /^[0-9a-f]{2}$/;

type Folder = {
  readonly path: string;
  readonly parts: string;
  /** Sub-folders whose own entry is known to be on disk. */
  readonly lasting: Set<string>;
};

/**
 * `file:FOLDER`; the folder is made when missing, readable by its owner only. @throws StoreUnavailable when it cannot be
 * used, Error for any other kind of address.
 */
export async function openFileStore(url: string, now: () => Instant): Promise<FileStore> {
  if (!url.startsWith('file:') || url.length === 'file:'.length)
    throw new Error('a folder of files is named file:FOLDER');
  const path = url.slice('file:'.length);
  const folder = { path, parts: join(path, PARTS), lasting: new Set<string>() };
  await told(mkdir(folder.parts, { recursive: true, mode: 0o700 }));
  await told(removeLeftOvers(folder, addMinutes(now(), -PART_IS_LEFT_OVER_MINUTES)));
  return {
    put: (name, bytes) => told(putWhole(folder, checkedName(name), bytes)),
    get: (name) => told(orNull(folder, readFile(placeOf(folder, checkedName(name))))),
    async remove(name) {
      await told(orNull(folder, unlink(placeOf(folder, checkedName(name)))));
    },
    list: () => listObjects(folder),
  };
}

async function putWhole(folder: Folder, name: string, bytes: Uint8Array): Promise<void> {
  const part = join(folder.parts, `${name}.${randomBytes(4).toString('hex')}`);
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await makeShard(folder, name);
    // A link and not a renaming: it fails where the name is taken.
    await link(part, placeOf(folder, name));
  } finally {
    await rm(part, { force: true });
  }
  await syncFolder(shardOf(folder, name));
}

/** Another process may have made it a moment ago and not written the entry yet, so each process does so once itself. */
async function makeShard(folder: Folder, name: string): Promise<void> {
  const shard = shardOf(folder, name);
  const made = await mkdir(shard, { recursive: true, mode: 0o700 });
  if (made === undefined && folder.lasting.has(shard)) return;
  await syncFolder(folder.path);
  folder.lasting.add(shard);
}

/** A new name in a folder survives a power cut only once the folder itself is written. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* listObjects(folder: Folder): ReturnType<FileStore['list']> {
  for await (const shard of entriesOf(folder.path)) {
    if (!SHARD.test(shard)) continue;
    for await (const name of entriesOf(join(folder.path, shard))) {
      if (!isObjectName(name)) continue;
      const about = await told(orNull(folder, stat(join(folder.path, shard, name))));
      if (about) yield { name, storedAt: instantOf(about.mtime) };
    }
  }
}

async function* entriesOf(path: string): AsyncIterable<string> {
  for await (const { name } of await told(opendir(path))) yield name;
}

/** Halves of objects whose writing was cut short; another process may be writing a young one now. */
async function removeLeftOvers(folder: Folder, before: Instant): Promise<void> {
  for await (const name of entriesOf(folder.parts)) {
    const part = join(folder.parts, name);
    const about = await orNull(folder, stat(part));
    if (about && instantOf(about.mtime) < before) await rm(part, { force: true });
  }
}

function placeOf(folder: Folder, name: string): string {
  return join(shardOf(folder, name), name);
}

function shardOf({ path }: Folder, name: string): string {
  return join(path, name.slice(0, SHARD_LETTERS));
}

/** Null when there is no such file, which is only believed while the store's own folder is there: a disk may be gone. */
async function orNull<T>(folder: Folder, asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await stat(folder.parts);
    return null;
  }
}

/** What the disk says no to is told as a fault of the store. */
async function told<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    if (code === 'EEXIST') throw new NameTaken();
    throw new StoreUnavailable(`the folder of received files cannot be used (${code})`, { cause: error });
  }
}

function codeOf(error: unknown): string | null {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
