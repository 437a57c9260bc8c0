// Letters as text on a page, for rules that need no file.

import type { Checklist } from '../../src/documents/checklist.js';
import { letterFactsOf } from '../../src/documents/letter/letter-facts.js';
import { readLetter } from '../../src/documents/letter/reading.js';
import type { SuggestedField, Suggestion } from '../../src/documents/letter/suggestion.js';
import { judgeLetter } from '../../src/documents/letter-rules.js';
import {
  type PageMarks,
  type PageText,
  type TextLine,
  withoutNationalIds,
} from '../../src/documents/page-text.js';
import { POLICY, RECEIVED_ON } from './papers.js';

const LETTER_WIDTH = 0.008;
const LINE_HEIGHT = 0.015;

/** Each line of the text is a line of the page; an empty one ends a paragraph. */
export function aPageText(
  text: string,
  { marks = {}, ...changes }: Partial<PageText> & { readonly marks?: Partial<PageMarks> } = {},
): PageText {
  const lines = text.split('\n').flatMap((line, index): readonly TextLine[] => {
    const words = line.split(' ').filter((word) => word !== '');
    let x = 0.1;
    const placed = words.map((word) => {
      const width = word.length * LETTER_WIDTH;
      const at = x;
      x += width + LETTER_WIDTH;
      return { text: word, x: at, width };
    });
    const y = 0.05 + index * LINE_HEIGHT * 1.3;
    return placed.length === 0 ? [] : [{ page: 1, y, height: LINE_HEIGHT, words: placed }];
  });
  const pages = [{ page: 1, picture: 0, strokes: [], laidOn: false, ...marks }];
  return {
    source: 'text',
    lines: withoutNationalIds(lines),
    pages,
    cut: false,
    certainty: 1,
    ...changes,
  };
}

/** What is suggested for a field, the likeliest first; `asWritten` where it is no value. */
export function suggested(field: SuggestedField, text: string): readonly unknown[] {
  return readLetter(aPageText(text))
    .filter((suggestion) => suggestion.field === field)
    .map(({ value, asWritten }: Suggestion) => value ?? asWritten);
}

/** The checklist of a letter that is the only paper. */
export function judgedLetter(text: PageText): Checklist {
  const letter = letterFactsOf(text);
  const paper = { kind: 'letter', type: 'pdf', fields: null, letter, signatures: [] } as const;
  return judgeLetter(paper, { on: RECEIVED_ON, policy: POLICY });
}
