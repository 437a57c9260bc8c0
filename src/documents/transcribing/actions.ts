// Reading pages in the background: pictures of letters, one at a time, and the checklists that wait for them are completed.

import { type Done, type Who, act } from '../../audit/act.js';
import type { AuditEvent } from '../../audit/events.js';
import type { Ledger } from '../../audit/ledger.js';
import type { Database, Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Agency } from '../../shared/agency.js';
import { osloDayOf } from '../../shared/dates.js';
import type { DocumentId, Id } from '../../shared/ids.js';
import { allowed, refused } from '../../shared/result.js';
import type { ReadableFacts } from '../document.js';
import type { FileStore } from '../file-store.js';
import { type LetterFacts, type LetterToRead, lettersToRead, unreadable } from '../letter/letter-facts.js';
import { judgePapers } from '../receiving/steps.js';
import { keepNamed } from '../steps.js';
import { readObject } from '../storing/actions.js';
import { addLetter, documentWithKey, documentsOfOne } from '../storing/steps.js';
import type { Submission } from '../submission.js';
import { savePapers } from '../submission-records.js';
import { type Pending, countTry, holdWaiting, oldestPending, removePending } from './records.js';
import { isAnyPending } from './steps.js';

export type Needs = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly agency: Agency;
  readonly files: FileStore;
  readonly newId: <Of extends string>() => Id<Of>;
  /** Null for pages that break their reader. Throws when it is we who cannot read now: then it is tried again. */
  readonly reader: {
    transcribe(
      file: { readonly type: ReadableFacts['type']; readonly bytes: Uint8Array },
      asked: LetterToRead,
    ): Promise<LetterFacts | null>;
  };
};

/** Begun as often as this and never ended: then it is left to a person. */
const MOST_TRIES = 3;

/** Whether anything waits; asked often, so it is one look by an index. */
export async function isReadingPending({ database }: Pick<Needs, 'database'>): Promise<boolean> {
  return (await oldestPending(database.read)) !== null;
}

/**
 * Reads the document that waits longest; false when none does. Done by two processes at once it does no harm: the first
 * one's reading counts. Throws when it cannot be read now.
 */
export async function readNextPending(needs: Needs): Promise<boolean> {
  const pending = await oldestPending(needs.database.read);
  if (pending === null) return false;
  const who: Who = { kind: 'system', id: null, onBehalfOf: null, requestId: needs.newId<'request'>() };
  const letter = await readOne(needs, pending);
  await act(needs, who, (tx) => complete(tx, needs, pending.documentId, letter));
  return true;
}

/** Null when the document is gone, or there is nothing to read in it any more. */
async function readOne(needs: Needs, { documentId, tries }: Pending): Promise<LetterFacts | null> {
  const document = await documentWithKey(needs.database.read, needs.keys, documentId);
  const asked = document && lettersToRead(document.facts);
  if (!document || !asked) return null;
  const { pages } = asked;
  if (tries >= MOST_TRIES) return unreadable(pages);
  await needs.database.transaction((tx) => countTry(tx, documentId), { strict: false });
  const bytes = await readObject(needs, document);
  if (bytes === null) return unreadable(pages);
  const { type, readTo } = document.facts;
  const read = await needs.reader.transcribe(
    { type, bytes: bytes.subarray(0, readTo ?? bytes.length) },
    asked,
  );
  return read ?? unreadable(pages);
}

async function complete(
  tx: Tx,
  needs: Needs,
  documentId: DocumentId,
  letter: LetterFacts | null,
): Promise<Done<null, 'READ_ALREADY'>> {
  const checked: AuditEvent = { type: 'submission-checked', outcome: 'done', about: documentId };
  if (!(await removePending(tx, documentId)))
    return { result: refused('READ_ALREADY'), event: { ...checked, outcome: 'refused' } };
  const document = await documentWithKey(tx, needs.keys, documentId);
  if (document && letter && lettersToRead(document.facts))
    await addLetter(tx, needs.keys, documentId, letter);
  const events: AuditEvent[] = [];
  for (const submission of await holdWaiting(tx, needs.keys, documentId))
    events.push(await judgeAgain(tx, needs, submission));
  return { result: allowed(null), event: [checked, ...events] };
}

/** The days are counted from when the pages came, as if they had been read at once. */
async function judgeAgain(
  tx: Tx,
  { keys, agency: { policy } }: Needs,
  submission: Submission,
): Promise<AuditEvent> {
  const { id, newestPagesAt, papers } = submission;
  const documents = await documentsOfOne(tx, keys, id);
  const receivedOn = osloDayOf(newestPagesAt);
  const { checklist, fields } = await judgePapers(tx, keys, { documents, receivedOn, policy });
  const waits = await isAnyPending(
    tx,
    documents.map((document) => document.id),
  );
  await savePapers(tx, keys, id, {
    unreadSince: waits ? submission.unreadSince : null,
    checklist,
    papers: { ...papers, fields },
  });
  await keepNamed(tx, keys, { submissionId: id, caseNumber: papers.caseNumber, fields });
  return { type: 'submission-checked', outcome: 'done', about: id };
}
