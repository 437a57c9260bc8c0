// Pixels as a pen leaves them on a straightened page, along places in millimetres.

import type { Pixels } from '../../src/adapters/sheet-reader/groups.js';
import { PIXELS_PER_MM } from '../../src/adapters/sheet-reader/straighten.js';

export type Place = readonly [number, number];

/** A pen half a millimetre wide along these places, in millimetres. */
export function drawn(...strokes: readonly (readonly Place[])[]): Pixels {
  const pixels = new Map<string, { readonly x: number; readonly y: number }>();
  for (const places of strokes) {
    for (const [index, [toX, toY]] of places.entries()) {
      const [fromX, fromY] = places[index - 1] ?? [toX, toY];
      const steps = Math.ceil(Math.hypot(toX - fromX, toY - fromY) * PIXELS_PER_MM * 2) + 1;
      for (let step = 0; step <= steps; step += 1) dot(step / steps, [fromX, fromY], [toX, toY]);
    }
  }
  function dot(share: number, [fromX, fromY]: Place, [toX, toY]: Place): void {
    const x = Math.round((fromX + (toX - fromX) * share) * PIXELS_PER_MM);
    const y = Math.round((fromY + (toY - fromY) * share) * PIXELS_PER_MM);
    for (let down = -1; down <= 1; down += 1)
      for (let across = -1; across <= 1; across += 1)
        pixels.set(`${x + across} ${y + down}`, { x: x + across, y: y + down });
  }
  return [...pixels.values()];
}

export function curve(steps: number, place: (share: number) => Place): readonly Place[] {
  return Array.from({ length: steps + 1 }, (_, step) => place(step / steps));
}

/** Loops from left to right, as high as asked. */
export const written = (high: number): readonly Place[] =>
  curve(600, (share) => [
    10 + 55 * share + 3 * Math.sin(share * 12 * Math.PI),
    12 - (high / 2) * Math.cos(share * 12 * Math.PI),
  ]);
