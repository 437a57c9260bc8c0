// What a reviewer is suggested from the letters of a submission, with where each stands.

import type { ReadableFacts } from './document.js';
import { fieldBoxOn } from './field-places.js';
import type { FormField } from './form.js';
import { withoutPages } from './letter/letter-facts.js';
import { isList, REQUIREMENT_OF, type SuggestedField, type Suggestion } from './letter/suggestion.js';
import { isMasked } from './page-text.js';
import { type ReadFields, readTypedText } from './reading.js';
import type { SheetFacts } from './sheet.js';
import type { TypedSheet } from './typed-sheet.js';

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
function foundIn({ letter, sheets, emptyPages, typedSheets }: ReadableFacts): readonly Suggestion[] {
  const typed = typedSheets.flatMap((one) => {
    const sheet = sheets.find(({ page }) => page === one.page);
    return sheet ? typedSuggestions(one, sheet) : [];
  });
  const known = new Set([...sheets.map(({ page }) => page), ...emptyPages]);
  return [...typed, ...(letter === null ? [] : withoutPages(letter, known).found)];
}

function typedSuggestions({ page, values }: TypedSheet, { place }: SheetFacts): readonly Suggestion[] {
  if (place === null) return [];
  const fields = readTypedText(values);
  return BOXES.flatMap(({ box, field, valueIn }) => {
    const asWritten = values[box];
    if (asWritten === undefined || asWritten === '') return [];
    const found = { field, requirement: REQUIREMENT_OF[field], rule: 'FORM_BOX' as const };
    const value = isMasked(asWritten) ? null : valueIn(fields);
    return [{ ...found, value, asWritten, page, box: fieldBoxOn(box, place) }];
  });
}

type TypedBox = {
  readonly box: FormField;
  readonly field: SuggestedField;
  readonly valueIn: (fields: ReadFields) => Suggestion['value'];
};

const BOXES: readonly TypedBox[] = [
  { box: 'debtor_name', field: 'debtor.name', valueIn: ({ debtor }) => debtor.name.value },
  { box: 'debtor_birth_date', field: 'debtor.birthDate', valueIn: ({ debtor }) => debtor.birthDate.value },
  { box: 'agent_name', field: 'agent.name', valueIn: ({ agent }) => agent.name.value },
  { box: 'agent_birth_date', field: 'agent.birthDate', valueIn: ({ agent }) => agent.birthDate.value },
  {
    box: 'agent_organisation',
    field: 'agent.organisation',
    valueIn: ({ agent }) => agent.organisation.value,
  },
  { box: 'agent_phone', field: 'agent.phone', valueIn: ({ agent }) => agent.phone.value },
  { box: 'agent_email', field: 'agent.email', valueIn: ({ agent }) => agent.email.value },
  { box: 'agent_address', field: 'agent.address', valueIn: ({ agent }) => agent.address.value },
  { box: 'cases', field: 'cases', valueIn: ({ cases }) => cases.value },
  { box: 'limits', field: 'limits', valueIn: ({ limits }) => limits.value },
  { box: 'valid_from', field: 'validFrom', valueIn: ({ validFrom }) => validFrom.value },
  { box: 'valid_through', field: 'validThrough', valueIn: ({ validThrough }) => validThrough.value },
  { box: 'signed_on', field: 'signedOn', valueIn: ({ signedOn }) => signedOn.value },
  { box: 'signed_place', field: 'signedPlace', valueIn: ({ signedPlace }) => signedPlace.value },
];
