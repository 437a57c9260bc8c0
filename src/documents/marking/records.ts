// Goes through what is undecided, in the order it came.

import { and, asc, eq, gt, isNotNull, or } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { SubmissionId } from '../../shared/ids.js';
import type { Submission } from '../submission.js';
import { openSubmission } from '../submission-records.js';

/** The submission one has come to. */
export type Reached = { readonly openSince: Instant; readonly id: SubmissionId };

/** Undecided submissions after the one reached. */
export async function undecidedAfter(
  tx: Tx,
  keys: Keys,
  after: Reached | null,
  limit: number,
): Promise<readonly Submission[]> {
  const { submissions: s } = tx.t;
  const later =
    after && or(gt(s.openSince, after.openSince), and(eq(s.openSince, after.openSince), gt(s.id, after.id)));
  const rows = await tx.q
    .select()
    .from(s)
    .where(and(isNotNull(s.openSince), later ?? undefined))
    .orderBy(asc(s.openSince), asc(s.id))
    .limit(limit);
  return rows.map((row) => openSubmission(keys, row));
}
