// Marks undecided papers anew, so that those received before staff could search are found as well.

import type { Database } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import { keepNamed } from '../steps.js';
import { type Reached, undecidedAfter } from './records.js';

export type Needs = { readonly database: Database; readonly keys: Keys };

export type { Reached };

/** Some of them, after the one reached. `next` is null when there are no more. Marked again they stand as before. */
export function markPapers(
  { database, keys }: Needs,
  after: Reached | null,
  most: number,
): Promise<{ readonly marked: number; readonly next: Reached | null }> {
  return database.transaction(
    async (tx) => {
      const found = await undecidedAfter(tx, keys, after, most);
      for (const { id, papers } of found)
        await keepNamed(tx, keys, { submissionId: id, caseNumber: papers.caseNumber, fields: papers.fields });
      const last = found.length === most ? found.at(-1) : undefined;
      return { marked: found.length, next: last ? { openSince: last.receivedAt, id: last.id } : null };
    },
    { strict: false },
  );
}
