// Something written where the form has neither text nor box: in its margins, and beside its last line.

import type { Box } from '../../documents/form-layout.js';
import { type Group, groupsOf } from './groups.js';
import type { InkMap } from './ink.js';
import { PIXELS_PER_MM } from './straighten.js';

/** White in every language of the form, with room for how paper bends. */
const WHITE_PLACES: readonly Box[] = [
  { x: 4, y: 22, width: 12, height: 256 },
  { x: 194, y: 48, width: 12, height: 228 },
];

/** Square millimetres, and millimetres across: more than dust, staples and folds make. */
const LEAST = { area: 3, reach: 4 } as const;

export function hasStrayInk({ width, dark }: InkMap): boolean {
  return WHITE_PLACES.some((place) => {
    const [left, top] = [Math.round(place.x * PIXELS_PER_MM), Math.round(place.y * PIXELS_PER_MM)];
    const across = Math.round(place.width * PIXELS_PER_MM);
    const down = Math.round(place.height * PIXELS_PER_MM);
    const isDark = (x: number, y: number): boolean => dark[(top + y) * width + left + x] === 1;
    return groupsOf(across, down, isDark).some((group) => isWriting(group, across, down));
  });
}

/** What comes in from the side is the sheet's own edge or a shadow; what is round and full is a punched hole. */
function isWriting(group: Group, across: number, down: number): boolean {
  const isCut =
    group.left === 0 || group.right === across - 1 || group.top === 0 || group.bottom === down - 1;
  const [width, height] = [group.right - group.left + 1, group.bottom - group.top + 1];
  const fill = group.pixels / (width * height);
  const isLine = Math.min(width, height) <= PIXELS_PER_MM;
  const area = group.pixels / PIXELS_PER_MM ** 2;
  const reach = Math.max(width, height) / PIXELS_PER_MM;
  return !isCut && !isLine && fill < 0.6 && area >= LEAST.area && reach >= LEAST.reach;
}
