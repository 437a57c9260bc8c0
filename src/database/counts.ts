// How much there is of everything: the rows of each table, by its name in the schema.

import type { Tx } from './database.js';

export type Counts = Readonly<Record<string, number>>;

/** Counted inside `tx`: of a copy, or of a database at this moment. */
export async function countRows({ q, t }: Tx): Promise<Counts> {
  const counts: Record<string, number> = {};
  for (const [name, table] of Object.entries(t)) counts[name] = await q.$count(table);
  return counts;
}
