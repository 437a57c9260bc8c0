// How often a pen went up and down in a mark: what is written does so again and again, a hair or the rim of a cup once.

import { groupsOf, pictureOf, type Pixels, pixelsAround } from './groups.js';
import { alongOf, strongestLine } from './straight-lines.js';
import { PIXELS_PER_MM } from './straighten.js';

/** How high a level is, and how far the next one lies below it. */
const LEVEL = { high: 1.5 * PIXELS_PER_MM, step: 0.5 * PIXELS_PER_MM } as const;

/** The most strokes that go right through one level of a mark; what lies along the level does not. */
export function strokesAcross(mark: Pixels): number {
  const { width, height, dark } = pictureOf(mark);
  let most = 0;
  for (let top = 0; top + LEVEL.high <= height; top += LEVEL.step) {
    const strokes = groupsOf(width, LEVEL.high, (x, y) => dark[(top + y) * width + x] === 1);
    const through = strokes.filter((stroke) => stroke.top === 0 && stroke.bottom === LEVEL.high - 1);
    most = Math.max(most, through.length);
  }
  return most;
}

/**
 * The pieces that a mark falls into without the line somebody has drawn under it or through it, as a ruler would;
 * the mark itself where there is none. Letters from a machine hang together by such a line only.
 */
export function piecesWithoutLine(mark: Pixels): readonly Pixels[] {
  const { line, beside, on, length } = strongestLine(mark);
  if (length < LINE.shortest) return [mark];
  const covered = new Set(on.map((pixel) => Math.round(alongOf(line, pixel)))).size;
  if (covered < length * LINE.whole || beside.length === 0) return [mark];
  const left = pictureOf(beside);
  return groupsOf(left.width, left.height, (x, y) => left.dark[y * left.width + x] === 1).map(({ at }) =>
    pixelsAround(left, at),
  );
}

/** Pixels, and the share of its length where there is ink. */
const LINE = { shortest: 20 * PIXELS_PER_MM, whole: 0.96 } as const;
