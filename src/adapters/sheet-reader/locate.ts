// Finds how the form lies in a picture: by its QR code roughly, by its corner marks exactly.

import { type Box, CORNER_MARKS, PAGE, QR_CODE } from '../../documents/form-layout.js';
import type { FormCode } from './codes.js';
import type { Grey, Point } from './grey.js';
import { type Homography, homographyOf, mapPoint, type Pair } from './homography.js';
import { findSquares, type Square } from './squares.js';

/**
 * From millimetres on the form to pixels; null when its corner marks are not all there to be seen. The code alone is too
 * small to tell where the other end of the sheet lies.
 */
export function locateForm(page: Grey, code: FormCode): Homography | null {
  const scale = sideOf(code) / QR_CODE.width;
  const squares = findSquares(page, scale * CORNER_MARKS.topLeft.width);
  const found = bestMarks(squares, code, scale);
  if (found === null || found.errorMm > LARGEST_ERROR_MM) return null;
  return liesInPicture(found.map, page) ? found.map : null;
}

/** How far the code's corners may lie from where the marks say they are. */
const LARGEST_ERROR_MM = 2.5;
/** Marks are looked for this far from where a sheet seen from straight above would have them, of their distance. */
const SEARCH = 0.45;
const MOST_CANDIDATES = 12;

const MARKS = [CORNER_MARKS.topLeft, CORNER_MARKS.bottomLeft, CORNER_MARKS.bottomRight].map(middleOf);
const CODE_CORNERS = cornersOf(QR_CODE);
const CODE_MIDDLE = middleOf(QR_CODE);

type Found = { readonly map: Homography; readonly errorMm: number };

/** The three squares that explain the code's corners best, of all that could be marks. */
function bestMarks(squares: readonly Square[], code: FormCode, scale: number): Found | null {
  const [first = [], second = [], third = []] = candidates(squares, code, scale);
  let best: Found | null = null;
  for (const a of first) {
    for (const b of second) {
      for (const c of third) {
        if (a === b || b === c || a === c) continue;
        const found = explain([a, b, c], code, scale);
        if (found !== null && (best === null || found.errorMm < best.errorMm)) best = found;
      }
    }
  }
  return best === null ? null : best;
}

/** For each mark the squares near where it is expected, nearest first. */
function candidates(
  squares: readonly Square[],
  code: FormCode,
  scale: number,
): readonly (readonly Square[])[] {
  const [topLeft, topRight] = code.corners;
  const turn = Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x);
  const middle = crossing(code.corners);
  return MARKS.map((mark) => {
    const [across, down] = [(mark.x - CODE_MIDDLE.x) * scale, (mark.y - CODE_MIDDLE.y) * scale];
    const expected = {
      x: middle.x + across * Math.cos(turn) - down * Math.sin(turn),
      y: middle.y + across * Math.sin(turn) + down * Math.cos(turn),
    };
    const far = ({ x, y }: Point): number => Math.hypot(x - expected.x, y - expected.y);
    return squares
      .filter((square) => far(square) < Math.hypot(across, down) * SEARCH)
      .toSorted((a, b) => far(a) - far(b))
      .slice(0, MOST_CANDIDATES);
  });
}

function explain(marks: readonly Point[], code: FormCode, scale: number): Found | null {
  const seen = marks.map((to, index): Pair => ({ from: MARKS[index] ?? CODE_MIDDLE, to }));
  const exact = homographyOf([...seen, { from: CODE_MIDDLE, to: crossing(code.corners) }]);
  if (exact === null) return null;
  const errors = CODE_CORNERS.map((corner, index) => {
    const [at, is] = [mapPoint(exact, corner), code.corners[index]];
    return is === undefined ? 0 : Math.hypot(at.x - is.x, at.y - is.y);
  });
  const errorMm = Math.max(...errors) / scale;
  return Number.isFinite(errorMm) ? { map: exact, errorMm } : null;
}

/** A sheet with a corner far outside the picture was not explained, but talked away. */
function liesInPicture(map: Homography, { width, height }: Grey): boolean {
  const slack = 0.15 * Math.max(width, height);
  return cornersOf({ x: 0, y: 0, ...PAGE })
    .map((corner) => mapPoint(map, corner))
    .every(({ x, y }) => x > -slack && y > -slack && x < width + slack && y < height + slack);
}

/** Where the diagonals meet: the middle of the code, also at a slant. */
function crossing([a, b, c, d]: FormCode['corners']): Point {
  const [ax, ay, bx, by] = [c.x - a.x, c.y - a.y, d.x - b.x, d.y - b.y];
  const depth = ax * by - ay * bx;
  if (depth === 0) return a;
  const along = ((b.x - a.x) * by - (b.y - a.y) * bx) / depth;
  return { x: a.x + along * ax, y: a.y + along * ay };
}

/** The longest side: the others are shortened by the slant. */
function sideOf({ corners: [a, b, c, d] }: FormCode): number {
  const sides = [
    [a, b],
    [b, c],
    [c, d],
    [d, a],
  ] as const;
  return Math.max(...sides.map(([from, to]) => Math.hypot(to.x - from.x, to.y - from.y)));
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Clockwise from the top left. */
function cornersOf({ x, y, width, height }: Box): readonly Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}
