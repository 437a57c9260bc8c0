// The longest nearly level straight stroke in a piece of a page: letters are short, a line through them is not.

import type { Group } from './groups.js';
import type { InkMap } from './ink.js';
import { PIXELS_PER_MM } from './straighten.js';

/** How slanted a line through words may be, as rise per length. */
const SLANTS = [-0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2] as const;
/** A pen may skip so many pixels. */
const GAP = 1;

/** In millimetres. Only what hangs together over some width can hold a long stroke, so letters are not searched. */
export function longestStroke(part: InkMap, marks: readonly Group[]): number {
  let longest = 0;
  for (const mark of marks) {
    const width = mark.right - mark.left + 1;
    if (width <= longest) continue;
    if (width < SHORT * PIXELS_PER_MM) longest = width;
    else for (const slant of SLANTS) longest = Math.max(longest, longestAt(part, mark, slant));
  }
  return longest / PIXELS_PER_MM;
}

/** As wide as a broad letter: not worth a search. */
const SHORT = 6;

function longestAt(part: InkMap, { left, right, top, bottom }: Group, slant: number): number {
  const rise = Math.ceil(Math.abs(slant) * (right - left));
  let longest = 0;
  for (let row = top - rise; row <= bottom + rise; row += 1)
    longest = Math.max(longest, longestRun(part, { row, left, right }, slant));
  return longest;
}

/** The longest run of dark pixels along a line that starts at this row on the left. */
function longestRun(
  { width, height, dark }: InkMap,
  { row, left, right }: { readonly row: number; readonly left: number; readonly right: number },
  slant: number,
): number {
  let longest = 0;
  let start = -1;
  let last = -1;
  for (let x = left; x <= right; x += 1) {
    const y = row + Math.round((x - left) * slant);
    if (y < 0 || y >= height || dark[y * width + x] !== 1) continue;
    if (start < 0 || x - last > GAP + 1) start = x;
    last = x;
    longest = Math.max(longest, last - start + 1);
  }
  return longest;
}
