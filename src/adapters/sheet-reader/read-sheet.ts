// Looks at one page: is it our form, where does it lie, and what is written in its boxes?

import { hasKnownLayout, type SheetFacts } from '../../documents/sheet.js';
import { findFormCode } from './codes.js';
import { lookIntoBoxes } from './boxes.js';
import { type Grey, shrink } from './grey.js';
import { stretched } from './homography.js';
import { findInk } from './ink.js';
import { locateForm } from './locate.js';
import { straighten } from './straighten.js';
import { hasStrayInk } from './stray.js';

/** A page is our form, something else, or has nothing on it. */
export type PageFacts = Omit<SheetFacts, 'page'> | 'other' | 'empty';

export async function readPage(page: Grey): Promise<PageFacts> {
  const code = await findFormCode(page);
  if (code === null) return isEmpty(page) ? 'empty' : 'other';
  const map = hasKnownLayout(code.text) ? locateForm(page, code) : null;
  if (map === null) return { code: code.text, place: null, boxes: [], stray: false };
  const ink = findInk(straighten(page, map));
  return {
    code: code.text,
    place: stretched(map, 1 / page.width, 1 / page.height),
    boxes: lookIntoBoxes(ink),
    stray: hasStrayInk(ink),
  };
}

/** So much of a page may be darker than paper and still be dust: a line of letters is more. */
const SPECKS = 0.0005;
const DARKEST_PAPER = 160;

/** Bright all over, and no place much darker than the rest: the back of a sheet. */
function isEmpty(page: Grey): boolean {
  const factor = Math.max(1, Math.floor(Math.max(page.width, page.height) / 600));
  const { data } = shrink(page, factor);
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  let left = data.length * SPECKS;
  const darkest = counts.findIndex((count) => {
    left -= count;
    return left < 0;
  });
  return darkest > DARKEST_PAPER;
}
