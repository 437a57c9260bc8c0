// Keeps which agent an undecided submission names in which cases, as keyed marks only.

import { eq, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import type { SubmissionId } from '../shared/ids.js';

const { placeholder } = sql;

export async function findAgentKey(tx: Tx, agentKey: string): Promise<boolean> {
  const find = tx.statement('submission-cases.find', (q, t) =>
    q
      .select({ id: t.submissionCases.submissionId })
      .from(t.submissionCases)
      .where(eq(t.submissionCases.agentKey, placeholder('agentKey')))
      .limit(1),
  );
  return (await find({ agentKey })).length > 0;
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
