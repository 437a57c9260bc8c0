// Text on the form's page: shrunk until it fits its place, never cut, and tagged as what it is.

import type { Box } from '../../documents/form-layout.js';
import type { Part, Sheet, Tag } from './sheet.js';
import { addTagged, toMillimetres, toPoints } from './sheet.js';

export type Letters = {
  readonly font: 'regular' | 'bold';
  /** Points. */
  readonly size: number;
  /** `#rrggbb` */
  readonly colour: string;
  readonly align?: 'left' | 'center';
  /** Letters shrink to this before the text is given up on; as `size` when left out. */
  readonly smallest?: number;
};

/** The natural line of Noto Sans is airy; this much is taken off between lines, per point of letter size. */
const TIGHTER = -0.07;

const STEP = 0.25;

/** One text, one element of the structure tree; returns where it ended, in millimetres from the top of the page. */
export function addText(
  sheet: Sheet,
  parent: Part,
  tag: Tag,
  text: string,
  box: Box,
  letters: Letters,
): number {
  let bottom = box.y;
  addTagged(sheet, parent, tag, () => {
    bottom = writeText(sheet, text, box, letters);
  });
  return bottom;
}

/** Lines that are read one by one, such as an address: a paragraph each, all in letters of one size. Returns as `addText`. */
export function addLines(
  sheet: Sheet,
  parent: Part,
  lines: readonly string[],
  box: Box,
  letters: Letters,
): number {
  const size = fittingSize(sheet, lines.join('\n'), box, letters);
  let y = box.y;
  for (const line of lines) y = addText(sheet, parent, 'P', line, { ...box, y }, { ...letters, size });
  return y;
}

/**
 * Writes a text into a box from its top, in letters as large as fit between `size` and `smallest`; returns where it
 * ended, in millimetres from the top of the page. Throws when it cannot fit.
 */
export function writeText(sheet: Sheet, text: string, box: Box, letters: Letters): number {
  const size = fittingSize(sheet, text, box, letters);
  const options = textOptions(box, size, letters);
  const { doc } = sheet;
  doc.font(letters.font).fillColor(letters.colour).fontSize(size);
  doc.text(text, toPoints(box.x), toPoints(box.y), options);
  return box.y + toMillimetres(doc.heightOfString(text, options));
}

/** The letter size `writeText` chooses, in points; throws as it does. */
export function fittingSize(sheet: Sheet, text: string, box: Box, letters: Letters): number {
  const doc = sheet.doc.font(letters.font);
  for (let size = letters.size; size >= (letters.smallest ?? letters.size); size -= STEP) {
    const needed = doc.fontSize(size).heightOfString(text, textOptions(box, size, letters));
    if (needed <= toPoints(box.height)) return size;
  }
  throw new Error(`a text of the form does not fit its place: "${text.slice(0, 40)}…"`);
}

/** Width of one line in millimetres. */
export function widthOf(sheet: Sheet, text: string, letters: Letters): number {
  return toMillimetres(sheet.doc.font(letters.font).fontSize(letters.size).widthOfString(text));
}

function textOptions(box: Box, size: number, letters: Letters) {
  return { width: toPoints(box.width), lineGap: size * TIGHTER, align: letters.align ?? 'left' } as const;
}
