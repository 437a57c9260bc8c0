// A letter as a word processor would print it: one A4 page of text.

import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';

const FONT = readFileSync(new URL('../../templates/fonts/NotoSans-Regular.ttf', import.meta.url));

export async function letterPdf(text: string): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 70 });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.font(FONT).fontSize(11).text(text, { lineGap: 3 });
  document.end();
  await ended;
  return Buffer.concat(parts);
}
