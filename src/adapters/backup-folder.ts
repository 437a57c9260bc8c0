// How a backup lies in its folder: a copy of the database, the sealed objects, the checkpoints, and a signed list of it all.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isSignedText, signText } from '../sealing/signature.js';
import type { Keys } from '../sealing/keys.js';

export const BACKUP = {
  database: 'fullmakt.sqlite',
  checkpoints: 'checkpoints.jsonl',
  uploads: 'uploads',
  manifest: 'manifest.json',
  signature: 'manifest.sig',
} as const;

const hex = z.string().regex(/^([0-9a-f]{2})+$/);

const manifest = z.strictObject({
  format: z.literal('fullmakt-backup/1'),
  createdAt: z.string(),
  logId: hex,
  /** Tells whether keys are the right ones, and nothing else about them. */
  keysFingerprint: hex,
  note: z.string(),
  /** The newest migration its database has; the first there ever was when left out. */
  schema: z.string().default('0000_start'),
  heads: z.array(z.strictObject({ chain: z.int(), seq: z.int(), hash: hex })),
  counts: z.record(z.string(), z.int()),
  files: z.array(z.strictObject({ path: z.string(), size: z.int(), sha256: hex })),
  /** Objects that documents refer to and that were not there to be copied. */
  missingObjects: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifest>;
export type ListedFile = Manifest['files'][number];

/** What is said beside every backup; in both languages, since whoever needs it may have little else. */
export const KEYS_NOTE =
  'Nøklene er ikke med. Uten nøkkelfilen (KEYS_FILE) kan ingen lese sikkerhetskopien: oppbevar den et annet sted. ' +
  'The keys are not in here. Without the keys file nobody can read this backup: keep it somewhere else.';

export class BackupUnreadable extends Error {}

/** Makes the folder when there is none; null when something lies in it already. */
export async function emptyFolder(folder: string): Promise<string | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return (await readdir(folder)).length === 0 ? folder : null;
}

/** The manifest makes a folder a backup, so it is written last. */
export async function writeManifest(folder: string, keys: Keys, listed: Manifest): Promise<void> {
  const text = `${JSON.stringify(listed, null, 2)}\n`;
  await writeNew(join(folder, BACKUP.signature), `${signText(keys, 'backup', text)}\n`);
  await writeNew(join(folder, BACKUP.manifest), text);
}

/** @throws BackupUnreadable when the folder holds no backup, or not one this program knows. */
export async function readManifest(
  folder: string,
): Promise<{ readonly manifest: Manifest; readonly isGenuine: (keys: Keys) => boolean }> {
  const text = await readText(folder, BACKUP.manifest);
  const signature = await readText(folder, BACKUP.signature);
  const read = manifest.safeParse(parse(text));
  if (!read.success) throw new BackupUnreadable('the manifest of the backup cannot be read');
  return { manifest: read.data, isGenuine: (keys) => isSignedText(keys, 'backup', text, signature) };
}

/** Size and SHA-256 of a file, read from the disk. */
export async function listFile(folder: string, path: string): Promise<ListedFile> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(join(folder, path)) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { path, size, sha256: hash.digest('hex') };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where an object lies in a backup, whatever store it came from: in one of 256 folders, so that none becomes too large. */
export function objectPath(name: string): string {
  return `${BACKUP.uploads}/${name.slice(0, 2)}/${name}`;
}

export function isObjectPath(path: string): boolean {
  return path.startsWith(`${BACKUP.uploads}/`);
}

/** A file that was not there before, on disk when this returns, readable by its owner only. */
export async function writeNew(file: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readText(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch {
    throw new BackupUnreadable(`there is no backup in ${folder}: ${name} is missing`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
