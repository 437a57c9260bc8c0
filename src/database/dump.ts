// A database as one SQLite file, whatever engine it is on: what a backup holds, and what can be brought back to any engine.

import { rm } from 'node:fs/promises';
import { DatabaseUnavailable, type Database } from './database.js';
import { moveInto } from './moving.js';
import { openDatabase } from './open.js';
import { openSnapshot } from './snapshot.js';

export type Dumping = {
  readonly database: Database;
  /** Where `database` is. */
  readonly url: string;
  readonly logId: string;
  /** Told how many rows have been copied; not on SQLite, which copies itself. */
  readonly seen: (rows: number) => void;
};

/** Everything as it stands at one moment, in a new file that is complete when this returns. @throws DatabaseUnavailable */
export async function dumpInto(file: string, { database, url, logId, seen }: Dumping): Promise<void> {
  if (database.dialect === 'sqlite') return database.copyTo(file);
  const part = `${file}.part`;
  const from = await openSnapshot(url);
  try {
    await moveInto(`file:${part}`, { from, logId, seen }, async () => null);
    await compact(part, file);
  } finally {
    await from.close();
    await removeFile(part);
  }
}

/** Brings a dump of an older program to the newest schema. @throws DatabaseUnavailable */
export async function upgradeDump(file: string): Promise<void> {
  const database = await openDatabase(`file:${file}`);
  await database.close();
}

/** The file with everything SQLite may have laid beside it. */
export async function removeFile(file: string): Promise<void> {
  for (const beside of ['', '-wal', '-shm']) await rm(`${file}${beside}`, { force: true });
}

/** A file that needs nothing beside it, so that it can be read from anywhere. */
async function compact(part: string, file: string): Promise<void> {
  const copied = await openDatabase(`file:${part}`);
  try {
    if (copied.dialect !== 'sqlite') throw new DatabaseUnavailable('a dump is a file');
    await copied.copyTo(file);
  } finally {
    await copied.close();
  }
}
