// The lines of a letter as one text that rules can search, and the way back from a stretch of it to its place on the page.

import type { PageBox, TextLine } from '../page-text.js';
import { columnsInOrder } from './columns.js';

export type LetterText = {
  /** Words parted by one space, also where a line was full (by nothing where it ends with a hyphen); `\n` where one was ended, `\n\n` between paragraphs. */
  readonly text: string;
  /** The page and the box around the words of a stretch; of those on its first page when it goes over two. */
  readonly placeOf: (start: number, end: number) => { readonly page: number; readonly box: PageBox };
};

type PlacedWord = {
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly box: PageBox;
};

export function letterText(asDrawn: readonly TextLine[]): LetterText {
  const lines = columnsInOrder(asDrawn);
  const right = rightEdges(lines);
  const words: PlacedWord[] = [];
  let text = '';
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before) text += breakBetween(before, line, right.get(line.page) ?? 1);
    for (const [position, { text: word, x, width }] of line.words.entries()) {
      if (position > 0) text += ' ';
      const box = { x, y: line.y, width, height: line.height };
      words.push({ start: text.length, end: text.length + word.length, page: line.page, box });
      text += word;
    }
  }
  return { text, placeOf: (start, end) => placeAmong(words, start, end) };
}

/** How far to the right the lines of each page reach. */
function rightEdges(lines: readonly TextLine[]): ReadonlyMap<number, number> {
  const edges = new Map<number, number>();
  for (const line of lines) edges.set(line.page, Math.max(edges.get(line.page) ?? LEAST_EDGE, endOf(line)));
  return edges;
}

/** Where all lines are short none of them is full. */
const LEAST_EDGE = 0.8;

/** The line was full when the next one's first word had no room on it; everything else was ended on purpose. */
function breakBetween(before: TextLine, line: TextLine, right: number): string {
  if (before.page !== line.page) return '\n\n';
  const distance = (line.y - before.y) / Math.max(before.height, line.height);
  if (distance > PARAGRAPH_DISTANCE) return '\n\n';
  if (distance < SAME_ROW) return '\n';
  const first = line.words[0];
  const hadNoRoom = first !== undefined && endOf(before) + first.width + ROOM > right;
  const goesOn = Math.abs((before.words[0]?.x ?? 0) - (first?.x ?? 1)) < INDENT;
  if (!hadNoRoom || !goesOn || before.words.length <= 2) return '\n';
  return before.words.at(-1)?.text.endsWith('-') ? '' : ' ';
}

/** In heights of a line. */
const PARAGRAPH_DISTANCE = 1.75;
const SAME_ROW = 0.5;
/** In shares of the page's width. */
const ROOM = 0.005;
const INDENT = 0.03;

function endOf({ words }: TextLine): number {
  const last = words.at(-1);
  return last ? last.x + last.width : 0;
}

function placeAmong(
  words: readonly PlacedWord[],
  start: number,
  end: number,
): { readonly page: number; readonly box: PageBox } {
  const within = words.filter((word) => word.start < end && word.end > start);
  const [first] = within;
  if (!first) return { page: 1, box: { x: 0, y: 0, width: 0, height: 0 } };
  const boxes = within.filter(({ page }) => page === first.page).map(({ box }) => box);
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - x;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - y;
  return { page: first.page, box: { x, y, width, height } };
}
