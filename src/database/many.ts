// Several rows by one statement, kept prepared: of a few sizes only, so that few statements are kept.

import { type Placeholder, sql } from 'drizzle-orm';
import type { Queries, Statement, Tx } from './database.js';
import type { Schema } from './schema.js';

const SIZES = [32, 16, 8, 4, 2, 1] as const;
type Preparable = Parameters<Tx['statement']>[1] extends (q: Queries, t: Schema) => infer P ? P : never;

/** A row of placeholders for the `index`-th of several rows. */
export type PlaceholderRow<Column extends string> = Readonly<Record<Column, Placeholder>>;

/**
 * Inserts rows by statements of 32, 16, 8 … rows. `build` makes the insert of so many rows of placeholders; `name` and
 * the size name the statement.
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
  for (let from = 0; from < rows.length; ) {
    const size = SIZES.find((one) => one <= rows.length - from) ?? 1;
    const insert = tx.statement(`${name}.${size}`, (q, t) => build(q, t, placeholderRows(columns, size)));
    await insert(valuesOf(columns, rows.slice(from, from + size)));
    from += size;
  }
}

/**
 * Rows for many values of one column at once: `build` makes the query for so many placeholders, the last value standing
 * in for those left over. Values are asked for once each.
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
  const found: Row[] = [];
  for (let from = 0; from < values.length; from += 32) {
    const some = values.slice(from, from + 32);
    const size = SIZES.findLast((one) => one >= some.length) ?? 32;
    const names = Array.from({ length: size }, (_, index) => `value${index}`);
    const select: Statement<Row[]> = tx.statement(`${asked.name}.${size}`, (q, t) =>
      asked.build(
        q,
        t,
        names.map((name) => sql.placeholder(name)),
      ),
    );
    const given = names.map((name, index) => [name, some[Math.min(index, some.length - 1)]]);
    found.push(...(await select(Object.fromEntries(given))));
  }
  return found;
}

function placeholderRows<Column extends string>(
  columns: readonly Column[],
  size: number,
): PlaceholderRow<Column>[] {
  return Array.from(
    { length: size },
    (_, index) =>
      Object.fromEntries(
        columns.map((column) => [column, sql.placeholder(`${column}${index}`)]),
      ) as PlaceholderRow<Column>,
  );
}

function valuesOf<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, unknown>>[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [index, row] of rows.entries())
    for (const column of columns) values[`${column}${index}`] = row[column];
  return values;
}
