// Straight lines among the pixels of a mark, drawn by hand or not, wherever they run.

import type { Pixels } from './groups.js';
import { PIXELS_PER_MM } from './straighten.js';

/** The pixels on a line and those beside it; where it begins and ends along its direction, and that direction. */
export type FoundLine = {
  readonly line: Line;
  readonly on: Pixels;
  readonly beside: Pixels;
  /** In pixels. */
  readonly length: number;
};

/** A straight line by its normal: the points for which x·cos + y·sin is `off`. */
export type Line = { readonly cos: number; readonly sin: number; readonly off: number };

/** So far beside its middle a line drawn by hand still reaches, half its width included. */
export const BESIDE = 0.9 * PIXELS_PER_MM;

/** The line that most of the pixels lie on. */
export function strongestLine(pixels: Pixels): FoundLine {
  const line = fitted(roughLine(pixels), pixels);
  const on = pixels.filter((pixel) => Math.abs(sideOf(line, pixel)) <= BESIDE);
  const beside = pixels.filter((pixel) => Math.abs(sideOf(line, pixel)) > BESIDE);
  const places = on.map((pixel) => alongOf(line, pixel));
  return { line, on, beside, length: on.length === 0 ? 0 : largest(places) - smallest(places) };
}

/** How far beside the line, and on which side. */
export function sideOf({ cos, sin, off }: Line, { x, y }: Pixels[number]): number {
  return x * cos + y * sin - off;
}

/** How far along the line, from an origin all pixels share. */
export function alongOf({ cos, sin }: Line, { x, y }: Pixels[number]): number {
  return y * cos - x * sin;
}

export function smallest(numbers: readonly number[]): number {
  return numbers.reduce((least, number) => Math.min(least, number), Infinity);
}

export function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), -Infinity);
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

const ANGLES = 60;

/** The direction and place that most pixels share, roughly (Hough). */
function roughLine(pixels: Pixels): Line {
  let best: Line = { cos: 1, sin: 0, off: 0 };
  let most = 0;
  for (let step = 0; step < ANGLES; step += 1) {
    const [cos, sin] = [Math.cos((Math.PI * step) / ANGLES), Math.sin((Math.PI * step) / ANGLES)];
    const counts = new Map<number, number>();
    for (const { x, y } of pixels) {
      const place = Math.round((x * cos + y * sin) / BESIDE);
      const count = (counts.get(place) ?? 0) + 1;
      counts.set(place, count);
      if (count <= most) continue;
      most = count;
      best = { cos, sin, off: place * BESIDE };
    }
  }
  return best;
}

const FITTINGS = 4;

/** The line through the pixels near it, a few times over: what was found roughly turns into what is there. */
function fitted(rough: Line, pixels: Pixels): Line {
  let line = rough;
  for (let round = 0; round < FITTINGS; round += 1) {
    const reach = round === 0 ? BESIDE * 2 : BESIDE;
    const near = pixels.filter((pixel) => Math.abs(sideOf(line, pixel)) <= reach);
    if (near.length < 2) return line;
    line = throughMiddle(near);
  }
  return line;
}

/** Along the longer axis of the pixels, by their second moments. */
function throughMiddle(pixels: Pixels): Line {
  const x = mean(pixels.map((pixel) => pixel.x));
  const y = mean(pixels.map((pixel) => pixel.y));
  const xx = mean(pixels.map((pixel) => (pixel.x - x) ** 2));
  const yy = mean(pixels.map((pixel) => (pixel.y - y) ** 2));
  const xy = mean(pixels.map((pixel) => (pixel.x - x) * (pixel.y - y)));
  const normal = Math.atan2(2 * xy, xx - yy) / 2 + Math.PI / 2;
  const [cos, sin] = [Math.cos(normal), Math.sin(normal)];
  return { cos, sin, off: x * cos + y * sin };
}
