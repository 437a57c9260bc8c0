// How a filled-in field looks: the drawing (a PDF content stream) made for a value. Pure text, no file.

import type { FieldFont } from './field-font.js';
import { CAP_HEIGHT, FIELD_FONT } from './field-font.js';
import type { Fitted } from './fit-text.js';
import { fitText } from './fit-text.js';

/** Points. */
export type Extent = { readonly width: number; readonly height: number };

/** Letters are as large as this and shrink to the other before a text is refused, in points. */
export const LETTERS = { largest: 10.5, smallest: 5 } as const;
const PADDING = { side: 4, edge: 0.3, top: 2 } as const;

export type TextLook = { readonly content: string; readonly size: number; readonly lines: number };

/** An empty field that has its place: PDF/A asks every visible widget to have a look. */
export const EMPTY_LOOK = '/Tx BMC EMC';

/**
 * The text, in the largest letters that fit and over as many lines as it takes; null when it does not fit even in the
 * smallest. One line stands in the middle of the box; a field for several lines is written from the top.
 */
export function textLook(text: string, extent: Extent, font: FieldFont, fromTop: boolean): TextLook | null {
  const edge = fromTop ? PADDING.top : PADDING.edge;
  const fitted = fitText(text, {
    width: extent.width - 2 * PADDING.side,
    height: extent.height - edge - PADDING.edge,
    ...LETTERS,
    measure: font.measure,
  });
  if (fitted === null) return null;
  const first = fromTop
    ? extent.height - edge - fitted.size * ABOVE_BASELINE
    : middleBaseline(fitted, extent);
  const lines = fitted.lines.map((line, index) => (index === 0 ? '' : 'T* ') + `${font.encode(line)} Tj`);
  const content = [
    '/Tx BMC q',
    `0 0 ${short(extent.width)} ${short(extent.height)} re W n`,
    `BT 0 g /${FIELD_FONT} ${short(fitted.size)} Tf ${short(fitted.leading)} TL`,
    `${short(PADDING.side)} ${short(first)} Td`,
    ...lines,
    'ET Q EMC',
  ].join('\n');
  return { content, size: fitted.size, lines: fitted.lines.length };
}

/** Room kept over the first baseline when writing from the top, per point of letter size. */
const ABOVE_BASELINE = 0.95;

function middleBaseline(fitted: Fitted, extent: Extent): number {
  const inked = (fitted.lines.length - 1) * fitted.leading + fitted.size * CAP_HEIGHT;
  return (extent.height + inked) / 2 - fitted.size * CAP_HEIGHT;
}

/** A cross of two pen strokes, corner to corner. */
export function tickLook(extent: Extent): string {
  const inset = extent.width * 0.24;
  const [left, right] = [short(inset), short(extent.width - inset)];
  const [low, high] = [short(inset), short(extent.height - inset)];
  return `q 1.8 w 1 J 0 G ${left} ${low} m ${right} ${high} l ${left} ${high} m ${right} ${low} l S Q`;
}

/** A number as PDF wants it: no exponent, no needless digits. */
export function short(number: number): string {
  return String(Math.round(number * 1000) / 1000);
}
