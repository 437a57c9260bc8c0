// What counts as a signature in its box on a straightened form, and what a person must look at.

import { expect, test } from 'vitest';
import { lookIntoBoxes } from '../../src/adapters/sheet-reader/boxes.js';
import type { Pixels } from '../../src/adapters/sheet-reader/groups.js';
import { PIXELS_PER_MM } from '../../src/adapters/sheet-reader/straighten.js';
import { FIELD_BOXES, PAGE } from '../../src/documents/form-layout.js';
import { curve, drawn, type Place, written } from '../support/drawn.js';

const [width, height] = [PAGE.width * PIXELS_PER_MM, PAGE.height * PIXELS_PER_MM];

/** The form with nothing on it but these pixels, counted from the corner of its signature box. */
function inkOfSignature(marks: Pixels): string | undefined {
  const dark = new Uint8Array(width * height);
  const { x: left, y: top } = FIELD_BOXES.signature;
  for (const { x, y } of marks)
    dark[Math.round(top * PIXELS_PER_MM + y) * width + Math.round(left * PIXELS_PER_MM) + x] = 1;
  return lookIntoBoxes({ width, height, dark }).find(({ field }) => field === 'signature')?.ink;
}

const oval = (across: number, down: number): readonly Place[] =>
  curve(300, (share) => [
    40 + across * Math.cos(share * 2 * Math.PI),
    9 + down * Math.sin(share * 2 * Math.PI),
  ]);

/** Narrow capitals that stand on a line, as a machine underlines a name. */
const letters = Array.from({ length: 12 }, (_, letter): readonly Place[] => [
  [10 + letter * 4, 13],
  [11.2 + letter * 4, 5],
  [12.4 + letter * 4, 13],
]);
const underline: readonly Place[] = [
  [8, 13.5],
  [60, 13.5],
];

test.each<[string, Pixels]>([
  ['an oval stamp', drawn(oval(20, 7))],
  ['a typed name whose letters hang together by the line below them', drawn(...letters, underline)],
  [
    'a name struck through twice',
    drawn(
      written(9),
      ...[11.5, 13.5].map((y): readonly Place[] => [
        [8, y],
        [68, y],
      ]),
    ),
  ],
])('%s is for a person to look at', (_, marks) => {
  expect(inkOfSignature(marks)).toBe('unsure');
});

test.each<[string, Pixels]>([
  ['a name in loops', drawn(written(9))],
  [
    'flat waves without a loop',
    drawn(curve(800, (share) => [10 + 60 * share, 9 - 2.5 * Math.cos(share * 8 * Math.PI)])),
  ],
  [
    'waves whose last stroke runs back to the first',
    drawn([
      ...curve(60, (share) => [10 + 74 * share, 9.8 - 5 * Math.sin(share * 21) * (1 - 0.5 * share)]),
      [11, 8.4],
    ]),
  ],
  [
    'a name in loops with a line under it',
    drawn(written(8), [
      [8, 15.2],
      [70, 15.4],
    ]),
  ],
  [
    'a name that stands on its line',
    drawn(written(9), [
      [8, 15.9],
      [70, 15.9],
    ]),
  ],
])('%s is a signature', (_, marks) => {
  expect(inkOfSignature(marks)).toBe('ink');
});

test('an empty box is empty', () => {
  expect(inkOfSignature([])).toBe('empty');
});
