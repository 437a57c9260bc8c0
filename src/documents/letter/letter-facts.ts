// What was found in a letter, and what is certainly not in it. Made beside the reading of the file, where a hostile text can do no harm;
// the text itself is kept nowhere.

import { REQUIREMENTS, type Requirement } from '../checklist.js';
import type { PageText } from '../page-text.js';
import { isCertainlyAbsent, isCertainlyUnsigned } from './absence.js';
import { readLetter } from './reading.js';
import type { Suggestion } from './suggestion.js';

export type LetterFacts = {
  /** `text`: from the file's own letters; `image`: read from a picture, with its errors. */
  readonly source: PageText['source'];
  /** The pages it was read from. */
  readonly pages: readonly number[];
  /** In the order of the fields, the likeliest of each first. National ids are masked. */
  readonly found: readonly Suggestion[];
  /** What is certainly not there. */
  readonly absent: readonly Requirement[];
  /** False when there was more of it than was looked at. */
  readonly whole: boolean;
};

export const MOST_FOUND = 100;
/** Of a text that is shown or suggested. */
export const LONGEST_FOUND = 500;

export function letterFactsOf(text: PageText): LetterFacts {
  const all = readLetter(text).filter(({ asWritten }) => asWritten.length <= LONGEST_FOUND);
  const pages = new Set(text.lines.map(({ page }) => page));
  return {
    source: text.source,
    pages: text.pages.map(({ page }) => page).filter((page) => pages.has(page)),
    found: all.slice(0, MOST_FOUND),
    absent: REQUIREMENTS.filter((requirement) =>
      requirement === 'signature' ? isCertainlyUnsigned(text) : isCertainlyAbsent(requirement, text, all),
    ),
    whole: !text.cut,
  };
}

/** Two readings of one letter, such as its typed pages and its scanned ones: absent is only what is in neither. */
export function joinLetters(a: LetterFacts, b: LetterFacts): LetterFacts {
  return {
    source: a.source === 'image' || b.source === 'image' ? 'image' : 'text',
    pages: [...a.pages, ...b.pages],
    found: [...a.found, ...b.found].slice(0, MOST_FOUND),
    absent: a.absent.filter((requirement) => b.absent.includes(requirement)),
    whole: a.whole && b.whole,
  };
}

/** The same letter without what stands on these pages; nothing is certainly absent from a part of it. */
export function withoutPages(letter: LetterFacts, pages: ReadonlySet<number>): LetterFacts {
  if (!letter.pages.some((page) => pages.has(page))) return letter;
  return {
    ...letter,
    pages: letter.pages.filter((page) => !pages.has(page)),
    found: letter.found.filter(({ page }) => !pages.has(page)),
    absent: [],
  };
}
