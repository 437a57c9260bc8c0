// Lays two ways of deciding beside each other and finds where their answers differ.

import fc from 'fast-check';
import type { Disclosure, DisclosureFacts, DisclosureQuestion } from '../../src/verification/disclosure.js';
import { madeWith, someCase } from './arbitraries.js';
import type { DisclosureCase } from './disclosure-case.js';

/** From which seed, how many cases. */
export type Runs = { readonly seed: number; readonly numRuns: number };

export type Decide = (question: DisclosureQuestion, facts: DisclosureFacts) => Disclosure;

/** Throws, with the simplest case it can find and both answers, when the two decide any generated case differently. */
export function expectAgreement(one: Decide, other: Decide, runs: Runs): void {
  const agree = fc.property(madeWith(someCase), (made) => {
    const [first, second] = answersOf(made, one, other);
    if (first !== second) throw new Error(`One says: ${first}\nThe other says: ${second}`);
  });
  fc.assert(agree, runs);
}

/** How many generated cases it takes until the two decide one differently; null when they never do. */
export function casesUntilDisagreement(one: Decide, other: Decide, runs: Runs): number | null {
  const agree = fc.property(madeWith(someCase), (made) => {
    const [first, second] = answersOf(made, one, other);
    return first === second;
  });
  const outcome = fc.check(agree, { ...runs, endOnFailure: true });
  return outcome.failed ? outcome.numRuns : null;
}

function answersOf(
  { question, facts }: DisclosureCase,
  one: Decide,
  other: Decide,
): readonly [string, string] {
  return [spokenAnswer(one(question, facts)), spokenAnswer(other(question, facts))];
}

/** Everything an answer says, as text to compare: an allow's authorization by its id. */
function spokenAnswer(disclosure: Disclosure): string {
  return disclosure.decision === 'allow'
    ? `allow by ${disclosure.authorization.id} with ${disclosure.obligations.join(' ')}`
    : `deny for ${disclosure.reasons.join(' ')} by ${disclosure.nearest} differing in ${disclosure.mismatched.join(' ')}`;
}
