// Keeps which agent an undecided submission names in which cases, as keyed marks only.

import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import { selectMany } from '../database/many.js';
import type { SubmissionId } from '../shared/ids.js';

/** Those of the marks that some undecided submission has. */
export async function findAgentKeys(tx: Tx, agentKeys: readonly string[]): Promise<ReadonlySet<string>> {
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

export async function addAgentKeys(
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

export async function removeAgentKeys(tx: Tx, submissionId: SubmissionId): Promise<void> {
  const { submissionCases } = tx.t;
  await tx.q.delete(submissionCases).where(eq(submissionCases.submissionId, submissionId));
}
