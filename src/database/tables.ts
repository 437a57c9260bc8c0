// Every table as rows that can be moved between engines: its columns, and the key that puts its rows in the same order everywhere.

import { getTableColumns } from 'drizzle-orm';
import { type SQLiteTable, getTableConfig } from 'drizzle-orm/sqlite-core';
import type { Schema } from './schema.js';
import * as schema from './schema.sqlite.js';

type TableName = keyof Schema;

/** What a driver is handed and hands back for a column; JSON is text here, to the byte as it was written. */
export type ColumnKind = 'text' | 'int' | 'bool' | 'bytes';

export type TableShape = {
  readonly name: TableName;
  readonly columns: readonly {
    readonly name: string;
    readonly kind: ColumnKind;
    /** Never null. */
    readonly required: boolean;
  }[];
  /** The columns of its primary key, in order. */
  readonly key: readonly string[];
};

const KINDS: Readonly<Record<string, ColumnKind>> = {
  string: 'text',
  json: 'text',
  number: 'int',
  boolean: 'bool',
  buffer: 'bytes',
};

/** Read from the SQLite spelling of the schema; the other engines' tables have the same columns and keys. */
export const TABLES: readonly TableShape[] = Object.entries(schema).map(([name, table]) =>
  shapeOf(name as TableName, table),
);

function shapeOf(name: TableName, table: SQLiteTable): TableShape {
  const columns = Object.entries(getTableColumns(table));
  const [several] = getTableConfig(table).primaryKeys;
  const key = several?.columns ?? columns.map(([, column]) => column).filter(({ primary }) => primary);
  if (key.length === 0) throw new Error(`the table ${name} has no key to put its rows in order by`);
  return {
    name,
    columns: columns.map(([property, { dataType, notNull }]) => ({
      name: property,
      kind: kindOf(name, dataType),
      required: notNull,
    })),
    key: key.flatMap((one) => columns.filter(([, { name: own }]) => own === one.name).map(([own]) => own)),
  };
}

function kindOf(table: TableName, dataType: string): ColumnKind {
  const kind = KINDS[dataType];
  if (!kind) throw new Error(`a column of the table ${table} is of a kind that cannot be moved: ${dataType}`);
  return kind;
}
