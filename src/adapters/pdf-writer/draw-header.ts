// The top of the form: whose form it is, what it is for, where to send it, the marks a scan is found by.

import { COLUMN, CORNER_MARKS, QR_CODE } from '../../documents/form-layout.js';
import type { FormWording } from '../../documents/wording.js';
import type { Agency } from '../../shared/agency.js';
import type { Part, Sheet } from './sheet.js';
import { addArtifact, addTagged, drawBox, toPoints } from './sheet.js';
import { addLines, addText, fittingSize } from './text.js';

/** Name of the drawing that holds the QR code, filled in when the form is finished. */
export const CODE_DRAWING = 'FormCode';

/** Room under the QR code for its text, in millimetres; the first part keeps the code's quiet zone white. */
export const CODE_CAPTION = { gap: 3.4, height: 3 } as const;

const TITLE = { x: COLUMN.left, width: 88 } as const;
const SEND_TO = { x: 112.5, width: 60 } as const;
const BOTTOM = 39.6;

export function drawHeader(sheet: Sheet, root: Part, wording: FormWording, agency: Agency): void {
  drawCornerMarks(sheet);
  drawTitle(sheet, root, wording, agency);
  drawSendTo(sheet, root, wording, agency);
  drawCodePlace(sheet, root);
}

function drawCornerMarks(sheet: Sheet): void {
  addArtifact(sheet, () => {
    for (const mark of Object.values(CORNER_MARKS)) {
      sheet.doc.rect(toPoints(mark.x), toPoints(mark.y), toPoints(mark.width), toPoints(mark.height));
    }
    sheet.doc.fill('black');
  });
}

function drawTitle(sheet: Sheet, root: Part, wording: FormWording, agency: Agency): void {
  const { brand, text: colour } = sheet.colours;
  const place = (y: number, height: number) => ({ ...TITLE, y, height });
  addText(sheet, root, 'P', agency.name, place(8.2, 6), {
    font: 'bold',
    size: 11,
    smallest: 6,
    colour: brand,
  });
  addText(sheet, root, 'H1', wording.title, place(13, 14), { font: 'bold', size: 26, colour });
  addText(sheet, root, 'P', wording.lead, place(26, BOTTOM - 26), {
    font: 'regular',
    size: 9.25,
    smallest: 8,
    colour,
  });
}

function drawSendTo(sheet: Sheet, root: Part, wording: FormWording, agency: Agency): void {
  const { brand, text: colour } = sheet.colours;
  const bar = { x: SEND_TO.x - 4.5, y: 9, width: 0.8, height: BOTTOM - 9 };
  addArtifact(sheet, () => drawBox(sheet, bar, { fill: brand, radius: 0.4 }));
  const heading = { ...SEND_TO, y: 8.2, height: 6 };
  const headingEnd = addText(sheet, root, 'H2', wording.sendTo.heading, heading, {
    font: 'bold',
    size: 10,
    colour,
  });
  const envelope = [agency.name, ...agency.address];
  const [top, gap] = [headingEnd + 0.6, 1.4];
  const place = (y: number) => ({ ...SEND_TO, y, height: BOTTOM + 0.2 - gap - top });
  const letters = { font: 'regular', size: 9, smallest: 4.5, colour } as const;
  const all = [...envelope, ...wording.sendTo.lines].join('\n');
  const size = fittingSize(sheet, all, place(top), letters);
  const envelopeEnd = addLines(sheet, root, envelope, place(top), { ...letters, size });
  addLines(sheet, root, wording.sendTo.lines, place(envelopeEnd + gap), { ...letters, size });
}

function drawCodePlace(sheet: Sheet, root: Part): void {
  const bottom = QR_CODE.y + QR_CODE.height + CODE_CAPTION.gap + CODE_CAPTION.height;
  const [left, top] = [toPoints(QR_CODE.x), toPoints(QR_CODE.y)];
  const [right, down] = [toPoints(QR_CODE.x + QR_CODE.width), toPoints(bottom)];
  // pdfkit's page is upside down (y grows downwards); a drawing put in by name must be turned back.
  const draw = () => sheet.doc.addContent(`q 1 0 0 -1 ${left} ${down} cm /${CODE_DRAWING} Do Q`);
  addTagged(sheet, root, 'Figure', draw, { alt: CODE_DRAWING, bbox: [left, top, right, down] });
}
