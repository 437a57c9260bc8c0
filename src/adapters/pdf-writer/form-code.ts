// The QR code in the form's corner: the form reference, or on a blank form its edition, as black squares with its text below.

import QRCode from 'qrcode';
import { QR_CODE } from '../../documents/form-layout.js';
import { CODE_CAPTION } from './draw-header.js';
import type { FieldFont } from './field-font.js';
import { FIELD_FONT } from './field-font.js';
import { short } from './field-look.js';
import { toPoints } from './sheet.js';

/** Points: the code and the text under it. */
export const CODE_EXTENT = {
  width: toPoints(QR_CODE.width),
  height: toPoints(QR_CODE.height + CODE_CAPTION.gap + CODE_CAPTION.height),
} as const;

const CAPTION = { largest: 7, smallest: 4 } as const;

/** The drawing as a PDF content stream, origin bottom left. `text` is at most 100 characters; longer throws. */
export function drawCode(text: string, font: FieldFont): string {
  if (text.length > 100) throw new Error('a form reference is too long for the QR code');
  return [...modules(text), caption(text, font)].join('\n');
}

/** Runs of black modules, row by row. Level M: a seventh of the code may be creased, stained or stapled. */
function modules(text: string): readonly string[] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = CODE_EXTENT.width / modules.size;
  const runs: string[] = ['0 g'];
  for (let row = 0; row < modules.size; row++) {
    const y = short(CODE_EXTENT.height - (row + 1) * side);
    for (let from = 0; from < modules.size; from++) {
      if (!modules.get(row, from)) continue;
      let to = from;
      while (to < modules.size && modules.get(row, to)) to++;
      runs.push(`${short(from * side)} ${y} ${short((to - from) * side)} ${short(side)} re`);
      from = to;
    }
  }
  return [...runs, 'f'];
}

function caption(text: string, font: FieldFont): string {
  const width = font.measure(text);
  const size = Math.max(CAPTION.smallest, Math.min(CAPTION.largest, CODE_EXTENT.width / width));
  const x = (CODE_EXTENT.width - width * size) / 2;
  return `BT 0 g /${FIELD_FONT} ${short(size)} Tf ${short(x)} ${short(toPoints(0.6))} Td ${font.encode(text)} Tj ET`;
}
