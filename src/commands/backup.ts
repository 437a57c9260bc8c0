// Copies a whole installation into a folder while a server goes on working, and reads it back before it says so.

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BACKUP,
  KEYS_NOTE,
  type ListedFile,
  type Manifest,
  emptyFolder,
  listFile,
  objectPath,
  writeManifest,
  writeNew,
} from '../adapters/backup-folder.js';
import { openUploads } from '../adapters/open-uploads.js';
import { act } from '../audit/act.js';
import { chainHeads } from '../audit/steps.js';
import { type SqliteSnapshot, openSqliteSnapshot } from '../database/snapshot.sqlite.js';
import { countRows } from '../database/counts.js';
import type { SqliteDatabase } from '../database/database.js';
import type { FileStore } from '../documents/file-store.js';
import { objectNames } from '../documents/storing/steps.js';
import { keysFingerprint } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import { allowed } from '../shared/result.js';
import { checkedBackup } from './backup-check.js';
import { shownHeads } from './audit-verify.js';
import { type Installation, inExisting } from './installation.js';
import type { Io } from './io.js';
import { type Outcome, Stopped, done, negative, refuse, unusable } from './outcome.js';
import { showProgress } from './progress.js';

/** Exit 1 when an object that a document refers to was not there: the backup stands all the same and names it. */
export function backupCommand(io: Io, folder: string): Promise<Outcome> {
  return inExisting(io, async (installation) => {
    embedded(installation);
    if ((await emptyFolder(folder)) === null)
      return refuse('NOT_EMPTY', `${folder} holds something already; a backup wants a folder of its own`);
    // Recorded first, so that the record of the backup is in the backup and nothing is newer than it.
    await recordBackup(installation, folder, 'done');
    await installation.world.ledger.checkpoint();
    try {
      return outcomeOf(folder, await makeBackup(io, installation, folder));
    } catch (error) {
      await clear(folder);
      // Where the database fails, the reason why matters more than that it could not be recorded.
      await recordBackup(installation, folder, 'refused').catch(() => undefined);
      throw error;
    }
  });
}

async function makeBackup(io: Io, installation: Installation, folder: string): Promise<Manifest> {
  const { world } = installation;
  const createdAt = world.now();
  const checkpoints = await checkpointLines(installation);
  await embedded(installation).copyTo(join(folder, BACKUP.database));
  await writeNew(join(folder, BACKUP.checkpoints), checkpoints);
  const copied = await copyContent(io, installation, folder);
  const manifest: Manifest = {
    format: 'fullmakt-backup/1',
    createdAt,
    logId: world.logId,
    keysFingerprint: keysFingerprint(world.keys).toString('hex'),
    note: KEYS_NOTE,
    ...copied,
  };
  await writeManifest(folder, world.keys, manifest);
  return checkedBackup(io, { folder, keys: world.keys, pages: 'quick' });
}

/** A server's database is copied by the server's own tools. @throws Stopped when that is what the settings name */
function embedded({ world: { database } }: Installation): SqliteDatabase {
  if (database.dialect === 'sqlite') return database;
  throw new Stopped(
    unusable('NOT_EMBEDDED', 'this backs up the embedded database; the settings name a server'),
  );
}

/** As they are before the copy is made: none of them may know more than the copy holds. */
async function checkpointLines({ world }: Installation): Promise<string> {
  let text = '';
  for await (const line of world.checkpoints.lines()) text += `${line}\n`;
  return text;
}

type Content = Pick<Manifest, 'heads' | 'counts' | 'files' | 'missingObjects'>;

async function copyContent(io: Io, { world, config }: Installation, folder: string): Promise<Content> {
  const copy = openSqliteSnapshot(join(folder, BACKUP.database));
  try {
    const counts = await countRows(copy.read);
    const store = await openUploads(world, config);
    const files: ListedFile[] = [];
    for (const name of [BACKUP.database, BACKUP.checkpoints]) files.push(await listFile(folder, name));
    const objects = await copyObjects(io, { copy, store, folder, total: counts['documents'] ?? 0 });
    return {
      heads: shownHeads(await chainHeads(copy.read)),
      counts,
      files: [...files, ...objects.copied],
      missingObjects: objects.missing,
    };
  } finally {
    await copy.close();
  }
}

async function copyObjects(
  io: Io,
  copying: {
    readonly copy: SqliteSnapshot;
    readonly store: FileStore;
    readonly folder: string;
    readonly total: number;
  },
): Promise<{ readonly copied: readonly ListedFile[]; readonly missing: string[] }> {
  const { copy, store, folder, total } = copying;
  const copied: ListedFile[] = [];
  const missing: string[] = [];
  const progress = showProgress(io, { doing: 'Copying files', total });
  try {
    for await (const name of objectNames(copy.read)) {
      if (await copyObject(store, folder, name)) copied.push(await listFile(folder, objectPath(name)));
      else missing.push(name);
      progress.at(copied.length + missing.length);
    }
  } finally {
    progress.stop();
  }
  return { copied, missing };
}

/** False when the store has lost it. */
async function copyObject(store: FileStore, folder: string, name: string): Promise<boolean> {
  const bytes = await store.get(name);
  if (bytes === null) return false;
  await writeNew(join(folder, objectPath(name)), bytes);
  return true;
}

async function recordBackup(
  { world, who }: Installation,
  folder: string,
  outcome: 'done' | 'refused',
): Promise<void> {
  await act(world, who, async () => ({
    result: allowed(null),
    event: { type: 'backup-made', outcome, about: world.logId, details: { folder } },
  }));
}

/** Half a backup is none. */
async function clear(folder: string): Promise<void> {
  for (const name of Object.values(BACKUP)) await rm(join(folder, name), { recursive: true, force: true });
}

function outcomeOf(folder: string, manifest: Manifest): Outcome {
  const { files, missingObjects, counts, heads } = manifest;
  const entries = heads.reduce((sum, { seq }) => sum + seq, 0);
  const documents = files.length - 2;
  const createdAt = manifest.createdAt as Instant;
  const json = { folder, createdAt, entries, documents, counts, missingObjects, keysIncluded: false };
  const text = [
    `The backup in ${folder} is whole: ${entries} audit entries, ${documents} documents, read back and checked.`,
    KEYS_NOTE,
  ];
  if (missingObjects.length === 0) return done(json, ...text);
  return negative(
    json,
    ...text,
    `${missingObjects.length} documents have lost their file; they are named in ${BACKUP.manifest}.`,
  );
}
