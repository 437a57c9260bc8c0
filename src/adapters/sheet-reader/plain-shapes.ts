// Marks that are no handwriting, however large: a few straight lines (a fold, a crossing-out, a stamp's frame), or a ring;
// and handwriting that somebody has struck through.

import { groupsOf, pictureOf, type Pixels } from './groups.js';
import {
  alongOf,
  BESIDE,
  type FoundLine,
  largest,
  mean,
  sideOf,
  smallest,
  strongestLine,
} from './straight-lines.js';
import { PIXELS_PER_MM } from './straighten.js';

/**
 * Whether hardly anything of a mark is left without its straight lines, or without the ring it lies on. Flat writing
 * lies along a few lines as well, but has loops.
 */
export function isPlainShape(mark: Pixels): boolean {
  if (isRing(mark)) return true;
  return loopsIn(mark) <= MOST_LOOPS && withoutLines(mark).length <= mark.length * LEFT_OVER;
}

/**
 * Whether a line runs through the middle of what is written, nearly from end to end, or two lines run through it; one
 * below it is a flourish.
 */
export function isStruckThrough(written: Pixels): boolean {
  const first = strongestLine(written);
  if (!runsThrough(first)) return false;
  const share = shareOnEachSide(first);
  if (share >= STRUCK.eachSide) return true;
  const second = strongestLine(first.beside);
  const isBeside =
    Math.abs(second.line.sin * first.line.cos - second.line.cos * first.line.sin) < STRUCK.slant;
  return isBeside && runsThrough(second) && Math.min(share, shareOnEachSide(second)) >= STRUCK.eachSideOfTwo;
}

/** A line as from a ruler, nearly as long as all that is written. */
function runsThrough({ line, on, beside, length }: FoundLine): boolean {
  const places = beside.map((pixel) => alongOf(line, pixel));
  if (length < STRUCK.shortest || length < (largest(places) - smallest(places)) * STRUCK.share) return false;
  const covered = new Set(on.map((pixel) => Math.round(alongOf(line, pixel) / PIXELS_PER_MM))).size;
  return covered * PIXELS_PER_MM >= length * STRUCK.whole;
}

/** Of the ink that the line passes, the share on its emptier side. */
function shareOnEachSide({ line, on, beside }: FoundLine): number {
  const places = on.map((pixel) => alongOf(line, pixel));
  const [from, to] = [smallest(places), largest(places)];
  const passed = beside.filter((pixel) => alongOf(line, pixel) >= from && alongOf(line, pixel) <= to);
  const above = passed.filter((pixel) => sideOf(line, pixel) < 0).length;
  return Math.min(above, passed.length - above) / Math.max(1, passed.length);
}

/** Pixels, and shares of the length and of the ink; two lines are as good as parallel at such a sine. */
const STRUCK = {
  shortest: 20 * PIXELS_PER_MM,
  share: 0.85,
  whole: 0.98,
  eachSide: 0.35,
  eachSideOfTwo: 0.1,
  slant: 0.1,
} as const;

/** What may be beside the lines of a line drawing: their ends, and where they meet. */
const LEFT_OVER = 0.06;
/** A frame has four. More short straight strokes than these are writing. */
const MOST_LINES = 4;
/** Shorter ones are part of a letter. */
const SHORTEST_LINE = 5 * PIXELS_PER_MM;

/** The pixels that are on none of the longest straight lines of a mark, taken away one after the other. */
function withoutLines(mark: Pixels): Pixels {
  let left = mark;
  for (let found = 0; found < MOST_LINES; found += 1) {
    const { beside, length } = strongestLine(left);
    if (length < SHORTEST_LINE) break;
    left = beside;
  }
  return left;
}

/** Lines that cross each other may enclose a piece of paper once. */
const MOST_LOOPS = 0;
/** Square millimetres of paper inside a loop: less is a gap in the ink, more lies between lines. */
const LOOP = { smallest: 0.15 * PIXELS_PER_MM ** 2, largest: 40 * PIXELS_PER_MM ** 2 } as const;

/** How often the mark goes round a piece of paper. */
function loopsIn(mark: Pixels): number {
  const { width, height, dark } = pictureOf(mark);
  const paper = groupsOf(width, height, (x, y) => dark[y * width + x] === 0);
  return paper.filter(
    ({ pixels, left, right, top, bottom }) =>
      left > 0 &&
      top > 0 &&
      right < width - 1 &&
      bottom < height - 1 &&
      pixels >= LOOP.smallest &&
      pixels <= LOOP.largest,
  ).length;
}

/** Smaller circles are written, and a larger one is as good as a line. */
const RING = { smallest: 3 * PIXELS_PER_MM, largest: 80 * PIXELS_PER_MM, on: 0.85 } as const;

/** All round or in part: the foot of a cup, the rim of a stamp. The circle is fitted by least squares (Kåsa). */
function isRing(mark: Pixels): boolean {
  const circle = circleThrough(mark);
  if (circle === null || circle.radius < RING.smallest || circle.radius > RING.largest) return false;
  const off = ({ x, y }: Pixels[number]): number =>
    Math.abs(Math.hypot(x - circle.x, y - circle.y) - circle.radius);
  return mark.filter((pixel) => off(pixel) <= BESIDE * 1.5).length >= mark.length * RING.on;
}

function circleThrough(mark: Pixels) {
  const [x, y] = [mean(mark.map((pixel) => pixel.x)), mean(mark.map((pixel) => pixel.y))];
  let [uu, vv, uv, uz, vz] = [0, 0, 0, 0, 0];
  for (const pixel of mark) {
    const [u, v] = [pixel.x - x, pixel.y - y];
    const z = u * u + v * v;
    uu += u * u;
    vv += v * v;
    uv += u * v;
    uz += u * z;
    vz += v * z;
  }
  const depth = 2 * (uu * vv - uv * uv);
  if (depth === 0) return null;
  const [u, v] = [(vv * uz - uv * vz) / depth, (uu * vz - uv * uz) / depth];
  return { x: x + u, y: y + v, radius: Math.sqrt(u * u + v * v + (uu + vv) / mark.length) };
}
