// Steps of other actions: which undecided papers name an agent, a case or a debtor, so that callers can be told to wait and staff see what lies here.

import type { Tx } from '../database/database.js';
import { type Person, foldedWords, searchKey } from '../people/person.js';
import { blindIndex } from '../sealing/blind-index.js';
import type { Keys } from '../sealing/keys.js';
import type { Day } from '../shared/dates.js';
import type { CaseNumber, SubmissionId } from '../shared/ids.js';
import type { NamedDocument } from './document.js';
import type { ReadFields } from './reading.js';
import { addMarks, findMarks, findSubmissionById, removeMarks, submissionsWith } from './records.js';
import { documentsOfOne } from './storing/steps.js';
import type { Submission } from './submission.js';

/** A paper with more case numbers than this is not believed beyond them. */
const MOST_CASES = 100;

/**
 * Of these, the ones a submission that nobody has decided yet names: this agent in this case. The agent is found by first
 * and last name and birth date: middle names may be left out by one and written by the other (domain § 3.6).
 */
export async function undecidedAmong<
  Named extends { readonly caseNumber: CaseNumber; readonly agent: Person },
>(tx: Tx, keys: Keys, named: readonly Named[]): Promise<ReadonlySet<Named>> {
  if (named.length === 0) return new Set();
  const marked = named.map((one) => ({ one, mark: agentKeyOf(keys, one.caseNumber, one.agent) }));
  const found = await findMarks(
    tx,
    marked.map(({ mark }) => mark),
  );
  return new Set(marked.filter(({ mark }) => found.has(mark)).map(({ one }) => one));
}

/** Keeps what an undecided submission is found by, in place of what was kept before. */
export async function keepNamed(
  tx: Tx,
  keys: Keys,
  named: {
    readonly submissionId: SubmissionId;
    /** The case said beside the papers, which need not name any. */
    readonly caseNumber: CaseNumber | null;
    readonly fields: ReadFields | null;
  },
): Promise<void> {
  await removeMarks(tx, named.submissionId);
  const { caseNumber, fields } = named;
  const onPaper = fields && fields.cases.value !== 'all' ? fields.cases.value : [];
  const cases = [...(caseNumber === null ? [] : [caseNumber]), ...onPaper].slice(0, MOST_CASES);
  const agent = fields && personIn(fields.agent);
  const debtor = fields && personIn(fields.debtor);
  const marks = [
    ...cases.map((one) => caseKeyOf(keys, one)),
    ...(agent ? cases.map((one) => agentKeyOf(keys, one, agent)) : []),
    ...(debtor ? [debtorKeyOf(keys, debtor)] : []),
  ];
  await addMarks(tx, named.submissionId, [...new Set(marks)]);
}

const MOST_SHOWN = 50;

/** Undecided submissions that name one of the cases, or this debtor, as far as a machine could read it; oldest first. */
export async function undecidedAbout(
  tx: Tx,
  keys: Keys,
  about: { readonly cases: readonly CaseNumber[]; readonly debtor: Person },
): Promise<readonly Submission[]> {
  const marks = [...about.cases.map((one) => caseKeyOf(keys, one)), debtorKeyOf(keys, about.debtor)];
  return submissionsWith(tx, keys, marks, MOST_SHOWN);
}

/** A submission with its documents, in whatever state; null when it is kept no more. */
export async function submissionWithDocuments(
  tx: Tx,
  keys: Keys,
  id: SubmissionId,
): Promise<{ readonly submission: Submission; readonly documents: readonly NamedDocument[] } | null> {
  const submission = await findSubmissionById(tx, keys, id);
  return submission && { submission, documents: await documentsOfOne(tx, keys, id) };
}

/** Decided or withdrawn: nobody is told to wait for it any more. */
export async function forgetNamed(tx: Tx, submissionId: SubmissionId): Promise<void> {
  await removeMarks(tx, submissionId);
}

function agentKeyOf(keys: Keys, caseNumber: CaseNumber, agent: Person): string {
  const words = foldedWords(agent.name);
  return blindIndex(
    keys,
    'submission-agent',
    caseNumber,
    words[0] ?? '',
    words.at(-1) ?? '',
    agent.birthDate,
  );
}

function caseKeyOf(keys: Keys, caseNumber: CaseNumber): string {
  return blindIndex(keys, 'submission-case', caseNumber);
}

function debtorKeyOf(keys: Keys, debtor: Person): string {
  return blindIndex(keys, 'submission-debtor', searchKey(debtor));
}

function personIn(read: {
  readonly name: { readonly value: string | null };
  readonly birthDate: { readonly value: Day | null };
}): Person | null {
  const name = read.name.value;
  const birthDate = read.birthDate.value;
  return name && birthDate ? { name, birthDate } : null;
}
