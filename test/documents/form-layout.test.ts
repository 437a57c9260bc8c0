// Where things stand on the form: a scan is read by these places, so file, constants and paper must agree.

import { describe, expect, test } from 'vitest';
import { FORM_FIELDS, TICK_FIELDS } from '../../src/documents/form.js';
import type { Box } from '../../src/documents/form-layout.js';
import { COLUMN, CORNER_MARKS, FIELD_BOXES, PAGE, QR_CODE } from '../../src/documents/form-layout.js';
import { fieldNamed, openForm, writtenForm } from '../support/forms.js';

const MARKS = [...Object.values(CORNER_MARKS), QR_CODE];

/** Millimetres between two boxes; 0 when they touch, negative when they overlap. */
function apart(one: Box, other: Box): number {
  const across = Math.max(one.x - (other.x + other.width), other.x - (one.x + one.width));
  const down = Math.max(one.y - (other.y + other.height), other.y - (one.y + one.height));
  return Math.max(across, down);
}

test.each(FORM_FIELDS)(
  'the field %s stands on the page where the layout says, within the column',
  async (name) => {
    const document = await openForm(await writtenForm());
    const { rect } = fieldNamed(document, name);
    const box = FIELD_BOXES[name];
    const millimetres = (points: number) => (points * 25.4) / 72;
    expect(millimetres(rect.x)).toBeCloseTo(box.x, 3);
    expect(PAGE.height - millimetres(rect.y + rect.height)).toBeCloseTo(box.y, 3);
    expect(millimetres(rect.width)).toBeCloseTo(box.width, 3);
    expect(millimetres(rect.height)).toBeCloseTo(box.height, 3);
    expect(box.x).toBeGreaterThanOrEqual(COLUMN.left);
    expect(box.x + box.width).toBeLessThanOrEqual(COLUMN.right);
  },
);

test('no two fields overlap, and none comes nearer a mark than 4 millimetres', () => {
  for (const [index, name] of FORM_FIELDS.entries()) {
    for (const other of FORM_FIELDS.slice(index + 1)) {
      expect(apart(FIELD_BOXES[name], FIELD_BOXES[other])).toBeGreaterThan(2);
    }
    for (const mark of MARKS) expect(apart(FIELD_BOXES[name], mark)).toBeGreaterThanOrEqual(4);
  }
});

test('fields are large enough for a finger and a pen', () => {
  for (const name of FORM_FIELDS) {
    const smallest = TICK_FIELDS.some((each) => each === name) ? 5 : 6.35;
    expect(FIELD_BOXES[name].height).toBeGreaterThanOrEqual(smallest);
  }
  expect(FIELD_BOXES.signature.width).toBeGreaterThan(100);
});

describe('the corner marks', () => {
  test('stand at three corners, the QR code at the fourth, all the same way from the edges', () => {
    const { topLeft, bottomLeft, bottomRight } = CORNER_MARKS;
    expect([topLeft.x, topLeft.y, bottomLeft.x]).toEqual([8, 8, 8]);
    expect(PAGE.height - bottomLeft.y - bottomLeft.height).toBe(8);
    expect(PAGE.width - bottomRight.x - bottomRight.width).toBe(8);
    expect([QR_CODE.y, PAGE.width - QR_CODE.x - QR_CODE.width]).toEqual([8, 8]);
  });

  test('tell which way the page is turned: no turn of the page puts marks on marks in all four corners', () => {
    const centres = Object.values(CORNER_MARKS).map(
      ({ x, y, width }) => [x + width / 2, y + width / 2] as const,
    );
    const upsideDown = centres.map(([x, y]) => [PAGE.width - x, PAGE.height - y] as const);
    const shared = upsideDown.filter(([x, y]) => centres.some(([a, b]) => a === x && b === y));
    expect(shared.length).toBeLessThan(3);
  });
});
