// The place a backup is brought back to: nothing may be there, but for what the same restore left when it was cut off.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Manifest, isObjectPath } from '../adapters/backup-folder.js';
import type { Config } from '../config.js';
import { halfCopyOf } from '../database/half-copy.js';
import { openSnapshot } from '../database/snapshot.js';
import type { FileStore } from '../documents/file-store.js';
import { shownDatabase } from '../shared/database-address.js';
import { databaseFile } from './installation.js';
import { Stopped, refuse } from './outcome.js';

export type RestorePlace = {
  readonly config: Config;
  readonly files: FileStore;
  readonly folder: string;
  readonly manifest: Manifest;
};

/** The names of the objects of this backup that are there already, the same to the byte. @throws Stopped */
export async function refuseUnlessEmpty(place: RestorePlace): Promise<ReadonlySet<string>> {
  const { config, files, folder, manifest } = place;
  if (config.databaseUrl.startsWith('file:')) refuseFiles(config);
  else await refuseDatabase(config, manifest);
  const paths = new Map(manifest.files.map(({ path }) => [isObjectPath(path) ? basename(path) : '', path]));
  const present = new Set<string>();
  for await (const { name } of files.list()) {
    const path = paths.get(name);
    const isOurs = path !== undefined && (await files.get(name))?.equals(await readFile(join(folder, path)));
    if (isOurs !== true)
      throw refused(`there are received files already, such as ${name} in ${config.uploadsUrl}`);
    present.add(name);
  }
  return present;
}

function refuseFiles(config: Config): void {
  const database = databaseFile(config);
  const lying = [database, `${database}-wal`, `${database}-shm`].find((file) => existsSync(file));
  if (lying !== undefined) throw refused(`there is a database already: ${lying}. Move it away first`);
}

async function refuseDatabase({ databaseUrl }: Config, { logId }: Manifest): Promise<void> {
  const found = await openSnapshot(databaseUrl);
  try {
    if (found.schema === 'none' || (await halfCopyOf(found.read)) === logId) return;
    const { q, t } = found.read;
    if ((await q.$count(t.meta)) > 0)
      throw refused(`there is an installation in ${shownDatabase(databaseUrl)} already`);
  } finally {
    await found.close();
  }
}

function refused(why: string): Stopped {
  return new Stopped(refuse('NOT_EMPTY', why));
}
