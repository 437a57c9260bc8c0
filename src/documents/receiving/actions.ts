// Receiving papers: a submission is made or found again, judged and answered at once; more pages come to it later.

import { randomBytes } from 'node:crypto';
import { type Done, type Who, act } from '../../audit/act.js';
import type { Ledger } from '../../audit/ledger.js';
import type { Tx } from '../../database/database.js';
import { blindIndex } from '../../sealing/blind-index.js';
import type { Keys } from '../../sealing/keys.js';
import type { Agency } from '../../shared/agency.js';
import { type Instant, addDays, osloDayOf } from '../../shared/dates.js';
import type { CaseNumber, SubmissionId } from '../../shared/ids.js';
import { type Fault, type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import { type NamedDocument, type TakenFile, pagesOf } from '../document.js';
import { masked } from '../masking.js';
import type { ReadFields } from '../reading.js';
import { SUBMISSION_REFERENCE_BYTES, submissionReference } from '../references.js';
import { keepNamed } from '../steps.js';
import { type SentFile, type Needs as StoringNeeds, letGo, takeIn } from '../storing/actions.js';
import { attach, documentsOfOne, keepDocuments } from '../storing/steps.js';
import { type Submission, isOpen } from '../submission.js';
import { referenceKeyOf, savePapers } from '../submission-records.js';
import { askForReading } from '../transcribing/steps.js';
import {
  addReference,
  addSubmission,
  countReferences,
  findByReference,
  findOpenByKey,
  holdOpen,
  moveReference,
} from './records.js';
import { receivedEvent, refuseSent } from './recorded.js';
import { judgePapers } from './steps.js';

export type Needs = StoringNeeds & { readonly ledger: Ledger; readonly agency: Agency };

export type Sent = {
  readonly files: readonly SentFile[];
  readonly caseNumber: CaseNumber | null;
  readonly email: string | null;
};

/** `documents` are those of this sending, under the sender's own names. */
export type Received = { readonly submission: Submission; readonly documents: readonly NamedDocument[] };

/** A sender may mend his papers many times, but not fill the store. */
const MOST_PAGES_EVER = 100;

/**
 * Receives papers. The same ones again, for the same case and still undecided, are the same submission with a reference
 * of its own for this sender. Refuses with the code of the first file that cannot be received, and a fault for each.
 */
export async function receiveSubmission(
  needs: Needs,
  who: Who,
  sent: Sent,
): Promise<Result<Received & { readonly reference: string }, Refusal>> {
  const at = needs.now();
  const taken = await takeIn(needs, sent.files);
  if (!taken.ok) return refuseFiles(needs, who, { about: null, faults: taken.refusal });
  const reference = submissionReference(randomBytes(SUBMISSION_REFERENCE_BYTES));
  const newId = needs.newId<'submission'>();
  const caseNumber = sent.caseNumber && (masked(sent.caseNumber) as CaseNumber);
  return keeping(needs, taken.value, () =>
    act(needs, who, async (tx) => {
      const documents = await keepDocuments(tx, needs.keys, taken.value, at);
      const openKey = openKeyOf(needs.keys, caseNumber, documents);
      const before = await findOpenByKey(tx, needs.keys, openKey);
      const submission =
        before ?? (await makeSubmission(tx, needs, { id: newId, openKey, caseNumber, documents, at }));
      await addReference(tx, needs.keys, {
        referenceKey: referenceKeyOf(needs.keys, reference),
        submissionId: submission.id,
        email: sent.email,
        createdAt: at,
      });
      const type = submission.id === newId ? 'submission-received' : 'submission-repeated';
      return {
        result: allowed({ reference, submission, documents }),
        event: receivedEvent(type, submission, documents),
      };
    }),
  );
}

/** More or better pages; the checklist is made anew over all of them. Refuses as above, `NOT_FOUND`, `ALREADY_DECIDED`. */
export async function addDocuments(
  needs: Needs,
  who: Who,
  sent: { readonly reference: string; readonly files: readonly SentFile[] },
): Promise<Result<Received, Refusal>> {
  const at = needs.now();
  const known = await readStatus(needs, sent.reference);
  if (!known.ok) return refuseFiles(needs, who, { about: null, faults: [], code: 'NOT_FOUND' });
  const about = known.value.id;
  if (!isOpen(known.value)) return refuseFiles(needs, who, { about, faults: [], code: 'ALREADY_DECIDED' });
  const taken = await takeIn(needs, sent.files);
  if (!taken.ok) return refuseFiles(needs, who, { about, faults: taken.refusal });
  const newId = needs.newId<'submission'>();
  const referenceKey = referenceKeyOf(needs.keys, sent.reference);
  return keeping(needs, taken.value, () =>
    act(needs, who, async (tx): Promise<Done<Received, Refusal>> => {
      const held = await holdByReference(tx, needs, referenceKey);
      if (!held) return refuseSent(about, 'ALREADY_DECIDED');
      const documents = await keepDocuments(tx, needs.keys, taken.value, at);
      const before = await documentsOfOne(tx, needs.keys, held.id);
      if (documents.every((document) => before.some(({ id }) => id === document.id)))
        return {
          result: allowed({ submission: held, documents }),
          event: receivedEvent('submission-repeated', held, documents),
        };
      const own = await ownSubmission(tx, needs, { held, referenceKey, newId });
      const all = await attach(tx, needs.keys, own.id, documents);
      if (pagesOf(all) > MOST_PAGES_EVER) return refuseSent(about, 'TOO_MANY_PAGES');
      const submission = await judgeAnew(tx, needs, { submission: own, documents: all, at });
      return {
        result: allowed({ submission, documents }),
        event: receivedEvent('submission-added-to', submission, documents),
      };
    }),
  );
}

/** Where a submission stands. It names nobody, so looking at it is not recorded. `NOT_FOUND` for any other reference. */
export async function readStatus(
  needs: Pick<Needs, 'database' | 'keys'>,
  reference: string,
): Promise<Result<Submission, Refusal>> {
  const found = await findByReference(needs.database.read, needs.keys, referenceKeyOf(needs.keys, reference));
  return found ? allowed(found) : refused(refusal('NOT_FOUND'));
}

/** Whatever becomes of it, no object stays that nothing needs. */
async function keeping<T>(needs: Needs, files: readonly TakenFile[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await letGo(needs, files);
  }
}

type Making = {
  readonly id: SubmissionId;
  readonly openKey: string;
  readonly caseNumber: CaseNumber | null;
  readonly documents: readonly NamedDocument[];
  readonly at: Instant;
};

async function makeSubmission(tx: Tx, needs: Needs, making: Making): Promise<Submission> {
  const { keys } = needs;
  const { policy } = needs.agency;
  const { id, openKey, caseNumber, documents, at } = making;
  const { checklist, fields } = await judgePapers(tx, keys, { documents, receivedOn: osloDayOf(at), policy });
  const submission: Submission = {
    id,
    receivedAt: at,
    answerBy: addDays(osloDayOf(at), policy.answerWithinDays),
    newestPagesAt: at,
    unreadSince: await unreadSince(tx, { documents, fields, at }),
    checklist,
    completion: null,
    decision: null,
    withdrawnAt: null,
    papers: { caseNumber, fields, approvedBirthDate: null },
  };
  if (!(await addSubmission(tx, keys, { ...submission, openKey }))) {
    const theirs = await findOpenByKey(tx, keys, openKey);
    if (!theirs) throw new Error('the same papers are there and cannot be found');
    return theirs;
  }
  await attach(tx, keys, id, documents);
  await keepNamed(tx, keys, { submissionId: id, caseNumber, fields });
  return submission;
}

/** With new pages the week to answer in begins anew (2026 law § 17). */
async function judgeAnew(
  tx: Tx,
  { keys, agency: { policy } }: Needs,
  { submission, documents, at }: Received & { readonly at: Instant },
): Promise<Submission> {
  const { id } = submission;
  const { caseNumber } = submission.papers;
  const { checklist, fields } = await judgePapers(tx, keys, { documents, receivedOn: osloDayOf(at), policy });
  const changed = {
    newestPagesAt: at,
    answerBy: addDays(osloDayOf(at), policy.answerWithinDays),
    unreadSince: await unreadSince(tx, { documents, fields, at }),
    checklist,
    papers: { ...submission.papers, fields },
  };
  await savePapers(tx, keys, id, changed);
  await keepNamed(tx, keys, { submissionId: id, caseNumber, fields });
  return { ...submission, ...changed };
}

/** A form that was read decides what a submission says; only where there is none are letters worth waiting for. */
async function unreadSince(
  tx: Tx,
  came: {
    readonly documents: readonly NamedDocument[];
    readonly fields: ReadFields | null;
    readonly at: Instant;
  },
): Promise<Instant | null> {
  const waits = came.fields === null && (await askForReading(tx, came.documents, came.at));
  return waits ? came.at : null;
}

async function holdByReference(tx: Tx, { keys }: Needs, referenceKey: string): Promise<Submission | null> {
  const found = await findByReference(tx, keys, referenceKey);
  return found && holdOpen(tx, keys, found.id);
}

/**
 * The blank form downloaded by two people is the same bytes, and so one submission with two references. What one of them
 * adds must never come to the other's: unless the papers name a debtor, he gets a submission of his own first.
 */
async function ownSubmission(
  tx: Tx,
  { keys }: Needs,
  asked: { readonly held: Submission; readonly referenceKey: string; readonly newId: SubmissionId },
): Promise<Submission> {
  const { held, referenceKey, newId } = asked;
  const namesDebtor = held.papers.fields !== null && held.papers.fields.debtor.name.value !== null;
  if (namesDebtor || (await countReferences(tx, held.id)) === 1) return held;
  const own = { ...held, id: newId };
  await addSubmission(tx, keys, { ...own, openKey: null });
  await attach(tx, keys, own.id, await documentsOfOne(tx, keys, held.id));
  await moveReference(tx, referenceKey, own.id);
  return own;
}

function openKeyOf(keys: Keys, caseNumber: CaseNumber | null, documents: readonly NamedDocument[]): string {
  const contents = [...new Set(documents.map(({ contentKey }) => contentKey))].sort();
  return blindIndex(keys, 'submission-papers', caseNumber ?? '', ...contents);
}

function refuseFiles(
  needs: Needs,
  who: Who,
  refusedFiles: {
    readonly about: SubmissionId | null;
    readonly faults: readonly Fault[];
    readonly code?: string;
  },
): Promise<Result<never, Refusal>> {
  const { about, faults } = refusedFiles;
  const code = refusedFiles.code ?? faults[0]?.code ?? 'FILE_DAMAGED';
  return act(needs, who, async () => refuseSent(about, code, faults));
}
