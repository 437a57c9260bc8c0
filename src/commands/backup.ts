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
import { isHeld } from '../audit/loss.js';
import { chainHeads } from '../audit/steps.js';
import { countRows } from '../database/counts.js';
import { dumpInto } from '../database/dump.js';
import { newestMigration } from '../database/migrate.js';
import { type SqliteSnapshot, openSqliteSnapshot } from '../database/snapshot.sqlite.js';
import type { FileStore } from '../documents/file-store.js';
import { isObjectNeeded, objectNames } from '../documents/storing/steps.js';
import { keysFingerprint } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import { allowed } from '../shared/result.js';
import { checkDatabase, checkedFiles } from './backup-check.js';
import { shownHeads } from './audit-verify.js';
import { type Installation, inExisting } from './installation.js';
import type { Io } from './io.js';
import { type Outcome, done, negative, refuse } from './outcome.js';
import { showProgress } from './progress.js';

/**
 * On every engine and with every store of papers, while servers go on working. The database is copied first, as it stands
 * at one moment, then every object that copy names: an object is written once, before the row that names it, under a random
 * name, and never changed; so each is there as it was at that moment. Exit 1 when the store has lost one all the same: the
 * backup stands and names it.
 */
export function backupCommand(io: Io, folder: string): Promise<Outcome> {
  return inExisting(io, async (installation) => {
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

type Made = {
  readonly manifest: Manifest;
  /** Objects among the missing that the installation still needs. */
  readonly lost: readonly string[];
};

async function makeBackup(io: Io, installation: Installation, folder: string): Promise<Made> {
  const { world } = installation;
  const createdAt = world.now();
  // As they are before the copy is made: none of them may know more than the copy holds.
  const lines = await checkpointLines(installation);
  await copyDatabase(io, installation, join(folder, BACKUP.database));
  const copied = await copyContent(io, installation, { folder, lines });
  await writeManifest(folder, world.keys, {
    format: 'fullmakt-backup/1',
    createdAt,
    logId: world.logId,
    keysFingerprint: keysFingerprint(world.keys).toString('hex'),
    note: KEYS_NOTE,
    schema: newestMigration(),
    ...copied,
  });
  const manifest = await checkedFiles(io, { folder, keys: world.keys });
  const file = join(folder, BACKUP.database);
  await checkDatabase(io, { file, folder, keys: world.keys, manifest, pages: 'quick' });
  return { manifest, lost: await stillNeeded(installation, manifest.missingObjects) };
}

async function copyDatabase(io: Io, { world, config }: Installation, file: string): Promise<void> {
  const { database, logId } = world;
  const counts = database.dialect === 'sqlite' ? {} : await countRows(database.read);
  const total = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
  const progress = showProgress(io, { doing: 'Copying rows', total });
  await dumpInto(file, { database, url: config.databaseUrl, logId, seen: progress.at }).finally(
    progress.stop,
  );
}

async function checkpointLines({ world }: Installation): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of world.checkpoints.lines()) lines.push(line);
  return lines;
}

type Content = Pick<Manifest, 'heads' | 'counts' | 'files' | 'missingObjects'>;

async function copyContent(
  io: Io,
  { world, config }: Installation,
  { folder, lines }: { readonly folder: string; readonly lines: readonly string[] },
): Promise<Content> {
  const copy = openSqliteSnapshot(join(folder, BACKUP.database));
  try {
    const counts = await countRows(copy.read);
    const heads = await chainHeads(copy.read);
    // Where a loss has not been accepted yet, some vouch for what neither the installation nor its backup holds.
    const held = lines.filter((line) => isHeld(world.keys, heads, line));
    await writeNew(join(folder, BACKUP.checkpoints), held.map((line) => `${line}\n`).join(''));
    const store = await openUploads(world, config);
    const files: ListedFile[] = [];
    for (const name of [BACKUP.database, BACKUP.checkpoints]) files.push(await listFile(folder, name));
    const objects = await copyObjects(io, { copy, store, folder, total: counts['documents'] ?? 0 });
    return {
      heads: shownHeads(heads),
      counts,
      files: [...files, ...objects.copied],
      missingObjects: objects.missing,
    };
  } finally {
    await copy.close();
  }
}

/** What was removed on purpose since the copy was made is not lost. */
async function stillNeeded({ world }: Installation, missing: readonly string[]): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const name of missing) if (await isObjectNeeded(world.database.read, name)) lost.push(name);
  return lost;
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

function outcomeOf(folder: string, { manifest, lost }: Made): Outcome {
  const { files, missingObjects, counts, heads } = manifest;
  const entries = heads.reduce((sum, { seq }) => sum + seq, 0);
  const documents = files.length - 2;
  const createdAt = manifest.createdAt as Instant;
  const json = { folder, createdAt, entries, documents, counts, missingObjects, keysIncluded: false };
  const text = [
    `The backup in ${folder} is whole: ${entries} audit entries, ${documents} documents, read back and checked.`,
    KEYS_NOTE,
  ];
  if (lost.length === 0) return done(json, ...text);
  return negative(
    json,
    ...text,
    `${lost.length} documents have lost their file; they are named in ${BACKUP.manifest}.`,
  );
}
