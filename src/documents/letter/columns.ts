// Puts a table whose head names the two people into reading order: all about the one, then all about the other.

import type { TextLine, TextWord } from '../page-text.js';
import { findRoleWords, isHeading } from './role-words.js';

/** The same lines, but for such tables: each of their rows becomes two lines, those of a column one after the other. */
export function columnsInOrder(lines: readonly TextLine[]): readonly TextLine[] {
  const ordered: TextLine[] = [];
  const rows = rowsAmong(lines);
  for (let at = 0; at < rows.length; at += 1) {
    const table = tableAt(rows, at);
    ordered.push(...(table ? [...table.left, ...table.right] : (rows[at] ?? [])));
    if (table) at += table.rows - 1;
  }
  return ordered;
}

type Row = readonly TextLine[];

/** Lines at the same height. */
function rowsAmong(lines: readonly TextLine[]): readonly Row[] {
  const rows: TextLine[][] = [];
  for (const line of lines) {
    const last = rows.at(-1)?.[0];
    const isBeside = last?.page === line.page && Math.abs(last.y - line.y) < last.height / 2;
    if (isBeside) rows.at(-1)?.push(line);
    else rows.push([line]);
  }
  return rows;
}

type Table = {
  readonly left: readonly TextLine[];
  readonly right: readonly TextLine[];
  readonly rows: number;
};

function tableAt(rows: readonly Row[], from: number): Table | null {
  const right = rightHead(rows[from] ?? []);
  if (right === null) return null;
  const halves: { readonly left: readonly TextLine[]; readonly right: readonly TextLine[] }[] = [];
  for (const [index, row] of rows.slice(from, from + MOST_ROWS).entries()) {
    const before = rows[from + index - 1]?.[0];
    const isFar = index > 0 && before !== undefined && isFarBelow(before, row[0]);
    const start = index === 0 ? right.x : columnStart(row, right.x);
    const half = isFar || start === null ? null : halved(row, start);
    if (half === null) break;
    halves.push(half);
  }
  if (halves.length < 2) return null;
  return {
    left: halves.flatMap(({ left }) => left),
    right: halves.flatMap(({ right: words }) => words),
    rows: halves.length,
  };
}

/** More rows are no table about two people. */
const MOST_ROWS = 12;
/** In heights of a line: the cells of a table have room around them. */
const FARTHEST_ROW = 4;

function isFarBelow(before: TextLine, line: TextLine | undefined): boolean {
  return line === undefined || line.page !== before.page || line.y - before.y > FARTHEST_ROW * before.height;
}

/** The first word of the second heading, when a row is nothing but a heading for each of the two. */
function rightHead(row: Row): TextWord | null {
  const words = wordsIn(row);
  const text = words.map((word) => word.text).join(' ');
  const heads = findRoleWords(text).filter(isHeading);
  const [first, second] = heads;
  if (!first || !second || heads.length > 2 || first.role === second.role || first.start > 0) return null;
  if (text.slice(first.end, second.start).trim() !== '' || !isShort(text.slice(second.end))) return null;
  return words[text.slice(0, second.start).split(' ').length - 1] ?? null;
}

function isShort(rest: string): boolean {
  return /^[\s:.]*$/u.test(rest);
}

/** How far from its heading a cell may begin, in shares of the page's width: headings are often centred. */
const BESIDE_HEAD = 0.1;
/** Closer than this is right below it. */
const ALIGNED = 0.0012;
/** How much wider than between words the gap between two cells is. */
const WIDER = 1.25;

/**
 * Where the right cell of a row begins: right below its heading, or at the widest gap near it. Infinity when there is
 * none; null when the row runs through.
 */
function columnStart(row: Row, head: number): number | null {
  const words = wordsIn(row);
  if (words.every(({ x }) => x > head - BESIDE_HEAD)) return 0;
  const gaps = words.slice(1).map((word, index) => {
    const before = words[index];
    return { x: word.x, gap: word.x - (before ? before.x + before.width : 0) };
  });
  const exact = gaps.find(({ x }) => Math.abs(x - head) < ALIGNED);
  if (exact) return exact.x;
  const widest = gaps
    .filter(({ x }) => Math.abs(x - head) < BESIDE_HEAD)
    .toSorted((a, b) => b.gap - a.gap)[0];
  if (!widest) return words.every(({ x, width }) => x + width < head) ? Infinity : null;
  const others = gaps.filter((gap) => gap !== widest).map(({ gap }) => gap);
  const isPlain = others.every((gap) => widest.gap > gap * WIDER || gap > widest.gap);
  return isPlain ? widest.x : null;
}

function halved(row: Row, start: number) {
  const side = (isRight: boolean): readonly TextLine[] =>
    row.flatMap((line) => {
      const words = line.words.filter(({ x }) => x >= start === isRight);
      return words.length === 0 ? [] : [{ ...line, words }];
    });
  return { left: side(false), right: side(true) };
}

function wordsIn(row: Row): readonly TextWord[] {
  return row.flatMap(({ words }) => words).toSorted((a, b) => a.x - b.x);
}
