// The file that holds the installation's keys: made once, readable by its owner alone.

import { chmod, mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type Keys, KeysUnusable, type KeysText, readKeys } from '../sealing/keys.js';

const keysText = z.strictObject({
  version: z.literal(1),
  currentWrapping: z.string(),
  wrapping: z.record(z.string(), z.string()),
  index: z.string(),
  chain: z.string(),
  signing: z.string(),
});

/** The keys, or null when there is no such file. @throws KeysUnusable when it is open to others, or not ours. */
export async function readKeysFile(file: string): Promise<Keys | null> {
  const text = await readFile(file, 'utf8').catch(noSuchFile);
  if (text === null) return null;
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new KeysUnusable('the keys file can be read by others: it must have mode 0600');
  return readKeys(parse(text));
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
