// Marks undecided papers anew, so that those received before staff could search are found as well.

import type { Database } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import { keepNamed } from '../steps.js';
import { type QueuePlace, openSubmission, undecidedRows } from '../submission-records.js';

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
      const rows = await undecidedRows(tx, { after, limit: most });
      const found = rows.map((row) => openSubmission(keys, row));
      for (const { id, papers } of found)
        await keepNamed(tx, keys, { submissionId: id, caseNumber: papers.caseNumber, fields: papers.fields });
      const last = found.length === most ? found.at(-1) : undefined;
      return { marked: found.length, next: last ? { openSince: last.receivedAt, id: last.id } : null };
    },
    { strict: false },
  );
}
