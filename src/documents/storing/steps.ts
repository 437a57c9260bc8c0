// Steps of later actions: keeping the files that were taken in, and the documents of a submission.

import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { DocumentId, SubmissionId } from '../../shared/ids.js';
import type { NamedDocument, TakenFile } from '../document.js';
import type { LetterFacts } from '../letter/letter-facts.js';
import {
  type StoredObject,
  attachDocuments,
  documentsOf,
  findDocument,
  findObject,
  keepDocument,
  objectNamesAfter,
  objectsInUse,
  saveLetter,
} from './records.js';

/** The kept document of each file, in their order; the same bytes are one document, whoever sends them. */
export async function keepDocuments(
  tx: Tx,
  keys: Keys,
  files: readonly TakenFile[],
  receivedAt: Instant,
): Promise<readonly NamedDocument[]> {
  const kept: NamedDocument[] = [];
  for (const { document, name } of files)
    kept.push({ ...(await keepDocument(tx, keys, document, receivedAt)), name });
  return kept;
}

/** Adds those the submission does not have yet, after those it has. Gives all of them, in order. */
export async function attach(
  tx: Tx,
  keys: Keys,
  submissionId: SubmissionId,
  documents: readonly NamedDocument[],
): Promise<readonly NamedDocument[]> {
  const before = await documentsOfOne(tx, keys, submissionId);
  const all = [...before];
  for (const document of documents) if (!all.some(({ id }) => id === document.id)) all.push(document);
  await attachDocuments(tx, keys, submissionId, all.slice(before.length));
  return all;
}

/** In the order they came. */
export async function documentsOfOne(
  tx: Tx,
  keys: Keys,
  submissionId: SubmissionId,
): Promise<readonly NamedDocument[]> {
  return (await documentsOf(tx, keys, [submissionId])).get(submissionId) ?? [];
}

/** The documents of several submissions, each in the order they came. */
export async function documentsOfSeveral(
  tx: Tx,
  keys: Keys,
  submissionIds: readonly SubmissionId[],
): Promise<ReadonlyMap<SubmissionId, readonly NamedDocument[]>> {
  return documentsOf(tx, keys, submissionIds);
}

/** Where the bytes of a kept document lie; null when it is kept no more. */
export async function objectOf(tx: Tx, id: DocumentId): Promise<StoredObject | null> {
  return findObject(tx, id);
}

/** Whether a kept document lies in this object. */
export async function isObjectNeeded(tx: Tx, name: string): Promise<boolean> {
  return (await objectsInUse(tx, [name])).has(name);
}

const NAMES_A_TURN = 1_000;

/** The name of every object that a kept document lies in: what a backup must hold beside the database. */
export async function* objectNames(tx: Tx): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const names = await objectNamesAfter(tx, after, NAMES_A_TURN);
    yield* names;
    const last = names.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

/** One kept document with what opens its object; null when it is gone. */
export async function documentWithKey(tx: Tx, keys: Keys, id: DocumentId) {
  return findDocument(tx, keys, id);
}

/** Adds to what is known of a document what was found in its pages since. */
export async function addLetter(tx: Tx, keys: Keys, id: DocumentId, letter: LetterFacts): Promise<void> {
  await saveLetter(tx, keys, id, letter);
}
