// The migrations there are. They are made by drizzle-kit and only ever go forward.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../own-files.js';
import { DatabaseUnavailable } from './database.js';

type Dialect = 'sqlite' | 'postgres';

/** One file of migrations, such as `0000_start`: the same names on every engine, each in its own words. */
export type Migration = { readonly name: string; readonly statements: readonly string[] };

/** How the schema of a database stands to this program's; `none` when nothing has been made in it. */
export type SchemaState = 'none' | 'older' | 'newest' | 'newer';

/** Oldest first. */
export function migrationsFor(dialect: Dialect): readonly Migration[] {
  const folder = folderOf(dialect);
  return journalOf(dialect).map(({ tag: name }) => ({
    name,
    statements: readFileSync(join(folder, `${name}.sql`), 'utf8').split('--> statement-breakpoint'),
  }));
}

/** The name of the last migration there is, such as `0000_start`. */
export function newestMigration(): string {
  return journalOf('sqlite').at(-1)?.tag ?? 'none';
}

export function isKnownMigration(name: string): boolean {
  return journalOf('sqlite').some(({ tag }) => tag === name);
}

/** When the last migration was made, in milliseconds since 1970. */
export function newestMigrationAt(dialect: Dialect): number {
  return journalOf(dialect).at(-1)?.when ?? 0;
}

/** An older program would leave out what the newer one keeps. @throws DatabaseUnavailable */
export function refuseNewer(state: SchemaState): void {
  if (state === 'newer')
    throw new DatabaseUnavailable('the database was made by a newer version of this program');
}

export function folderOf(dialect: Dialect): string {
  return packagePath(`db/migrations/${dialect}`);
}

type Entry = { readonly tag: string; readonly when: number };

function journalOf(dialect: Dialect): readonly Entry[] {
  const text = readFileSync(join(folderOf(dialect), 'meta/_journal.json'), 'utf8');
  return (JSON.parse(text) as { readonly entries: readonly Entry[] }).entries;
}
