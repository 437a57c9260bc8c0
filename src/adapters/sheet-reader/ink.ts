// What is darker than the paper it stands on: ink, whatever the light was when the picture was taken.

import { type Grey, meanAround, sumsOf } from './grey.js';
import { PIXELS_PER_MM } from './straighten.js';

/** Per pixel of a straightened page: 1 where there is ink. */
export type InkMap = { readonly width: number; readonly height: number; readonly dark: Uint8Array };

/** Ink is darker than the paper by this share of the paper's brightness, and by so much at least. */
const DARKER = { share: 0.2, steps: 12 } as const;
/** Paper is judged in squares of this size; the brighter half of each is paper, whatever is written on it. */
const PAPER_SQUARE = 4 * PIXELS_PER_MM;

export function findInk(page: Grey): InkMap {
  const { width, height } = page;
  const paper = measurePaper(page);
  const sums = sumsOf(page);
  const dark = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      // The mean of nine pixels: single grains of noise are no ink.
      const seen = meanAround(page, sums, x, y, 1);
      const white = whiteAt(paper, x, y);
      if (white - seen > DARKER.steps && white - seen > white * DARKER.share) dark[at] = 1;
    }
  }
  return { width, height, dark };
}

/** How bright the paper is, a number for each square. */
type Paper = { readonly columns: number; readonly rows: number; readonly bright: Float64Array };

function measurePaper(page: Grey): Paper {
  const columns = Math.ceil(page.width / PAPER_SQUARE);
  const rows = Math.ceil(page.height / PAPER_SQUARE);
  const bright = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      bright[row * columns + column] = brightnessOf(page, column * PAPER_SQUARE, row * PAPER_SQUARE);
  return { columns, rows, bright: lifted(bright, columns, rows) };
}

/** Between the middles of the four squares around a place. */
function whiteAt({ columns, rows, bright }: Paper, x: number, y: number): number {
  const across = Math.min(columns - 1, Math.max(0, x / PAPER_SQUARE - 0.5));
  const down = Math.min(rows - 1, Math.max(0, y / PAPER_SQUARE - 0.5));
  const left = across | 0;
  const top = down | 0;
  const right = across - left;
  const below = down - top;
  const at = top * columns + left;
  const next = left + 1 < columns ? 1 : 0;
  const under = top + 1 < rows ? columns : 0;
  const upper = (bright[at] ?? 255) * (1 - right) + (bright[at + next] ?? 255) * right;
  const lower = (bright[at + under] ?? 255) * (1 - right) + (bright[at + under + next] ?? 255) * right;
  return upper * (1 - below) + lower * below;
}

/** The brightness that a quarter of the square is brighter than. */
function brightnessOf({ width, height, data }: Grey, left: number, top: number): number {
  const counts = new Uint32Array(256);
  let pixels = 0;
  for (let y = top; y < Math.min(height, top + PAPER_SQUARE); y += 1) {
    for (let x = left; x < Math.min(width, left + PAPER_SQUARE); x += 1) {
      const value = data[y * width + x] ?? 255;
      counts[value] = (counts[value] ?? 0) + 1;
      pixels += 1;
    }
  }
  let brighter = 0;
  for (let value = 255; value > 0; value -= 1) {
    brighter += counts[value] ?? 0;
    if (brighter * 4 >= pixels) return value;
  }
  return 0;
}

/** A square that is all ink takes the brightness of its brightest neighbour. */
function lifted(bright: Float64Array, columns: number, rows: number): Float64Array {
  return bright.map((value, at) => {
    const column = at % columns;
    const row = (at - column) / columns;
    let best = value;
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
        best = Math.max(best, bright[y * columns + x] ?? 0);
    return value < best * MOSTLY_INK ? best : value;
  });
}

/** Light falls off more gently than this from one square to the next. */
const MOSTLY_INK = 0.75;
