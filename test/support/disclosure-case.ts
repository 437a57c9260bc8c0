// A made-up question with all its facts, as the tests of the disclosure decision pass it around.

import type { Authorization, Ending } from '../../src/authorizations/authorization.js';
import type { AuthorizationId, CallId, CaseNumber, DebtorId } from '../../src/shared/ids.js';
import type { DisclosureFacts, DisclosureQuestion } from '../../src/verification/disclosure.js';
import type { Dice } from './dice.js';

export type DisclosureCase = { readonly question: DisclosureQuestion; readonly facts: DisclosureFacts };

export const DEBTOR = 'debtor-1' as DebtorId;
export const OTHER_DEBTOR = 'debtor-2' as DebtorId;
export const ASKED_CASE = 'case-1' as CaseNumber;
export const OTHER_CASE = 'case-2' as CaseNumber;
export const CALLS: readonly CallId[] = ['call-1' as CallId, 'call-2' as CallId, 'call-3' as CallId];
export const UNKNOWN_CALL = 'call-4' as CallId;

export const NO_ENDING: Ending = {
  revokedAt: null,
  resignedAt: null,
  suspendedAt: null,
  supersededAt: null,
  annulledAt: null,
};

/** Turns a case into another, most often by touching one of its authorizations, the subject. */
export type Change = (dice: Dice, made: DisclosureCase, subject: Authorization) => DisclosureCase;

/** The case after a change to the authorization with this id; the same case when it has none such. */
export function changed(
  dice: Dice,
  made: DisclosureCase,
  on: { readonly subject: AuthorizationId; readonly by: Change },
): DisclosureCase {
  const subject = made.facts.authorizations.find(({ id }) => id === on.subject);
  return subject === undefined ? made : on.by(dice, made, subject);
}

/** The case with the authorization of the same id replaced. */
export function withReplaced(made: DisclosureCase, replacement: Authorization): DisclosureCase {
  const authorizations = made.facts.authorizations.map((authorization) =>
    authorization.id === replacement.id ? replacement : authorization,
  );
  return withFacts(made, { authorizations });
}

/** The case with some of its facts changed. */
export function withFacts(made: DisclosureCase, changes: Partial<DisclosureFacts>): DisclosureCase {
  return { ...made, facts: { ...made.facts, ...changes } };
}

/** The same items in some other order. */
export function shuffled<Item>(dice: Dice, items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, place: dice.below(1_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** The case with its authorizations and calls in some other order. */
export function withShuffledFacts(dice: Dice, made: DisclosureCase): DisclosureCase {
  return withFacts(made, {
    authorizations: shuffled(dice, made.facts.authorizations),
    calls: shuffled(dice, made.facts.calls),
  });
}
