// Finds papers and forms that are old enough to go, and takes them away with all that belongs to them.

import { and, asc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import { comesAfter, placeAt } from '../../database/keyset.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { AuthorizationId, DocumentId, SubmissionId } from '../../shared/ids.js';
import type { Submission } from '../submission.js';
import { openSubmission } from '../submission-records.js';

export type Asked = { readonly before: Instant; readonly after: string | null; readonly limit: number };
type Placed<Found> = Found & { readonly place: string };

export async function rejectedBefore(
  tx: Tx,
  { before, after, limit }: Asked,
): Promise<readonly Placed<{ readonly id: SubmissionId }>[]> {
  const { submissions: s } = tx.t;
  const rows = await tx.q
    .select({ id: s.id, at: s.decidedAt })
    .from(s)
    .where(and(eq(s.outcome, 'rejected'), lt(s.decidedAt, before), comesAfter(s.decidedAt, s.id, after)))
    .orderBy(asc(s.decidedAt), asc(s.id))
    .limit(limit);
  return rows.flatMap(({ id, at }) => (at === null ? [] : [{ id, place: placeAt(at, id) }]));
}

/** Withdrawn before anything was made from them. */
export async function withdrawnBefore(
  tx: Tx,
  { before, after, limit }: Asked,
): Promise<readonly Placed<{ readonly id: SubmissionId }>[]> {
  const { submissions: s } = tx.t;
  const rows = await tx.q
    .select({ id: s.id, at: s.withdrawnAt })
    .from(s)
    .where(and(isNull(s.authorizationId), lt(s.withdrawnAt, before), comesAfter(s.withdrawnAt, s.id, after)))
    .orderBy(asc(s.withdrawnAt), asc(s.id))
    .limit(limit);
  return rows.flatMap(({ id, at }) => (at === null ? [] : [{ id, place: placeAt(at, id) }]));
}

/** Undecided ones that came before an instant, oldest first. */
export async function openBefore(
  tx: Tx,
  keys: Keys,
  { before, after, limit }: Asked,
): Promise<readonly Placed<{ readonly submission: Submission }>[]> {
  const { submissions: s } = tx.t;
  const rows = await tx.q
    .select()
    .from(s)
    .where(and(isNotNull(s.openSince), lt(s.openSince, before), comesAfter(s.openSince, s.id, after)))
    .orderBy(asc(s.openSince), asc(s.id))
    .limit(limit);
  return rows.map((row) => ({
    submission: openSubmission(keys, row),
    place: placeAt(row.openSince ?? row.receivedAt, row.id),
  }));
}

export async function formsBefore(
  tx: Tx,
  { before, after, limit }: Asked,
): Promise<readonly Placed<{ readonly id: string }>[]> {
  const { issuedForms: f } = tx.t;
  const rows = await tx.q
    .select({ id: f.reference, at: f.createdAt })
    .from(f)
    .where(and(lt(f.createdAt, before), comesAfter(f.createdAt, f.reference, after)))
    .orderBy(asc(f.createdAt), asc(f.reference))
    .limit(limit);
  return rows.map(({ id, at }) => ({ id, place: placeAt(at, id) }));
}

/** The print itself stays known by its hash, so that a form that comes late is still told from one of somebody else's. */
export async function removeForms(tx: Tx, references: readonly string[]): Promise<void> {
  await tx.q.delete(tx.t.issuedForms).where(inArray(tx.t.issuedForms.reference, [...references]));
}

/** What these authorizations were made from. */
export async function submissionsBehind(
  tx: Tx,
  ids: readonly AuthorizationId[],
): Promise<readonly SubmissionId[]> {
  const { submissions: s } = tx.t;
  if (ids.length === 0) return [];
  const rows = await tx.q
    .select({ id: s.id })
    .from(s)
    .where(inArray(s.authorizationId, [...ids]));
  return rows.map(({ id }) => id);
}

/** With references, marks and file names. Gives which documents they had; a document may be another submission's too. */
export async function removeSubmissions(
  tx: Tx,
  submissionIds: readonly SubmissionId[],
): Promise<readonly DocumentId[]> {
  const { submissions: s, submissionReferences, submissionCases, submissionDocuments } = tx.t;
  const ids = [...submissionIds];
  const attached = await tx.q
    .delete(submissionDocuments)
    .where(inArray(submissionDocuments.submissionId, ids))
    .returning({ id: submissionDocuments.documentId });
  await tx.q.delete(submissionReferences).where(inArray(submissionReferences.submissionId, ids));
  await tx.q.delete(submissionCases).where(inArray(submissionCases.submissionId, ids));
  await tx.q.delete(s).where(inArray(s.id, ids));
  return [...new Set(attached.map(({ id }) => id))];
}

/** Those of the documents that no submission has any more, with the objects they lie in. */
export async function removeUnattached(
  tx: Tx,
  documentIds: readonly DocumentId[],
): Promise<readonly { readonly id: DocumentId; readonly objectName: string }[]> {
  const { documents: d, submissionDocuments } = tx.t;
  if (documentIds.length === 0) return [];
  const rows = await tx.q
    .select({ id: submissionDocuments.documentId })
    .from(submissionDocuments)
    .where(inArray(submissionDocuments.documentId, [...documentIds]));
  const attached = new Set(rows.map(({ id }) => id));
  const alone = documentIds.filter((id) => !attached.has(id));
  if (alone.length === 0) return [];
  return tx.q.delete(d).where(inArray(d.id, alone)).returning({ id: d.id, objectName: d.objectName });
}
