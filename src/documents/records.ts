// Keeps what an undecided submission is found by – whom it names, in which cases – as keyed marks only.

import { asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import { selectMany } from '../database/many.js';
import type { Keys } from '../sealing/keys.js';
import type { SubmissionId } from '../shared/ids.js';
import type { Submission } from './submission.js';
import { openSubmission } from './submission-records.js';

/** Submissions with any of the marks, oldest first. */
export async function submissionsWith(
  tx: Tx,
  keys: Keys,
  marks: readonly string[],
  limit: number,
): Promise<readonly Submission[]> {
  const { submissions: s, submissionCases: c } = tx.t;
  const rows = await tx.q
    .select()
    .from(s)
    .where(
      inArray(
        s.id,
        tx.q
          .select({ id: c.submissionId })
          .from(c)
          .where(inArray(c.agentKey, [...marks])),
      ),
    )
    .orderBy(asc(s.id))
    .limit(limit);
  return rows.map((row) => openSubmission(keys, row));
}

export async function findSubmissionById(tx: Tx, keys: Keys, id: SubmissionId): Promise<Submission | null> {
  const { submissions: s } = tx.t;
  const [row] = await tx.q.select().from(s).where(eq(s.id, id));
  return row ? openSubmission(keys, row) : null;
}

/** Those of the marks that some undecided submission has. */
export async function findMarks(tx: Tx, agentKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await selectMany(tx, {
    name: 'submission-cases.find',
    values: agentKeys,
    build: (q, t, values) =>
      q
        .selectDistinct({ agentKey: t.submissionCases.agentKey })
        .from(t.submissionCases)
        .where(inArray(t.submissionCases.agentKey, values)),
  });
  return new Set(rows.map(({ agentKey }) => agentKey));
}

export async function addMarks(
  tx: Tx,
  submissionId: SubmissionId,
  agentKeys: readonly string[],
): Promise<void> {
  if (agentKeys.length === 0) return;
  await tx.q
    .insert(tx.t.submissionCases)
    .values(agentKeys.map((agentKey) => ({ agentKey, submissionId })))
    .onConflictDoNothing();
}

export async function removeMarks(tx: Tx, submissionId: SubmissionId): Promise<void> {
  const { submissionCases } = tx.t;
  await tx.q.delete(submissionCases).where(eq(submissionCases.submissionId, submissionId));
}
