// A filled form whose page a scanning program or a viewer has turned says what it said upright.

import { degrees, PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { readPdf } from '../../src/adapters/file-reader/read-pdf.js';
import { openForDrawing } from '../../src/adapters/file-reader/render-pdf.js';
import { greyOf } from '../../src/adapters/sheet-reader/grey.js';
import { readPage } from '../../src/adapters/sheet-reader/read-sheet.js';
import type { FormFacts } from '../../src/documents/facts.js';
import { fieldBoxOn, placeOfForm } from '../../src/documents/field-places.js';
import { formReference } from '../../src/documents/references.js';
import { writtenForm } from '../support/forms.js';

const REFERENCE = formReference(new Uint8Array(12).fill(7));

async function turnedForm(turn: number): Promise<Uint8Array> {
  const document = await PDFDocument.load(await writtenForm({ reference: REFERENCE }), {
    updateMetadata: false,
  });
  document.getPage(0).setRotation(degrees(turn));
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}

async function formIn(bytes: Uint8Array): Promise<FormFacts> {
  const facts = await readPdf(Buffer.from(bytes), { anchors: [], prints: [] });
  if (!facts.readable || facts.form === null) throw new Error('no form was read');
  return facts.form;
}

async function placeSeen(bytes: Uint8Array): Promise<readonly number[]> {
  const opened = await openForDrawing(bytes);
  const drawing = opened?.draw(1, 2_000);
  opened?.close();
  const seen = drawing ? await readPage(greyOf(drawing)) : 'empty';
  if (typeof seen === 'string' || seen.place === null) throw new Error('no form was seen');
  return seen.place;
}

test.each([90, 180, 270, -90, 450])(
  'a form turned by %d degrees is ours as it was, and its boxes are where its picture has them',
  async (turn) => {
    const bytes = await turnedForm(turn);
    const { turned, ...form } = await formIn(bytes);
    expect(turned).toBe((turn + 360) % 360);
    expect(form).toEqual(await formIn(await turnedForm(0)));
    const seen = fieldBoxOn('agent_name', await placeSeen(bytes));
    const told = fieldBoxOn('agent_name', placeOfForm(turned === undefined ? {} : { turned }));
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(told[side]).toBeCloseTo(seen[side], 2);
  },
);
