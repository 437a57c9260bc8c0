// Rows for every table with every value that one engine might keep otherwise than another: whatever tables there come to be.

import type { Tx } from '../../src/database/database.js';
import { type Row, writeRows } from '../../src/database/table-rows.js';
import { type ColumnKind, TABLES, type TableShape } from '../../src/database/tables.js';

const VALUES: Readonly<Record<ColumnKind, readonly Row[string][]>> = {
  text: [
    '',
    ' ',
    'Åse Bjørg Æøå',
    'å is not å',
    '😀 beyond the plane',
    'a line\nand a\ttab\r\n',
    `'quoted' "twice" \\ %_`,
    'null',
    '2026-10-25T00:30:00.000Z',
    '{ "b": 1.0,  "a": [ null, "\\u0000" ] }',
    'x'.repeat(9_000),
  ],
  int: [0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  bool: [0, 1],
  bytes: [Buffer.alloc(0), Buffer.from([0]), Buffer.from([0, 255, 0, 10, 39, 92]), Buffer.alloc(9_000, 7)],
};

const ROWS_A_TABLE = 24;

/** Keys of several kinds, so that the order of rows is put to the test as well. */
export async function addAwkwardRows(tx: Tx): Promise<void> {
  for (const table of TABLES)
    await writeRows(
      tx,
      table,
      Array.from({ length: ROWS_A_TABLE }, (_, index) => rowOf(table, index)),
    );
}

function rowOf(table: TableShape, index: number): Row {
  return Object.fromEntries(
    table.columns.map(({ name, kind, required }, place) => {
      const values = VALUES[kind];
      const value = values[(index + place) % values.length] ?? null;
      if (!required && (index + place) % 5 === 0) return [name, null];
      // Unique in its column, and still awkward.
      if (kind === 'text') return [name, `${String(value).slice(0, 9_000)}${SIGNS[index] ?? ''}`];
      if (kind === 'int' && table.key.includes(name)) return [name, index * 7 - 50];
      return [name, value];
    }),
  );
}

/** In an order that letters, bytes and locales would each put differently. */
const SIGNS = Array.from('åÅaAzZøØæÆ-_ 19é😀~ßłđ€\u0301q');
