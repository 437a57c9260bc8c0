// Several rows by one statement, kept prepared: of a few sizes only, so that few statements are kept.

import { type Placeholder, sql } from 'drizzle-orm';
import type { Queries, Statement, Tx } from './database.js';
import type { Schema } from './schema.js';

type Preparable = Parameters<Tx['statement']>[1] extends (q: Queries, t: Schema) => infer P ? P : never;

/** A row of placeholders for the `index`-th of several rows. */
export type PlaceholderRow<Column extends string> = Readonly<Record<Column, Placeholder>>;

/**
 * Inserts rows, as many at once as the engine likes, and waits for all of it once. `build` makes the insert of so many
 * rows of placeholders.
 */
export async function insertMany<Column extends string>(
  tx: Tx,
  asked: {
    readonly name: string;
    readonly columns: readonly Column[];
    readonly rows: readonly Readonly<Record<Column, unknown>>[];
    readonly build: (q: Queries, t: Schema, rows: PlaceholderRow<Column>[]) => Preparable;
  },
): Promise<void> {
  const { name, columns, rows, build } = asked;
  const inserted: Promise<unknown>[] = [];
  for (let from = 0; from < rows.length; ) {
    const size = tx.rowsAtOnce.find((one) => one <= rows.length - from) ?? 1;
    const insert = tx.statement(`${name}.${size}`, (q, t) => build(q, t, placeholderRows(columns, size)));
    inserted.push(insert(valuesOf(columns, rows.slice(from, from + size))));
    from += size;
  }
  await Promise.all(inserted);
}

/**
 * Rows for many values of one column, as many at once as the engine likes: `build` makes the query for so many
 * placeholders, the last value standing in for those left over. Values are asked for once each.
 */
export async function selectMany<Row>(
  tx: Tx,
  asked: {
    readonly name: string;
    readonly values: readonly string[];
    readonly build: (
      q: Queries,
      t: Schema,
      values: Placeholder[],
    ) => { prepare(name?: string): { execute(values?: Record<string, unknown>): Promise<Row[]> } };
  },
): Promise<readonly Row[]> {
  const values = [...new Set(asked.values)];
  const [most = 1] = tx.rowsAtOnce;
  const found: Promise<Row[]>[] = [];
  for (let from = 0; from < values.length; from += most) {
    const some = values.slice(from, from + most);
    const size = tx.rowsAtOnce.findLast((one) => one >= some.length) ?? most;
    const select: Statement<Row[]> = tx.statement(`${asked.name}.${size}`, (q, t) =>
      asked.build(
        q,
        t,
        Array.from({ length: size }, (_, index) => sql.placeholder(String(index))),
      ),
    );
    const last = some.at(-1);
    while (some.length < size) some.push(String(last));
    found.push(select(some));
  }
  return (await Promise.all(found)).flat();
}

/** Numbered row by row, as `valuesOf` lists them. */
function placeholderRows<Column extends string>(
  columns: readonly Column[],
  size: number,
): PlaceholderRow<Column>[] {
  return Array.from(
    { length: size },
    (_, row) =>
      Object.fromEntries(
        columns.map((column, index) => [column, sql.placeholder(String(row * columns.length + index))]),
      ) as PlaceholderRow<Column>,
  );
}

function valuesOf<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, unknown>>[],
): unknown[] {
  const values: unknown[] = [];
  for (const row of rows) for (const column of columns) values.push(row[column]);
  return values;
}
