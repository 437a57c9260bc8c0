// The stretches of a chain by which entries are found by their case.

import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** So many entries of a chain lie together in the index of cases. Written out in it: another number needs another index. */
export const ENTRIES_A_PERIOD = 1024;

/** The period an entry falls in, spelled as the index has it. */
export function periodOf(seq: SQLWrapper): SQL<number> {
  return sql<number>`(${seq} / 1024)`;
}
