// The form as if it had been scanned straight: the same page, at the same size, wherever it lay in the picture.

import { type Box, PAGE } from '../../documents/form-layout.js';
import type { Grey } from './grey.js';
import type { Homography } from './homography.js';

/** About 150 dpi: the thinnest pen is three pixels wide. */
export const PIXELS_PER_MM = 6;

/** A part of the form, from its top left corner. */
export function straighten(
  page: Grey,
  map: Homography,
  box: Box = { x: 0, y: 0, ...PAGE },
  perMm = PIXELS_PER_MM,
): Grey {
  const width = Math.round(box.width * perMm);
  const height = Math.round(box.height * perMm);
  const data = new Uint8Array(width * height);
  // Written out, as every pixel of a page comes by here: the map's terms (homography.ts), row by row.
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = map;
  for (let row = 0, at = 0; row < height; row += 1) {
    const y = box.y + (row + 0.5) / perMm;
    for (let column = 0; column < width; column += 1, at += 1) {
      const x = box.x + (column + 0.5) / perMm;
      const depth = g * x + h * y + i;
      data[at] = between(page, (a * x + b * y + c) / depth, (d * x + e * y + f) / depth);
    }
  }
  return { width, height, data };
}

/** The brightness between four pixels; white outside the picture. */
function between({ width, height, data }: Grey, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1) return 255;
  const left = x | 0;
  const top = y | 0;
  const right = x - left;
  const down = y - top;
  const at = top * width + left;
  const above = (data[at] ?? 255) * (1 - right) + (data[at + 1] ?? 255) * right;
  const below = (data[at + width] ?? 255) * (1 - right) + (data[at + width + 1] ?? 255) * right;
  return above * (1 - down) + below * down;
}

/** For eyes, which see more: twice as many pixels a millimetre. */
const COLOURS_PER_MM = 2 * PIXELS_PER_MM;

/** The same from pixels of three bytes, red, green and blue, to such pixels. */
export function straightenColours(page: Grey, map: Homography, box: Box): Grey {
  const channels = [0, 1, 2].map((channel) => straighten(channelOf(page, channel), map, box, COLOURS_PER_MM));
  const [{ width, height } = { width: 0, height: 0 }] = channels;
  const data = new Uint8Array(width * height * 3);
  for (const [channel, { data: values }] of channels.entries())
    for (let at = 0; at < values.length; at += 1) data[at * 3 + channel] = values[at] ?? 255;
  return { width, height, data };
}

function channelOf({ width, height, data }: Grey, channel: number): Grey {
  const values = new Uint8Array(width * height);
  for (let at = 0; at < values.length; at += 1) values[at] = data[at * 3 + channel] ?? 255;
  return { width, height, data: values };
}
