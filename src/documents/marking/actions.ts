// Marks undecided papers anew, so that those received before staff could search are found as well.

import type { Database } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import { keepNamed } from '../steps.js';
import { holdOpen } from '../receiving/records.js';
import { type QueuePlace, undecidedRows } from '../submission-records.js';

export type Needs = { readonly database: Database; readonly keys: Keys };

export type { QueuePlace };

/** Some of them, after the one reached. `next` is null when there are no more. Marked again they stand as before. */
export function markPapers(
  { database, keys }: Needs,
  after: QueuePlace | null,
  most: number,
): Promise<{ readonly marked: number; readonly next: QueuePlace | null }> {
  return database.transaction(
    async (tx) => {
      const found = await undecidedRows(tx, { after, limit: most });
      let marked = 0;
      for (const { id } of found) {
        // Held: what is decided, or read further, in the meantime must not be found by what it was before.
        const held = await holdOpen(tx, keys, id);
        if (!held) continue;
        const { caseNumber, fields } = held.papers;
        await keepNamed(tx, keys, { submissionId: id, caseNumber, fields });
        marked += 1;
      }
      const last = found.length === most ? found.at(-1) : undefined;
      return { marked, next: last ? { openSince: last.receivedAt, id: last.id } : null };
    },
    { strict: false },
  );
}
