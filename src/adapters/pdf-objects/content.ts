// What a page's content streams say, token by token, and where on the page its lines and shapes lie.

import { PDFStream } from 'pdf-lib';
import { printedBytes } from './digest.js';
import { arrayEntry, elements, entry, type Rectangle } from './lookups.js';
import type { Page } from './pages.js';

/** The content streams of a page in the order they are drawn. */
export function contentStreams(page: Page): readonly PDFStream[] {
  const content = entry(page.dict, 'Contents');
  const streams = content instanceof PDFStream ? [content] : elements(arrayEntry(page.dict, 'Contents'));
  return streams.filter((stream) => stream instanceof PDFStream);
}

/** A stream's text, one letter a byte, without white space around it. */
export function contentText(stream: PDFStream): string {
  return Buffer.from(printedBytes(stream).bytes).toString('latin1').trim();
}

const TOKEN = /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[\da-f\s]*>|\[|\]|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/gi;

/** Operators and operands (ISO 32000-2 § 7.8.2); text and names are single tokens. */
export function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

/** `[a b c d e f]` of ISO 32000-2 § 8.3.4. */
export type Matrix = readonly [number, number, number, number, number, number];
export const UPRIGHT: Matrix = [1, 0, 0, 1, 0, 0];

/** The coordinates that hold after these tokens, when `start` held before: where a page does not put back what it moved. */
export function coordinatesAfter(tokens: readonly string[], start: Matrix): Matrix {
  return walk(tokens, start, () => undefined);
}

/** The extent on the page of each line or shape the tokens draw. */
export function shapesOf(tokens: readonly string[], start: Matrix): readonly Rectangle[] {
  const shapes: Rectangle[] = [];
  walk(tokens, start, (points) => {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    shapes.push({ left, right, bottom: Math.min(...ys), top: Math.max(...ys) });
  });
  return shapes;
}

type Point = readonly [number, number];

/** How many numbers before the operator are coordinates. */
const COORDINATES: Readonly<Record<string, number>> = { m: 2, l: 2, c: 6, v: 4, y: 4 };
const PAINTING = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'n']);
const MOST_POINTS = 50_000;

function walk(tokens: readonly string[], start: Matrix, paint: (points: readonly Point[]) => void): Matrix {
  let matrix = start;
  let points: Point[] = [];
  let numbers: number[] = [];
  const saved: Matrix[] = [];
  const add = (x: number, y: number): void => {
    if (points.length < MOST_POINTS) points.push(moved(matrix, x, y));
  };
  for (const token of tokens) {
    const number = Number(token);
    if (!Number.isNaN(number)) {
      numbers.push(number);
      continue;
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers.slice(token === 're' ? -4 : -6);
    if (token === 'q') saved.push(matrix);
    if (token === 'Q') matrix = saved.pop() ?? matrix;
    if (token === 'cm') matrix = joined([a, b, c, d, e, f], matrix);
    if (token === 're') {
      add(a, b);
      add(a + c, b + d);
    }
    const coordinates = numbers.slice(-(COORDINATES[token] ?? 0));
    if (token in COORDINATES) {
      for (let at = 0; at + 1 < coordinates.length; at += 2)
        add(coordinates[at] ?? 0, coordinates[at + 1] ?? 0);
    }
    if (PAINTING.has(token)) {
      if (points.length > 0) paint(points);
      points = [];
    }
    numbers = [];
  }
  return matrix;
}

function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

function joined(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [g, h, i, j, k, l] = outer;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}
