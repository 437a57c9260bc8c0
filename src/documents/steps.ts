// Steps of other actions: who undecided papers name as agent, and in which cases, so that a caller can be told to wait.

import type { Tx } from '../database/database.js';
import { type Person, foldedWords } from '../people/person.js';
import { blindIndex } from '../sealing/blind-index.js';
import type { Keys } from '../sealing/keys.js';
import type { CaseNumber, SubmissionId } from '../shared/ids.js';
import type { ReadFields } from './reading.js';
import { addAgentKeys, findAgentKeys, removeAgentKeys } from './records.js';

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
  const found = await findAgentKeys(
    tx,
    marked.map(({ mark }) => mark),
  );
  return new Set(marked.filter(({ mark }) => found.has(mark)).map(({ one }) => one));
}

/** Keeps whom an undecided submission names, in place of what was kept before; nothing when it could not be read. */
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
  await removeAgentKeys(tx, named.submissionId);
  const name = named.fields?.agent.name.value;
  const birthDate = named.fields?.agent.birthDate.value;
  if (!named.fields || !name || !birthDate) return;
  const onPaper = named.fields.cases.value === 'all' ? [] : named.fields.cases.value;
  const cases = named.caseNumber === null ? onPaper : [named.caseNumber, ...onPaper];
  const agentKeys = cases
    .slice(0, MOST_CASES)
    .map((caseNumber) => agentKeyOf(keys, caseNumber, { name, birthDate }));
  await addAgentKeys(tx, named.submissionId, agentKeys);
}

/** Decided or withdrawn: nobody is told to wait for it any more. */
export async function forgetNamed(tx: Tx, submissionId: SubmissionId): Promise<void> {
  await removeAgentKeys(tx, submissionId);
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
