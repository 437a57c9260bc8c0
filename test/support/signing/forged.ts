// What is done to a signed paper so that it says something else than what was signed.

import { rawPdf, rawStream } from '../raw-pdf.js';
import { addRevision, isField, objectText } from './sign-pdf.js';
import { isCatalog, isPage } from './signed-papers.js';

export async function changeField(pdf: Buffer, name: string, entry: string): Promise<Buffer> {
  const { number, text } = await objectText(pdf, isField(name));
  const without = text.replace(/\/V\s*(?:\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>)/, '');
  return addRevision(pdf, { [number]: without.replace(/>>$/, `${entry}\n>>`) });
}

const OTHER_PAGE = rawStream('', 'BT /F 30 Tf 50 400 Td (Alt til meg) Tj ET').toString('latin1');

export async function changePage(pdf: Buffer): Promise<Buffer> {
  const { number, text } = await objectText(pdf, isPage);
  const page = text.replace(/\/Contents\s+(?:\d+ 0 R|\[[^\]]*\])/, '/Contents 7000 0 R');
  return addRevision(pdf, { [number]: page, 7_000: OTHER_PAGE });
}

export async function changePageWithoutTable(pdf: Buffer): Promise<Buffer> {
  const whole = (await changePage(pdf)).toString('latin1');
  const end = whole.lastIndexOf('xref\n', whole.lastIndexOf('trailer'));
  return Buffer.from(`${whole.slice(0, end)}%%EOF\n`, 'latin1');
}

export async function addNote(pdf: Buffer): Promise<Buffer> {
  const { number, text } = await objectText(pdf, isPage);
  const note = '<</Type/Annot/Subtype/FreeText/Rect[50 50 300 300]/Contents(Alt til meg)>>';
  const page = text.replace(/\/Annots\s*\[/, '/Annots [ 7001 0 R ');
  return addRevision(pdf, { [number]: page, 7_001: note });
}

export async function changeReason(pdf: Buffer): Promise<Buffer> {
  const { number, text } = await objectText(pdf, (dict) => dict.toString().includes('/ByteRange'));
  return addRevision(pdf, { [number]: text.replace(/>>$/, '/Reason(Noe annet)>>') });
}

export async function dropForm(pdf: Buffer): Promise<Buffer> {
  const root = await objectText(pdf, isCatalog);
  const page = await objectText(pdf, isPage);
  return addRevision(pdf, {
    [root.number]: root.text.replace(/\/AcroForm\s+\d+ 0 R/, ''),
    [page.number]: page.text.replace(/\/Annots\s*(?:\[[^\]]*\]|\d+ 0 R)/, ''),
  });
}

export function overwrite(text: string, range: string): string {
  return text.replace(/\/ByteRange\[[^\]]*\]/, (all) => range.padEnd(all.length));
}

type Range = readonly [number, number, number, number];

export function rangeOf(text: string, change: (range: Range) => Range): string {
  const found = /\/ByteRange\[(\d+) (\d+) +(\d+) +(\d+) *\]/.exec(text);
  const [a = 0, b = 0, c = 0, d = 0] = found?.slice(1).map(Number) ?? [];
  return overwrite(text, `/ByteRange[${change([a, b, c, d]).join(' ')}]`);
}

const SHOWN = rawStream('', 'BT /F 12 Tf 50 700 Td (Innsyn i en sak) Tj ET').toString('latin1');
const HIDDEN = rawStream('', 'BT /F 12 Tf 50 700 Td (Alt i alle saker) Tj ET').toString('latin1');

/** Object 4 stands first with one content, which the table leads to, and again behind it with another. */
export function writtenTwice(): Buffer {
  const once = pageWith({ 4: SHOWN, 5: '(room for it)' }).toString('latin1');
  const second = `4 0 obj\n${HIDDEN}\nendobj\n`;
  const at = once.indexOf('xref\n0');
  const moved = once.replace(/startxref\n\d+/, `startxref\n${at + second.length}`);
  return Buffer.from(`${moved.slice(0, at)}${second}${moved.slice(at)}`, 'latin1');
}

/** The hidden content stands first and no table leads to it; both readers show the second. */
export function withHiddenPage(): Buffer {
  const once = pageWith({ 5: '(room for it)', 4: SHOWN }).toString('latin1');
  const hidden = `4 0 obj\n${HIDDEN}\nendobj\n`;
  const at = once.indexOf('1 0 obj');
  const text = `${once.slice(0, at)}${hidden}${once.slice(at)}`;
  return Buffer.from(
    text
      .replace(
        /^(\d{10}) 00000 n/gm,
        (_, offset: string) => `${String(Number(offset) + hidden.length).padStart(10, '0')} 00000 n`,
      )
      .replace(/startxref\n(\d+)/, (_, offset: string) => `startxref\n${Number(offset) + hidden.length}`),
    'latin1',
  );
}

function pageWith(more: Readonly<Record<number, string>>): Buffer {
  return rawPdf({
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>',
    ...more,
  });
}

export function tableOnly(pdf: Buffer, number: number, offset: number): Buffer {
  const text = pdf.toString('latin1');
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const row = `${String(offset).padStart(10, '0')} 00000 n \n`;
  const size = Number(/\/Size (\d+)(?![\s\S]*\/Size)/.exec(text)?.[1]);
  const table = `xref\n${number} 1\n${row}trailer\n<</Size ${size}/Root 1 0 R/Prev ${previous}>>\nstartxref\n${pdf.length}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(table, 'latin1')]);
}
