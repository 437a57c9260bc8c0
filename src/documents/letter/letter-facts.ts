// What was found in a letter, and what is certainly not in it. Made beside the reading of the file, where a hostile text can do no harm;
// the text itself is kept nowhere.

import { REQUIREMENTS, type Requirement } from '../checklist.js';
import { MOST_TEXT_PAGES, type PageText } from '../page-text.js';
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
  // A picture that nothing could be read from was looked at all the same; a page without text of its own was not.
  const read = new Set(text.lines.map(({ page }) => page));
  return {
    source: text.source,
    pages: text.pages.map(({ page }) => page).filter((page) => text.source === 'image' || read.has(page)),
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

/**
 * The pages that wait to be read from their picture: those without text of their own that are neither our form nor empty.
 * None once that was tried, and at most MOST_TEXT_PAGES.
 */
export function pagesToRead(facts: {
  readonly pages: number;
  readonly form: unknown;
  readonly sheets: readonly { readonly page: number }[];
  readonly emptyPages: readonly number[];
  readonly letter: LetterFacts | null;
}): readonly number[] {
  const { letter } = facts;
  if (facts.form !== null || letter?.source === 'image') return [];
  const known = new Set([
    ...facts.sheets.map(({ page }) => page),
    ...facts.emptyPages,
    ...(letter?.pages ?? []),
  ]);
  const pages = Array.from({ length: facts.pages }, (_, index) => index + 1);
  return pages.filter((page) => !known.has(page)).slice(0, MOST_TEXT_PAGES);
}

/** A letter that could not be read: nothing is found, and nothing is certainly absent. */
export function unreadable(pages: readonly number[]): LetterFacts {
  return { source: 'image', pages, found: [], absent: [], whole: false };
}

export type LetterToRead = {
  readonly pages: readonly number[];
  /** True when the file has further pages that nobody reads. */
  readonly cut: boolean;
};

/** What of a file is to be read from its picture; null when nothing is. */
export function lettersToRead(facts: Parameters<typeof pagesToRead>[0]): LetterToRead | null {
  const pages = pagesToRead(facts);
  if (pages.length === 0) return null;
  const rest = pagesToRead({ ...facts, emptyPages: [...facts.emptyPages, ...pages] });
  return { pages, cut: rest.length > 0 };
}
