// A database that is only looked at, as it stands at one moment: to be copied, checked, or asked whether anything is in it.

import { existsSync } from 'node:fs';
import { DatabaseUnavailable, type Tx } from './database.js';
import { readMeta } from './meta.js';
import type { SchemaState } from './migrate.js';

/** Nothing is migrated or changed, and nothing that others write meanwhile is seen. */
export type Snapshot = {
  readonly read: Tx;
  readonly schema: SchemaState;
  close(): Promise<void>;
};

/** `file:PATH` must be there; `postgres://…` may be a replica. @throws DatabaseUnavailable when it cannot be read */
export async function openSnapshot(url: string): Promise<Snapshot> {
  if (url.startsWith('file:')) {
    const { openSqliteSnapshot } = await import('./snapshot.sqlite.js');
    return openSqliteSnapshot(url.slice('file:'.length));
  }
  const { openPostgresSnapshot } = await import('./snapshot.postgres.js');
  return openPostgresSnapshot(url);
}

/** An installation that can be read as it is, or null where none has been set up. @throws DatabaseUnavailable */
export async function findInstallation(url: string): Promise<Snapshot | null> {
  if (url.startsWith('file:') && !existsSync(url.slice('file:'.length))) return null;
  const snapshot = await openSnapshot(url);
  try {
    if (snapshot.schema !== 'none' && (await readMeta(snapshot, 'log-id')) !== null) return snapshot;
  } catch (error) {
    await snapshot.close();
    throw error;
  }
  await snapshot.close();
  return null;
}

/** Only the schema of this program can be read by it. @throws DatabaseUnavailable */
export function assertNewest({ schema }: Snapshot): void {
  if (schema === 'newest') return;
  throw new DatabaseUnavailable(
    schema === 'newer'
      ? 'the database was made by a newer version of this program'
      : 'the database does not have the newest schema: run `fullmakt migrate` on it first',
  );
}
