// A table's fingerprint: how many rows, and a hash over every value in the order of the key, the same on every engine.

import { createHash } from 'node:crypto';
import type { Row } from './table-rows.js';
import type { TableShape } from './tables.js';

export type TableDigest = { readonly rows: number; readonly hash: string };
export type Digests = Readonly<Record<string, TableDigest>>;

/** Takes pages as they come; `value` is asked once, at the end. */
export function digesting({ columns }: TableShape): {
  add(rows: readonly Row[]): void;
  value(): TableDigest;
} {
  const hash = createHash('sha256').update(`${columns.map(({ name }) => name).join()}\n`);
  let rows = 0;
  return {
    add(page) {
      rows += page.length;
      for (const row of page) hash.update(`${JSON.stringify(columns.map(({ name }) => shown(row[name])))}\n`);
    },
    value: () => ({ rows, hash: hash.digest('hex') }),
  };
}

/** One hash for all tables: two databases with the same hold the same. */
export function wholeHash(digests: Digests): string {
  const hash = createHash('sha256').update('fullmakt/rows/1\n');
  for (const [name, { rows, hash: own }] of Object.entries(digests)) hash.update(`${name} ${rows} ${own}\n`);
  return hash.digest('hex');
}

function shown(value: Row[string] | undefined): string | number | null {
  return Buffer.isBuffer(value) ? value.toString('hex') : (value ?? null);
}
