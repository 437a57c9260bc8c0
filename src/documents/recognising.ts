// Puts beside what the reader saw what we have printed: of every form of ours in a document, on a screen or on paper.

import type { ReadableFacts } from './document.js';
import type { FormFacts } from './facts.js';
import type { Grant } from './form.js';
import type { KnownSheet, ReceivedDocument } from './papers.js';

export type Recognised = {
  /** What was asked for, when it is a form we issued with a reference. */
  readonly issued: Grant | null;
  /** What is printed on it is not what we printed, or it claims another reference than its own. */
  readonly altered: boolean;
};

export type Recogniser = {
  readonly form: (form: FormFacts) => Promise<Recognised>;
  /** What we printed on the form with this code; null for a blank, and for a reference that is not ours. */
  readonly sheet: (code: string) => Promise<Grant | null>;
};

export async function recogniseDocument(
  facts: ReadableFacts,
  recogniser: Recogniser,
): Promise<ReceivedDocument> {
  const { type, pages, form, emptyPages, signatures, letter } = facts;
  const recognised = form ? await recogniser.form(form) : { issued: null, altered: false };
  const sheets: KnownSheet[] = [];
  for (const sheet of facts.sheets) {
    const typed = facts.typedSheets.find(({ page }) => page === sheet.page) ?? null;
    sheets.push({ sheet, typed, issued: await recogniser.sheet(sheet.code) });
  }
  return { type, pages, form, emptyPages, signatures, sheets, letter, ...recognised };
}
