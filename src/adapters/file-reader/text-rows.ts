// Makes words of letters and lines of words, by where they stand: files draw their text in any order.

import type { PageBox, TextLine, TextWord } from '../../documents/page-text.js';
import type { Letter } from './page-letters.js';

type PlacedWord = { readonly text: string; readonly box: PageBox };

/** Letters further apart than this share of their height belong to two words, whatever the file says. */
const WORD_GAP = 0.3;
/** Words further apart than this many times their height belong to two lines, such as two columns. */
const COLUMN_GAP = 1.6;
/** A page is about this much higher than wide: widths and heights are shares of different lengths. */
const PAGE_FORM = Math.SQRT2;

/** Letters follow each other as the file draws them; one that stands elsewhere begins a word of its own. */
export function wordsOf(letters: readonly Letter[]): readonly PlacedWord[] {
  const words: { text: string; box: PageBox }[] = [];
  for (const { text, box, begins } of letters) {
    const last = words.at(-1);
    if (last && !begins && follows(last.box, box)) {
      last.text += text;
      last.box = around(last.box, box);
    } else words.push({ text, box });
  }
  return words.map(({ text, box }) => ({ text: text.normalize('NFC'), box }));
}

/** The lines of one page from top to bottom; words far apart on the same height are lines of their own. */
export function rowsOf(words: readonly PlacedWord[]): readonly Omit<TextLine, 'page'>[] {
  const rows: { box: PageBox; words: PlacedWord[] }[] = [];
  for (const word of words.toSorted((a, b) => middleOf(a.box) - middleOf(b.box))) {
    const row = rows.findLast((each) => overlap(each.box, word.box) > 0.5);
    if (row) {
      row.words.push(word);
      row.box = around(row.box, word.box);
    } else rows.push({ box: word.box, words: [word] });
  }
  return rows.flatMap(({ words }) => splitWide(words.toSorted((a, b) => a.box.x - b.box.x))).map(asLine);
}

function splitWide(words: readonly PlacedWord[]): readonly (readonly PlacedWord[])[] {
  const parts: PlacedWord[][] = [];
  for (const word of words) {
    const part = parts.at(-1);
    const before = part?.at(-1);
    const isFar = before && gapOf(before.box, word.box) > COLUMN_GAP;
    if (part && !isFar) part.push(word);
    else parts.push([word]);
  }
  return parts;
}

function asLine(words: readonly PlacedWord[]): Omit<TextLine, 'page'> {
  const box = words.map((word) => word.box).reduce(around);
  const placed = words.map(
    ({ text, box: { x, width } }): TextWord => ({ text, x: rounded(x), width: rounded(width) }),
  );
  return { y: rounded(box.y), height: rounded(box.height), words: placed };
}

function follows(before: PageBox, next: PageBox): boolean {
  return overlap(before, next) > 0.2 && Math.abs(gapOf(before, next)) < WORD_GAP;
}

/** The distance from one to the next, in heights of the higher one; below zero when they overlap. */
function gapOf(before: PageBox, next: PageBox): number {
  const height = Math.max(before.height, next.height) * PAGE_FORM;
  return (next.x - before.x - before.width) / height;
}

/** How much of the lower one's height both share, 0..1. */
function overlap(a: PageBox, b: PageBox): number {
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, shared) / Math.min(a.height, b.height);
}

function around(a: PageBox, b: PageBox): PageBox {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const right = Math.max(a.x + a.width, b.x + b.width);
  const bottom = Math.max(a.y + a.height, b.y + b.height);
  return { x, y, width: right - x, height: bottom - y };
}

function middleOf({ y, height }: PageBox): number {
  return y + height / 2;
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
