// The text of a document with its places on the pages, whoever has read it: a PDF's own text, or a machine reading a picture.

import { findNationalIds } from '../people/national-id.js';

/** Shares (0..1) of the page's width and height, from the top left corner of the page as one holds it upright. */
export type PageBox = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Shares of the page's width; the line says where it stands in height. */
export type TextWord = { readonly text: string; readonly x: number; readonly width: number };

/** Words that stand beside each other, from left to right; never without a word. */
export type TextLine = {
  /** Page of the file, from 1. */
  readonly page: number;
  readonly y: number;
  readonly height: number;
  readonly words: readonly TextWord[];
};

/** What else is on a page that is not text. */
export type PageMarks = {
  readonly page: number;
  /** The share of the page its largest picture covers, 0..1. */
  readonly picture: number;
  /** Where something is drawn or written that is no text: it may be a signature, handwriting, or an emblem. */
  readonly strokes: readonly PageBox[];
  /** Fields, notes, stamps or ink lie on it: what they say is not among the lines. */
  readonly laidOn: boolean;
};

export type PageText = {
  /** `text`: the file's own letters, as far as they can be seen. `image`: read from a picture, with its errors. */
  readonly source: 'text' | 'image';
  /** In reading order. National ids are masked already: their digits are dots. */
  readonly lines: readonly TextLine[];
  /** One entry for every page that was looked at. */
  readonly pages: readonly PageMarks[];
  /** True when there was more than is kept. */
  readonly cut: boolean;
  /** How surely the words were read, 0..1; 1 for a file's own letters. */
  readonly certainty: number;
};

/** What can be read on the pages, without what else is on them. */
export type ReadLines = Pick<PageText, 'lines' | 'cut'>;

/** A letter of authorization is a page or two; what stands beyond this is not looked at. */
export const MOST_TEXT_PAGES = 5;
export const MOST_LINES = 400;
export const MOST_WORDS = 3_000;
export const LONGEST_WORD = 100;
export const MOST_STROKES = 50;

/** The lines with the digits of every national id as dots, also of one that is broken over two lines (domain § 8). */
export function withoutNationalIds(lines: readonly TextLine[]): readonly TextLine[] {
  const text = lines.map(({ words }) => words.map((word) => word.text).join(' ')).join(' ');
  const ids = findNationalIds(text);
  if (ids.length === 0) return lines;
  let at = 0;
  const maskedWord = (word: TextWord): TextWord => {
    const start = at;
    at += word.text.length + 1;
    return { ...word, text: maskedPart(word.text, start, ids) };
  };
  return lines.map((line) => ({ ...line, words: line.words.map(maskedWord) }));
}

/** True when a word holds a national id that was masked. */
export function isMasked(text: string): boolean {
  return text.includes(DOT);
}

const DOT = '•';

function maskedPart(
  text: string,
  start: number,
  ids: readonly { readonly start: number; readonly end: number }[],
): string {
  return text
    .split('')
    .map((letter, index) => {
      const place = start + index;
      return /\d/u.test(letter) && ids.some((id) => place >= id.start && place < id.end) ? DOT : letter;
    })
    .join('');
}
