// Steps of actions that ask: questions decided together on what is stored, with as few queries as one needs.

import type { Tx } from '../../database/database.js';
import { undecidedAmong } from '../../documents/steps.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { Question } from '../actions.js';
import type { Disclosure } from '../disclosure.js';
import { factsAbout } from '../records.js';
import { decideDisclosure } from '../rules.js';

/** What the rules say of each question at this instant, on what is stored now. Changes and records nothing. */
export async function decideQuestions(
  tx: Tx,
  keys: Keys,
  asked: readonly Question[],
  now: Instant,
): Promise<readonly Disclosure[]> {
  const factsOf = await factsAbout(
    tx,
    keys,
    asked.map(({ caseNumber }) => caseNumber),
  );
  const first = asked.map((question) => {
    const facts = factsOf(question.caseNumber);
    const decide = (undecidedSubmission: boolean) =>
      decideDisclosure({ now, ...question }, { undecidedSubmission, ...facts });
    return { question, decide, disclosure: decide(false), known: facts.case !== null };
  });
  // An undecided paper never allows anything: it only says one thing more about a no.
  const denied = first.filter(({ disclosure, known }) => known && disclosure.decision === 'deny');
  const undecided = await undecidedAmong(
    tx,
    keys,
    denied.map(({ question }) => question),
  );
  return first.map(({ question, decide, disclosure }) =>
    undecided.has(question) ? decide(true) : disclosure,
  );
}
