// Fills an empty database with everything another one holds, and proves that both hold the same.

import type { Database } from './database.js';
import { HALF_COPY_KEY, halfCopyOf, markHalfCopy, unmarkHalfCopy } from './half-copy.js';
import { openDatabase } from './open.js';
import type { Snapshot } from './snapshot.js';
import { type Digests, type TableDigest, digesting, wholeHash } from './table-digest.js';
import { type Row, pagesOf, writeRows } from './table-rows.js';
import { TABLES, type TableShape } from './tables.js';

/** What stands there is somebody's; nothing was written. */
export class TargetNotEmpty extends Error {}

/** The two sides do not hold the same, or cannot; the target keeps its mark and is used by nobody. */
export class CopyDiffers extends Error {}

export type Moved = {
  readonly tables: Digests;
  readonly rows: number;
  /** Over all tables; the same for every database that holds the same, on any engine. */
  readonly hash: string;
  /** Rows that were there already, from a copy that was interrupted. */
  readonly resumedAt: number;
};

export type Moving = {
  readonly from: Snapshot;
  /** The id of the source's audit log: half a copy is continued from the same source only. */
  readonly logId: string;
  /** Told how many rows have been read, for a progress bar. */
  readonly seen?: (rows: number) => void;
};

/**
 * Opens the target, which is brought to the newest schema and must hold nothing, or half a copy of the same source. Pages
 * are committed one by one, so memory and transactions stay small; rows that are there already are not written again,
 * and the comparison afterwards tells if the source has changed since. `check` looks at the target before the mark that
 * keeps everybody out is taken away. @throws TargetNotEmpty, CopyDiffers, DatabaseUnavailable
 */
export async function moveInto<T>(
  url: string,
  moving: Moving,
  check: (target: Database) => Promise<T>,
): Promise<{ readonly moved: Moved; readonly checked: T }> {
  const target = await openDatabase(url);
  try {
    await claim(target, moving.logId);
    const moved = await moveRows(target, moving);
    await compare(target, moved.tables);
    const checked = await check(target);
    await target.transaction(unmarkHalfCopy);
    return { moved, checked };
  } finally {
    await target.close();
  }
}

/** Everything in a database, without the mark of half a copy. */
export async function digestsOf(
  database: Pick<Snapshot, 'read'>,
  seen: (rows: number) => void = () => undefined,
): Promise<Digests> {
  const digests: Record<string, TableDigest> = {};
  let rows = 0;
  for (const table of TABLES) {
    const digest = digesting(table);
    for await (const page of pagesWithoutMark(database, table)) {
      digest.add(page);
      rows += page.length;
      seen(rows);
    }
    digests[table.name] = digest.value();
  }
  return digests;
}

async function claim(target: Database, logId: string): Promise<void> {
  const begun = await halfCopyOf(target.read);
  if (begun === logId) return;
  if (begun !== null) throw new TargetNotEmpty('it is half a copy of another installation');
  for (const { name } of TABLES)
    if ((await target.read.q.$count(target.read.t[name])) > 0)
      throw new TargetNotEmpty('there is something in it already');
  await target.transaction((tx) => markHalfCopy(tx, logId));
}

async function moveRows(target: Database, { from, seen = () => undefined }: Moving): Promise<Moved> {
  const tables: Record<string, TableDigest> = {};
  let rows = 0;
  let resumedAt = 0;
  for (const table of TABLES) {
    const digest = digesting(table);
    const there = await rowsIn(target, table);
    let read = 0;
    for await (const page of pagesWithoutMark(from, table)) {
      refuseNul(target, table, page);
      digest.add(page);
      const fresh = page.slice(Math.max(0, there - read));
      read += page.length;
      if (fresh.length > 0) await target.transaction((tx) => writeRows(tx, table, fresh));
      seen(rows + read);
    }
    rows += read;
    resumedAt += there;
    tables[table.name] = digest.value();
  }
  return { tables, rows, hash: wholeHash(tables), resumedAt };
}

async function rowsIn({ read }: Database, { name }: TableShape): Promise<number> {
  const rows = await read.q.$count(read.t[name]);
  return name === 'meta' ? rows - 1 : rows;
}

async function* pagesWithoutMark(
  database: Pick<Snapshot, 'read'>,
  table: TableShape,
): AsyncGenerator<readonly Row[]> {
  for await (const page of pagesOf(database.read, table))
    yield table.name === 'meta' ? page.filter(({ key }) => key !== HALF_COPY_KEY) : page;
}

/** SQLite keeps text with a NUL in it, PostgreSQL cannot. Our doors refuse it, so nobody but a stranger to them wrote it. */
function refuseNul({ dialect }: Database, { name, columns }: TableShape, page: readonly Row[]): void {
  if (dialect !== 'postgres') return;
  const texts = columns.filter(({ kind }) => kind === 'text').map((column) => column.name);
  for (const row of page)
    for (const column of texts)
      if (String(row[column]).includes('\0'))
        throw new CopyDiffers(`a text in ${name}.${column} holds NUL, which PostgreSQL cannot keep`);
}

async function compare(target: Database, expected: Digests): Promise<void> {
  const found = await digestsOf(target);
  for (const [name, { rows, hash }] of Object.entries(expected)) {
    const there = found[name];
    if (there?.rows !== rows)
      throw new CopyDiffers(`${name} holds ${there?.rows ?? 0} rows where the source has ${rows}`);
    if (there.hash !== hash) throw new CopyDiffers(`${name} does not hold what the source holds`);
  }
}
