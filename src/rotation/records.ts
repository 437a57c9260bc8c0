// Finds every wrapped data key there is, and puts another wrapping in its place. Which columns hold one the schema tells.

import { type SQL, and, asc, eq, gt, or, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Tx } from '../database/database.js';
import { TABLES } from '../database/tables.js';
import type { Place } from '../sealing/envelope.js';

/** A column of wrapped keys. `dataKey` opens what is sealed in `sealed`, `xKey` what is sealed in `x`. */
export type KeyColumn = {
  readonly table: keyof Tx['t'];
  readonly column: string;
  readonly key: readonly string[];
};

/** One wrapped key: which row, what it opens, and where to go on from. */
export type WrappedKey = {
  readonly row: readonly (string | number)[];
  readonly place: Place;
  readonly wrapped: Buffer;
};

/** Every column of bytes whose name ends in "Key". */
export const KEY_COLUMNS: readonly KeyColumn[] = TABLES.flatMap(({ name, columns, key }) =>
  columns
    .filter((column) => column.kind === 'bytes' && column.name.endsWith('Key'))
    .map((column) => ({ table: name, column: column.name, key })),
);

const { placeholder } = sql;

/** Keys that another than this wrapping key wraps, in the order of their rows, after one of them. */
export async function wrappedByOthers(
  tx: Tx,
  where: KeyColumn,
  asked: { readonly currentId: string; readonly after: WrappedKey | null; readonly limit: number },
): Promise<readonly WrappedKey[]> {
  const { table, columns, name } = tableOf(tx, where);
  const wrapped = columnIn(columns, where.column);
  const keys = where.key.map((one) => columnIn(columns, one));
  const current = sql.param(Buffer.from(asked.currentId, 'hex'), wrapped);
  const isWrapped = sql`substr(${wrapped}, 1, 1) = ${sql.param(Buffer.from([1]), wrapped)}`;
  const rows = await tx.q
    .select(Object.fromEntries([...where.key, where.column].map((one) => [one, columnIn(columns, one)])))
    .from(table)
    .where(
      and(isWrapped, sql`substr(${wrapped}, 2, 4) <> ${current}`, comesAfter(keys, asked.after?.row ?? null)),
    )
    .orderBy(...keys.map((key) => asc(key)))
    .limit(asked.limit);
  return rows.map((row) => {
    const at = where.key.map((one) => row[one] as string | number);
    const sealed = where.column === 'dataKey' ? 'sealed' : where.column.slice(0, -'Key'.length);
    return {
      row: at,
      place: { table: name, row: at.join('/'), column: sealed },
      wrapped: row[where.column] as Buffer,
    };
  });
}

/** Exchanges the wrapping, unless the row was sealed anew meanwhile: then it has a newer one, or none of ours to change. */
export async function exchange(
  tx: Tx,
  where: KeyColumn,
  { row, wrapped }: WrappedKey,
  next: Buffer,
): Promise<void> {
  const { table, columns } = tableOf(tx, where);
  const update = tx.statement(`rotation.${where.table}.${where.column}`, (q) =>
    q
      .update(table)
      .set({ [where.column]: sql`${placeholder('next')}` })
      .where(
        and(
          ...where.key.map((one, index) => eq(columnIn(columns, one), placeholder(`row${index}`))),
          eq(columnIn(columns, where.column), placeholder('wrapped')),
        ),
      )
      .returning({ changed: columnIn(columns, where.key[0] ?? '') }),
  );
  const values = Object.fromEntries(row.map((value, index) => [`row${index}`, value]));
  await update({ ...values, wrapped, next });
}

/** Rows that have a wrapped key, or could. */
export async function countKeys(tx: Tx): Promise<number> {
  let count = 0;
  for (const where of KEY_COLUMNS) count += await tx.q.$count(tableOf(tx, where).table);
  return count;
}

export async function readCanary(tx: Tx): Promise<Buffer | null> {
  const { meta } = tx.t;
  const [row] = await tx.q.select().from(meta).where(eq(meta.key, 'canary'));
  return row?.value ?? null;
}

export async function exchangeCanary(tx: Tx, before: Buffer, next: Buffer): Promise<void> {
  const { meta } = tx.t;
  await tx.q
    .update(meta)
    .set({ value: next })
    .where(and(eq(meta.key, 'canary'), eq(meta.value, before)));
}

const UNDER_WAY = 'rotation';

/** The wrapping key that everything is being given to, while that is under way. */
export async function readGoal(tx: Tx): Promise<string | null> {
  const { meta } = tx.t;
  const [row] = await tx.q.select().from(meta).where(eq(meta.key, UNDER_WAY));
  return row?.value.toString('utf8') ?? null;
}

/** Null when it is done. */
export async function writeGoal(tx: Tx, id: string | null): Promise<void> {
  const { meta } = tx.t;
  await tx.q.delete(meta).where(eq(meta.key, UNDER_WAY));
  if (id !== null) await tx.q.insert(meta).values({ key: UNDER_WAY, value: Buffer.from(id) });
}

type Columns = Readonly<Record<string, SQLiteColumn>>;

function tableOf(
  tx: Tx,
  where: KeyColumn,
): { readonly table: SQLiteTable; readonly columns: Columns; readonly name: string } {
  // Every table is one of SQLite's to the compiler, whichever engine's it is.
  const table = tx.t[where.table] as SQLiteTable;
  return { table, columns: table as unknown as Columns, name: nameOf(where.table) };
}

function nameOf(table: keyof Tx['t']): string {
  return table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function columnIn(columns: Columns, name: string): SQLiteColumn {
  const column = columns[name];
  if (!column) throw new Error('a table lacks a column of its own key');
  return column;
}

/** Rows after this one in the order of several columns. */
function comesAfter(
  keys: readonly SQLiteColumn[],
  row: readonly (string | number)[] | null,
): SQL | undefined {
  if (row === null) return undefined;
  const steps = keys.map((key, index) =>
    and(...keys.slice(0, index).map((before, at) => eq(before, row[at])), gt(key, row[index])),
  );
  return or(...steps);
}
