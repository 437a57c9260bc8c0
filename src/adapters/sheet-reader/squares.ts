// Finds dark squares in a page: what the form's corner marks look like, however the paper is turned.

import { type Grey, meanAround, type Point, shrink, sumsOf } from './grey.js';
import { groupsOf } from './groups.js';

/** The middle of a square, in pixels, and how long its side is. */
export type Square = Point & { readonly side: number };

/** Darker than this share of what is around it counts as black. */
const BLACK = 0.7;
/** A side measured in pixels this few is enough, so that large pictures are made smaller first. */
const WANTED_SIDE = 14;

/** Squares whose side is about `side` pixels, seen at a slant or slightly blurred. */
export function findSquares(page: Grey, side: number): readonly Square[] {
  const factor = Math.max(1, Math.floor(side / WANTED_SIDE));
  const small = factor === 1 ? page : shrink(page, factor);
  const expected = side / factor;
  const sums = sumsOf(small);
  const reach = Math.round(expected * 1.6);
  const isDark = (x: number, y: number): boolean =>
    (small.data[y * small.width + x] ?? 255) < meanAround(small, sums, x, y, reach) * BLACK;
  return groupsOf(small.width, small.height, isDark).flatMap((group) => {
    const square = asSquare(group, expected);
    if (square === null) return [];
    const scale = (at: number): number => (at + 0.5) * factor - 0.5;
    return [{ x: scale(square.x), y: scale(square.y), side: square.side * factor }];
  });
}

const SIZES = { smallest: 0.55, largest: 1.7 } as const;
/** The shorter half axis to the longer one; and how much of the shape those axes tell of is filled. */
const SHAPES = { slantest: 0.5, emptiest: 0.85, fullest: 1.15 } as const;

type Group = ReturnType<typeof groupsOf>[number];

/** By its moments: a filled parallelogram covers twelve times the root of its second moments' product. */
function asSquare({ pixels, sum, squares }: Group, expected: number): Square | null {
  const side = Math.sqrt(pixels);
  if (side < expected * SIZES.smallest || side > expected * SIZES.largest) return null;
  const middle = { x: sum.x / pixels, y: sum.y / pixels };
  const across = squares.xx / pixels - middle.x ** 2;
  const down = squares.yy / pixels - middle.y ** 2;
  const slant = squares.xy / pixels - middle.x * middle.y;
  const half = (across + down) / 2;
  const spread = Math.sqrt(Math.max(0, half ** 2 - (across * down - slant ** 2)));
  const [long, short] = [half + spread, Math.max(1e-6, half - spread)];
  if (Math.sqrt(short / long) < SHAPES.slantest) return null;
  const fill = pixels / (12 * Math.sqrt(long * short));
  return fill < SHAPES.emptiest || fill > SHAPES.fullest ? null : { ...middle, side };
}
