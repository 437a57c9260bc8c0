// Finds a box's own outline near where it should be: paper bends, and what is measured at the corners is off in the middle.

import type { Box } from '../../documents/form-layout.js';
import type { InkMap } from './ink.js';
import { PIXELS_PER_MM } from './straighten.js';

/** Looked for so far to each side, in millimetres. */
const REACH = 1.4;
/** An edge counts as found when so much of it is dark. */
const LEAST_DARK = 0.5;
/** The corners are round. */
const ROUND = 1.2;

/** The box where its outline is seen, or where it should be when the outline is not to be seen. */
export function alignBox(ink: InkMap, box: Box): Box {
  const across = edgesAt(box.x, box.width, (at) => shareDark(ink, { ...box, x: at }, 'down'));
  const down = edgesAt(box.y, box.height, (at) => shareDark(ink, { ...box, y: at }, 'across'));
  return { ...box, x: box.x + across, y: box.y + down };
}

/** How far both edges of a side lie beside their place, together; 0 when they are not found. */
function edgesAt(start: number, length: number, darkAt: (at: number) => number): number {
  const step = 1 / PIXELS_PER_MM;
  let best = { off: 0, dark: 2 * LEAST_DARK };
  for (let off = -REACH; off <= REACH; off += step) {
    const dark = darkAt(start + off) + darkAt(start + length + off);
    const isBetter =
      dark > best.dark + 0.02 || (dark > best.dark - 0.02 && Math.abs(off) < Math.abs(best.off));
    if (dark >= 2 * LEAST_DARK && isBetter) best = { off, dark };
  }
  return best.off;
}

/** How much of the left edge of a box (`down`) or of its top edge (`across`) is dark, 0..1. */
function shareDark({ width, height, dark }: InkMap, box: Box, way: 'down' | 'across'): number {
  const [x, y] = [Math.round(box.x * PIXELS_PER_MM), Math.round(box.y * PIXELS_PER_MM)];
  const length = way === 'down' ? box.height : box.width;
  const [from, to] = [Math.round(ROUND * PIXELS_PER_MM), Math.round((length - ROUND) * PIXELS_PER_MM)];
  let found = 0;
  for (let along = from; along < to; along += 1) {
    const column = way === 'down' ? x : x + along;
    const row = way === 'down' ? y + along : y;
    if (column >= 0 && row >= 0 && column < width && row < height) found += dark[row * width + column] ?? 0;
  }
  return found / Math.max(1, to - from);
}
