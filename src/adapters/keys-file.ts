// The file that holds the installation's keys: made once, readable by its owner alone.

import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, open, readFile, realpath, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type Keys, KeysUnusable, type KeysText, followKeys } from '../sealing/keys.js';

const keysText = z.strictObject({
  version: z.literal(1),
  currentWrapping: z.string(),
  wrapping: z.record(z.string(), z.string()),
  index: z.string(),
  chain: z.string(),
  signing: z.string(),
});

/**
 * The keys, or null when there is no such file. They follow the file: a wrapping key added to it is known without a
 * restart. @throws KeysUnusable when it is open to others, or not ours.
 */
export async function readKeysFile(file: string): Promise<Keys | null> {
  const text = await readKeysText(file);
  return text && followKeys(text, changesOf(file));
}

/** The file as it is written, or null when there is none. @throws as above */
export async function readKeysText(file: string): Promise<KeysText | null> {
  const text = await readFile(file, 'utf8').catch(noSuchFile);
  if (text === null) return null;
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new KeysUnusable('the keys file can be read by others: it must have mode 0600');
  return parse(text);
}

/** When the file was last written, in milliseconds since 1970. */
export async function keysFileWrittenAt(file: string): Promise<number> {
  return (await stat(file)).mtimeMs;
}

/** Puts other keys in the place of those in the file, all at once and for good; whoever reads it meanwhile reads either. */
export async function replaceKeysFile(file: string, keys: KeysText): Promise<void> {
  // The file may be a link into a store of secrets: the link stays.
  const path = await realpath(file);
  const next = `${path}.${randomBytes(4).toString('hex')}`;
  await writeKeysFile(next, keys);
  await rename(next, path);
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Asked between two uses of a key, so it does not wait: a look at the file's entry, and mostly no more. */
function changesOf(file: string): () => KeysText | null {
  let seen = entryOf(file);
  return () => {
    const entry = entryOf(file);
    if (entry === null || entry === seen) return null;
    seen = entry;
    try {
      return parse(readFileSync(file, 'utf8'));
    } catch {
      return null;
    }
  };
}

function entryOf(file: string): string | null {
  try {
    const { ino, mtimeMs, size } = statSync(file);
    return `${ino}/${mtimeMs}/${size}`;
  } catch {
    return null;
  }
}

/** Writes new keys, never over old ones. */
export async function writeKeysFile(file: string, keys: KeysText): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(file, 0o600);
}

function parse(text: string): KeysText {
  try {
    return keysText.parse(JSON.parse(text));
  } catch {
    throw new KeysUnusable('the keys file cannot be read');
  }
}

function noSuchFile(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw new KeysUnusable(`the keys file cannot be read (${error.code})`);
}
