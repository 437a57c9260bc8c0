// A letter on paper, as it comes out of a scanner: a little askew, a little noisy.

import { asJpeg, EVEN, onGlass, printed, taken } from './camera.js';
import { chanceFrom } from './chance.js';
import { letterPdf } from './letter-pdf.js';

const DPI = 200;

/** JPEG; `drawn` is what was written on it by hand (SVG in millimetres). */
export async function letterPicture(text: string, { seed = 1, drawn = '' } = {}): Promise<Buffer> {
  const chance = chanceFrom(seed);
  const print = await printed(await letterPdf(text), DPI, drawn);
  const picture = taken(print, onGlass(print, chance.between(-1, 1)), EVEN, 4, chance);
  return asJpeg(picture, 0.5, 70);
}
