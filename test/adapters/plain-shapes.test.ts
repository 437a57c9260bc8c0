// What a pen leaves that is no signature, told from what is one, by its pixels alone.

import { expect, test } from 'vitest';
import type { Pixels } from '../../src/adapters/sheet-reader/groups.js';
import { isPlainShape, isStruckThrough } from '../../src/adapters/sheet-reader/plain-shapes.js';
import { curve, drawn, type Place, written } from '../support/drawn.js';

const ring = (radius: number, part = 1): readonly Place[] =>
  curve(200, (share) => [
    50 + radius * Math.cos(share * part * 2 * Math.PI),
    50 + radius * Math.sin(share * part * 2 * Math.PI),
  ]);
const zigzag = curve(9, (share) => [10 + 40 * share, Math.round(share * 9) % 2 === 0 ? 6 : 14]);

test.each<[string, Pixels]>([
  [
    'a line from corner to corner',
    drawn([
      [2, 16],
      [120, 2],
    ]),
  ],
  [
    'a cross through the whole box',
    drawn(
      [
        [2, 16],
        [120, 2],
      ],
      [
        [2, 2],
        [120, 16],
      ],
    ),
  ],
  [
    'a frame',
    drawn([
      [10, 2],
      [56, 3],
      [56, 14],
      [10, 13],
      [10, 2],
    ]),
  ],
  [
    'a tick',
    drawn([
      [10, 8],
      [14, 13],
      [24, 1],
    ]),
  ],
  [
    'a line to and fro',
    drawn([
      [2, 2],
      [110, 2],
      [4, 15],
      [110, 15],
    ]),
  ],
  ['a ring', drawn(ring(20))],
  ['a part of a ring', drawn(ring(30, 0.2))],
])('%s is a plain shape', (_, mark) => {
  expect(isPlainShape(mark)).toBe(true);
});

test.each<[string, Pixels]>([
  ['high writing', drawn(written(9))],
  ['flat writing with loops', drawn(written(4))],
  ['a zigzag', drawn(zigzag)],
])('%s is none', (_, mark) => {
  expect(isPlainShape(mark)).toBe(false);
  expect(isStruckThrough(mark)).toBe(false);
});

test('two lines through what is written strike it out, even when most of it stands above them', () => {
  const twice = drawn(
    written(9),
    [
      [8, 13.6],
      [68, 14],
    ],
    [
      [8, 15.6],
      [68, 16],
    ],
  );
  expect(isStruckThrough(twice)).toBe(true);
});

test('a line through the middle of what is written strikes it out, one below it does not', () => {
  expect(
    isStruckThrough(
      drawn(written(9), [
        [8, 12],
        [68, 12.5],
      ]),
    ),
  ).toBe(true);
  expect(
    isStruckThrough(
      drawn(zigzag, [
        [8, 10],
        [54, 10.5],
      ]),
    ),
  ).toBe(true);
  expect(
    isStruckThrough(
      drawn(written(9), [
        [8, 18],
        [68, 18.5],
      ]),
    ),
  ).toBe(false);
});
