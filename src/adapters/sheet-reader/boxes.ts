// Looks into every box of a straightened form: where exactly its outline is, and what is written inside.

import { FORM_FIELDS, type FormField, isOneOf, TICK_FIELDS } from '../../documents/form.js';
import { type Box, FIELD_BOXES } from '../../documents/form-layout.js';
import type { BoxInk, Ink } from '../../documents/sheet.js';
import { alignBox } from './align-box.js';
import { type Group, groupsOf, pictureOf, type Pixels, pixelsAround } from './groups.js';
import type { InkMap } from './ink.js';
import { piecesWithoutLine, strokesAcross } from './pen-turns.js';
import { isPlainShape, isStruckThrough } from './plain-shapes.js';
import { longestStroke } from './strokes.js';
import { PIXELS_PER_MM } from './straighten.js';

/** Every box, in the order of FORM_FIELDS. */
export function lookIntoBoxes(ink: InkMap): readonly BoxInk[] {
  return FORM_FIELDS.map((field) => lookInto(ink, field));
}

/** The outline and what has seeped from it are left out: so much on each side, in millimetres. */
const INSET = { text: 0.8, tick: 0.9, signature: 1.1 } as const;

const SQUARE_MM = PIXELS_PER_MM * PIXELS_PER_MM;
/** Smaller than this is dust, in square millimetres. */
const SPECK = 0.2;

function lookInto(ink: InkMap, field: FormField): BoxInk {
  const box = inside(alignBox(ink, FIELD_BOXES[field]), field);
  const part = cut(ink, box);
  const marks = groupsOf(part.width, part.height, (x, y) => part.dark[y * part.width + x] === 1).filter(
    ({ pixels }) => pixels >= SPECK * SQUARE_MM,
  );
  const area = sum(marks.map(({ pixels }) => pixels)) / SQUARE_MM;
  const share = Math.min(1, area / (box.width * box.height));
  const seen = { marks, area, share };
  return {
    field,
    ink: field === 'signature' ? judgeSigned(part, seen) : judgeWritten(field, seen),
    share: rounded(share),
    strokeMm: rounded(longestStroke(part, marks)),
  };
}

type Seen = { readonly marks: readonly Group[]; readonly area: number; readonly share: number };

/** Square millimetres of ink: a single letter has one, a cross by hand two. */
const WRITTEN = { text: { ink: 1, empty: 0.35 }, tick: { ink: 0.8, empty: 0.3 } } as const;

function judgeWritten(field: FormField, { area }: Seen): Ink {
  const least = WRITTEN[isOneOf(TICK_FIELDS, field) ? 'tick' : 'text'];
  if (area >= least.ink) return 'ink';
  return area < least.empty ? 'empty' : 'unsure';
}

/**
 * When ink in the signature box is a signature beyond doubt, in millimetres: a stroke that goes on for a while and up
 * and down, over more than initials take. A crease, a crossing-out, a ring of coffee, a stamp that is more colour than
 * line, a typed name (no letter of which is as wide as a stroke must be), a shadow: a person looks.
 */
const SIGNED = {
  area: 7,
  mostCovered: 0.22,
  width: 12,
  height: 4.5,
  stroke: { long: 10, high: 5, mostFill: 0.4 },
} as const;
const UNSIGNED = { area: 1.2, reach: 2.5 } as const;

function judgeSigned(part: InkMap, { marks, area, share }: Seen): Ink {
  const longest = Math.max(0, ...marks.map(reachOf));
  if (area < UNSIGNED.area && longest < UNSIGNED.reach) return 'empty';
  const strokes = marks.filter((mark) => !hugsEdge(mark, part));
  const isSpread = extentOf(strokes).width >= SIGNED.width && extentOf(strokes).height >= SIGNED.height;
  if (area < SIGNED.area || share > SIGNED.mostCovered || !isSpread) return 'unsure';
  const pixels = strokes.filter(isPenStroke).map(({ at }) => pixelsAround(part, at));
  const turns = pixels.filter((mark) => isNoShape(mark) && hasLargePiece(mark)).map(strokesAcross);
  const isWritten = sum(turns.filter((across) => across >= TURNS.ofOne)) >= TURNS.together;
  return isWritten && !isStruckThrough(pixels.flat()) ? 'ink' : 'unsure';
}

/**
 * How often a pen goes up and down in a signature, in one stroke and in all of it: an oval stamp or the rim of a cup
 * does twice, a hair three times, initials hardly more.
 */
const TURNS = { ofOne: 3, together: 4, ofNoShape: 6 } as const;

/** Flat writing without loops lies along a few lines as well, but no few lines go up and down so often. */
function isNoShape(mark: Pixels): boolean {
  return strokesAcross(mark) >= TURNS.ofNoShape || !isPlainShape(mark);
}

/** Also without a line that only holds letters together. */
function hasLargePiece(mark: Pixels): boolean {
  return piecesWithoutLine(mark).some((piece) => {
    const { width, height } = pictureOf(piece);
    return width >= PIECE.long * PIXELS_PER_MM && height >= PIECE.high * PIXELS_PER_MM;
  });
}

/** Larger than a typed letter. */
const PIECE = { long: 8, high: 4.5 } as const;

function isPenStroke(mark: Group): boolean {
  const { width, height } = extentOf([mark]);
  const { stroke } = SIGNED;
  const fill = mark.pixels / SQUARE_MM / (width * height);
  return width >= stroke.long && height >= stroke.high && fill <= stroke.mostFill;
}

/** A thin line along the edge is the box's own outline, or a shadow. */
function hugsEdge(mark: Group, { width, height }: InkMap): boolean {
  const thin = 1.2 * PIXELS_PER_MM;
  const [across, down] = [mark.right - mark.left + 1, mark.bottom - mark.top + 1];
  return (
    (down <= thin && (mark.top === 0 || mark.bottom === height - 1)) ||
    (across <= thin && (mark.left === 0 || mark.right === width - 1))
  );
}

function extentOf(marks: readonly Group[]): { readonly width: number; readonly height: number } {
  if (marks.length === 0) return { width: 0, height: 0 };
  const across = Math.max(...marks.map(({ right }) => right)) - Math.min(...marks.map(({ left }) => left));
  const down = Math.max(...marks.map(({ bottom }) => bottom)) - Math.min(...marks.map(({ top }) => top));
  return { width: (across + 1) / PIXELS_PER_MM, height: (down + 1) / PIXELS_PER_MM };
}

function reachOf(mark: Group): number {
  const { width, height } = extentOf([mark]);
  return Math.max(width, height);
}

function inside({ x, y, width, height }: Box, field: FormField): Box {
  const kind = field === 'signature' ? 'signature' : isOneOf(TICK_FIELDS, field) ? 'tick' : 'text';
  const inset = INSET[kind];
  return { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset };
}

function cut({ width, height, dark }: InkMap, box: Box): InkMap {
  const [left, top] = [Math.round(box.x * PIXELS_PER_MM), Math.round(box.y * PIXELS_PER_MM)];
  const [across, down] = [Math.round(box.width * PIXELS_PER_MM), Math.round(box.height * PIXELS_PER_MM)];
  const part = new Uint8Array(across * down);
  for (let y = 0; y < down && top + y < height; y += 1)
    for (let x = 0; x < across && left + x < width; x += 1)
      part[y * across + x] = dark[(top + y) * width + left + x] ?? 0;
  return { width: across, height: down, dark: part };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function rounded(number: number): number {
  return Math.round(number * 1000) / 1000;
}
