// What a reviewer is suggested from the letters of a submission, with where each stands.

import type { ReadableFacts } from './document.js';
import { withoutPages } from './letter/letter-facts.js';
import { isList, type Suggestion } from './letter/suggestion.js';

/** `document` counts from 1, in the order the submission's documents are shown. */
export type DocumentSuggestion = Suggestion & { readonly document: number };

export function suggestionsIn(
  documents: readonly { readonly facts: ReadableFacts }[],
): readonly DocumentSuggestion[] {
  return documents.flatMap(({ facts }, index) =>
    foundIn(facts).map((suggestion) => ({ ...suggestion, document: index + 1 })),
  );
}

/** Case numbers are suggestions like all else; whether one is known is told to staff alone. */
export function caseNumbersIn(suggestions: readonly Suggestion[]): readonly string[] {
  return suggestions.flatMap(({ field, value }) => (field === 'cases' && isList(value) ? value : []));
}

/** Pages that are our form are read by their boxes, not as letters. */
function foundIn({ letter, sheets, emptyPages }: ReadableFacts): readonly Suggestion[] {
  if (letter === null) return [];
  return withoutPages(letter, new Set([...sheets.map(({ page }) => page), ...emptyPages])).found;
}
