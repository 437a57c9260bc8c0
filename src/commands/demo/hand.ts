// What a debtor does by hand in the example: writes place and date, signs with a pen on a screen, or takes a photograph.

import { crc32, deflateSync } from 'node:zlib';
import { PDFArray, PDFDocument, type PDFFont, PDFName, type PDFPage, StandardFonts } from 'pdf-lib';
import type { FormField } from '../../documents/form.js';
import { FIELD_BOXES, PAGE } from '../../documents/form-layout.js';
import { type Day, formatNorwegianDay } from '../../shared/dates.js';

const POINTS_A_MILLIMETRE = 72 / 25.4;

/** The form as it comes back: dated, and signed with ink over the signature box. */
export async function signByHand(
  form: Uint8Array,
  signed: { readonly place: string; readonly on: Day; readonly name: string },
): Promise<Buffer> {
  const document = await PDFDocument.load(form, { updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  write(document, font, 'signed_place', signed.place);
  write(document, font, 'signed_on', formatNorwegianDay(signed.on));
  addInk(document, document.getPage(0), strokesOf(signed.name));
  return Buffer.from(await document.save({ updateFieldAppearances: false }));
}

function write(document: PDFDocument, font: PDFFont, field: FormField, text: string): void {
  const box = document.getForm().getTextField(field);
  box.setText(text);
  box.updateAppearances(font);
}

type Point = readonly [x: number, y: number];

/** Something like a signature: as many loops as the name has letters. */
function strokesOf(name: string): readonly Point[] {
  const box = FIELD_BOXES.signature;
  const left = (box.x + 8) * POINTS_A_MILLIMETRE;
  const middle = (PAGE.height - box.y - box.height / 2) * POINTS_A_MILLIMETRE;
  const loops = name.length;
  return Array.from({ length: loops * 12 }, (_, step): Point => {
    const turn = (step / 12) * 2 * Math.PI;
    const letter = (name.codePointAt(Math.floor(step / 12)) ?? 0) % 7;
    return [left + step * 1.1 + Math.sin(turn) * 5, middle + Math.cos(turn) * (5 + letter)];
  });
}

function addInk(document: PDFDocument, page: PDFPage, points: readonly Point[]): void {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const place = [Math.min(...xs) - 2, Math.min(...ys) - 2, Math.max(...xs) + 2, Math.max(...ys) + 2];
  const path = points.map(([x, y], index) => `${x.toFixed(2)} ${y.toFixed(2)} ${index === 0 ? 'm' : 'l'}`);
  const { context } = document;
  const look = context.stream(`0.05 0.1 0.4 RG 1.2 w 1 J 1 j\n${path.join('\n')}\nS`, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: place,
  });
  const ink = context.obj({
    Type: 'Annot',
    Subtype: 'Ink',
    Rect: place,
    InkList: [points.flat()],
    F: 4,
    AP: { N: context.register(look) },
  });
  // Not by the library's own way, which rewrites what is printed on the page.
  page.node.lookup(PDFName.of('Annots'), PDFArray).push(context.register(ink));
}

const WIDTH = 620;
const HEIGHT = 877;

/** A sheet of paper with lines on it, as PNG: no machine can read it here. */
export function photograph(): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const row = Buffer.alloc(1 + WIDTH, 235 - Math.floor((y * 20) / HEIGHT));
    row[0] = 0;
    const onLine = y > 80 && y < HEIGHT - 120 && y % 26 < 8;
    if (onLine) row.fill(70, 60, Math.min(WIDTH - 50, 220 + ((Math.floor(y / 26) * 97) % 330)));
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
