// The rows of a table as values any engine takes: read page by page in the order of their key, written a page at a time.

import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Queries, Tx } from './database.js';
import { insertMany } from './many.js';
import type { ColumnKind, TableShape } from './tables.js';

/** Text as text, JSON as the text it is stored as, whole numbers, truth as 0 and 1. By property of the schema. */
export type Row = Readonly<Record<string, string | number | Buffer | null>>;

/** A row may hold what was read from a long paper; so many of them still fit in little memory. */
const ROWS_A_PAGE = 500;

/** Every row, in the order of the key, which is the same on every engine. One page is held at a time. */
export async function* pagesOf(tx: Tx, table: TableShape): AsyncGenerator<readonly Row[]> {
  for (let last: Row | null = null; ; ) {
    const page: readonly Row[] = await readPage(tx, table, last);
    if (page.length === 0) return;
    yield page;
    last = page.at(-1) ?? null;
  }
}

/** Adds rows as they were read. */
export async function writeRows(tx: Tx, { name, columns }: TableShape, rows: readonly Row[]): Promise<void> {
  await insertMany(tx, {
    name: `move.write.${name}`,
    columns: columns.map((column) => column.name),
    rows,
    // Wrapped, the values go to the driver as they are: they have been through one already.
    build: (q, t, places) => q.insert(asTable(t[name])).values(places.map(unmapped)),
  });
}

async function readPage(tx: Tx, table: TableShape, after: Row | null): Promise<readonly Row[]> {
  const read = tx.statement(`move.read.${table.name}.${after ? 'next' : 'first'}`, (q, t) =>
    selectPage(q, asTable(t[table.name]), table, after !== null),
  );
  const rows = await read(after ? keyValues(table, after) : {});
  return rows.map((row) => rowOf(table, row));
}

function selectPage(q: Queries, from: SQLiteTable, { columns, key }: TableShape, isNext: boolean) {
  const place = (name: string): SQL => sql`${columnsOf(from)[name]}`;
  const fields = Object.fromEntries(columns.map(({ name }) => [name, place(name)]));
  const keys = key.map(place);
  const after = sql`(${sql.join(keys, sql`, `)}) > (${sql.join(
    key.map((name) => sql.placeholder(name)),
    sql`, `,
  )})`;
  return q
    .select(fields)
    .from(from)
    .where(isNext ? after : undefined)
    .orderBy(...keys)
    .limit(ROWS_A_PAGE);
}

function keyValues({ key }: TableShape, row: Row): Record<string, unknown> {
  return Object.fromEntries(key.map((name) => [name, row[name]]));
}

function rowOf({ name: table, columns }: TableShape, row: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(
    columns.map(({ name, kind }) => {
      const value = row[name];
      return [name, value === null ? null : READ[kind](value, `${table}.${name}`)];
    }),
  );
}

/** Drivers differ in how they hand out numbers and truth. */
const READ: Readonly<Record<ColumnKind, (value: unknown, place: string) => string | number | Buffer>> = {
  text: (value, place) => (typeof value === 'string' ? value : misplaced(place)),
  bytes: (value, place) => (Buffer.isBuffer(value) ? value : misplaced(place)),
  bool: (value) => (value === true || value === 1 ? 1 : 0),
  int: (value, place) => (Number.isSafeInteger(Number(value)) ? Number(value) : misplaced(place)),
};

function misplaced(place: string): never {
  throw new Error(`${place} holds something of another kind than its column`);
}

function unmapped(row: Readonly<Record<string, unknown>>): Record<string, SQL> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, sql`${value}`]));
}

/** A table whose columns are not known until it runs. */
function asTable(table: unknown): SQLiteTable {
  return table as SQLiteTable;
}

function columnsOf(table: SQLiteTable): Readonly<Record<string, unknown>> {
  return table as unknown as Readonly<Record<string, unknown>>;
}
