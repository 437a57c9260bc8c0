// Keeps received files: each once, however often it is sent, and under which names it belongs to which submission.

import { and, asc, eq, gt, inArray, max } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import { type Envelope, openJson, sealJson } from '../../sealing/envelope.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { DocumentId, SubmissionId } from '../../shared/ids.js';
import type { NamedDocument, NewDocument, StoredDocument } from '../document.js';
import { type LetterFacts, joinLetters } from '../letter/letter-facts.js';
import { type Scan, withScan } from '../scanning.js';

type SealedDocument = Pick<StoredDocument, 'sha256' | 'facts'>;

/** Keeps the file unless the same bytes are kept already; gives the one that is kept. */
export async function keepDocument(
  tx: Tx,
  keys: Keys,
  document: NewDocument,
  receivedAt: Instant,
): Promise<StoredDocument> {
  const { facts, sha256, ...columns } = document;
  const sealed: SealedDocument = { facts, sha256 };
  await tx.q
    .insert(tx.t.documents)
    .values({
      ...columns,
      type: facts.type,
      pages: facts.pages,
      receivedAt,
      ...sealJson(keys, documentPlace(document.id), sealed),
    })
    .onConflictDoNothing({ target: tx.t.documents.contentKey });
  const { documents } = tx.t;
  if (document.scan === 'clean') await markScanned(tx, { contentKey: document.contentKey }, 'clean');
  const [kept] = await tx.q.select().from(documents).where(eq(documents.contentKey, document.contentKey));
  return kept ? openDocument(keys, kept) : document;
}

/** One kept document with what opens its object; null when it is gone. */
export async function findDocument(
  tx: Tx,
  keys: Keys,
  id: DocumentId,
): Promise<(StoredDocument & { readonly objectKey: Buffer }) | null> {
  const { documents } = tx.t;
  const [row] = await tx.q.select().from(documents).where(eq(documents.id, id));
  return row ? { ...openDocument(keys, row), objectKey: row.objectKey } : null;
}

/** Adds to what is known of a document what was found in its pages since. */
export async function saveLetter(tx: Tx, keys: Keys, id: DocumentId, letter: LetterFacts): Promise<void> {
  const { documents } = tx.t;
  const [row] = await tx.q.select().from(documents).where(eq(documents.id, id));
  if (!row) return;
  const { facts, sha256 } = openJson(keys, documentPlace(id), row) as SealedDocument;
  const joined = facts.letter ? joinLetters(facts.letter, letter) : letter;
  const sealed: SealedDocument = { facts: { ...facts, letter: joined }, sha256 };
  await tx.q
    .update(documents)
    .set(sealJson(keys, documentPlace(id), sealed))
    .where(eq(documents.id, id));
}

/** Those of the objects that a kept document lies in. */
export async function objectsInUse(tx: Tx, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const { documents } = tx.t;
  const rows = await tx.q
    .select({ name: documents.objectName })
    .from(documents)
    .where(inArray(documents.objectName, [...names]));
  return new Set(rows.map(({ name }) => name));
}

/** The objects all kept documents lie in, by their names in order, after this one. */
export async function objectNamesAfter(tx: Tx, after: string, limit: number): Promise<readonly string[]> {
  const { documents } = tx.t;
  const rows = await tx.q
    .select({ name: documents.objectName })
    .from(documents)
    .where(gt(documents.objectName, after))
    .orderBy(asc(documents.objectName))
    .limit(limit);
  return rows.map(({ name }) => name);
}

/** Adds after those the submission has, under the names they were sent with. */
export async function attachDocuments(
  tx: Tx,
  keys: Keys,
  submissionId: SubmissionId,
  documents: readonly { readonly id: DocumentId; readonly name: string }[],
): Promise<void> {
  const { submissionDocuments } = tx.t;
  const [last] = await tx.q
    .select({ position: max(submissionDocuments.position) })
    .from(submissionDocuments)
    .where(eq(submissionDocuments.submissionId, submissionId));
  let position = last?.position ?? 0;
  for (const { id, name } of documents) {
    position += 1;
    const sealed = sealJson(keys, namePlace(submissionId, position), name);
    await tx.q.insert(submissionDocuments).values({ submissionId, position, documentId: id, ...sealed });
  }
}

/** The documents of several submissions, each in the order they came. */
export async function documentsOf(
  tx: Tx,
  keys: Keys,
  submissionIds: readonly SubmissionId[],
): Promise<ReadonlyMap<SubmissionId, readonly NamedDocument[]>> {
  const found = new Map<SubmissionId, NamedDocument[]>(submissionIds.map((id) => [id, []]));
  if (submissionIds.length === 0) return found;
  const { submissionDocuments: attached, documents } = tx.t;
  const rows = await tx.q
    .select({ attached, document: documents })
    .from(attached)
    .innerJoin(documents, eq(documents.id, attached.documentId))
    .where(inArray(attached.submissionId, [...submissionIds]))
    .orderBy(asc(attached.submissionId), asc(attached.position));
  for (const row of rows) {
    const { submissionId, position } = row.attached;
    const name = openJson(keys, namePlace(submissionId, position), row.attached) as string;
    found.get(submissionId)?.push({ ...openDocument(keys, row.document), name });
  }
  return found;
}

/** Where the bytes of a kept document lie; null when it is kept no more. */
export async function findObject(tx: Tx, id: DocumentId): Promise<StoredObject | null> {
  const { documents: d } = tx.t;
  const [row] = await tx.q
    .select({ id: d.id, objectName: d.objectName, objectKey: d.objectKey })
    .from(d)
    .where(eq(d.id, id));
  return row ?? null;
}

export type StoredObject = Pick<NewDocument, 'id' | 'objectName' | 'objectKey'>;

/** A paper that was received while the scanner was out of reach, and where its bytes lie. */
export type Unscanned = StoredObject;

/** In the order of their ids, after this one. */
export async function unscannedAfter(tx: Tx, after: string, limit: number): Promise<readonly Unscanned[]> {
  const { documents: d } = tx.t;
  return tx.q
    .select({ id: d.id, objectName: d.objectName, objectKey: d.objectKey })
    .from(d)
    .where(and(eq(d.scan, 'unscanned'), gt(d.id, after as DocumentId)))
    .orderBy(asc(d.id))
    .limit(limit);
}

/** Only for one that was not scanned: what a scanner has said stands. True when it is marked by this. */
export async function markScanned(
  tx: Tx,
  which: { readonly id: DocumentId } | { readonly contentKey: string },
  scan: 'clean' | 'found',
): Promise<boolean> {
  const { documents: d } = tx.t;
  const one = 'id' in which ? eq(d.id, which.id) : eq(d.contentKey, which.contentKey);
  const marked = await tx.q
    .update(d)
    .set({ scan })
    .where(and(one, eq(d.scan, 'unscanned')))
    .returning({ id: d.id });
  return marked.length > 0;
}

/** What was not looked for when the document came in. */
const UNSEEN = {
  sheets: [],
  emptyPages: [],
  signatures: [],
  readTo: null,
  letter: null,
  typedSheets: [],
} as const;

type DocumentRow = Envelope & {
  readonly id: DocumentId;
  readonly contentKey: string;
  readonly objectName: string;
  readonly scan: Scan | null;
};

function openDocument(keys: Keys, row: DocumentRow): StoredDocument {
  const { id, contentKey, objectName, scan } = row;
  const { sha256, facts } = openJson(keys, documentPlace(id), row) as SealedDocument;
  return { id, contentKey, objectName, sha256, facts: withScan({ ...UNSEEN, ...facts }, scan) };
}

function documentPlace(id: DocumentId) {
  return { table: 'documents', row: id, column: 'sealed' };
}

function namePlace(submissionId: SubmissionId, position: number) {
  return { table: 'submission_documents', row: `${submissionId}/${position}`, column: 'sealed' };
}
