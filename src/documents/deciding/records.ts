// Keeps decisions: one for each submission, made in one statement with the check that none was made before.

import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { SubmissionId } from '../../shared/ids.js';
import type { Decision, Papers, Submission } from '../submission.js';
import { openSubmission, sealPapers } from '../submission-records.js';

/** The submission as decided; null when it was decided or withdrawn before, or is not there. */
export async function setDecision(
  tx: Tx,
  keys: Keys,
  id: SubmissionId,
  decision: Decision,
): Promise<Submission | null> {
  const { submissions } = tx.t;
  const [row] = await tx.q
    .update(submissions)
    .set({
      decidedAt: decision.at,
      outcome: decision.outcome,
      decisionReasons: decision.reasons,
      authorizationId: decision.outcome === 'approved' ? decision.authorizationId : null,
      openKey: null,
      openSince: null,
    })
    .where(and(eq(submissions.id, id), isNull(submissions.decidedAt), isNull(submissions.withdrawnAt)))
    .returning();
  return row ? openSubmission(keys, row) : null;
}

export async function savePapers(tx: Tx, keys: Keys, id: SubmissionId, papers: Papers): Promise<void> {
  const { submissions } = tx.t;
  await tx.q
    .update(submissions)
    .set(sealPapers(keys, id, papers))
    .where(eq(submissions.id, id));
}

export async function isKnown(tx: Tx, id: SubmissionId): Promise<boolean> {
  const { submissions } = tx.t;
  const found = await tx.q.select({ id: submissions.id }).from(submissions).where(eq(submissions.id, id));
  return found.length > 0;
}
