// The letters on one page that can be seen, each with its box, in the order the file draws them.

import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { PageBox } from '../../documents/page-text.js';

/** `begins`: something stands between it and the letter before, so that a word begins. */
export type Letter = { readonly text: string; readonly box: PageBox; readonly begins: boolean };

/** More than any letter of authorization has on a page. */
const MOST_LETTERS = 20_000;
/** Text drawn in these modes leaves nothing on the page (ISO 32000-1 § 9.3.6): nobody reads what nobody sees. */
const UNSEEN_MODES = new Set([3, 7]);
/** White, or as good as. */
const PALEST = 245;
/** A line lower than this share of the page's height (2 points on A4) can hardly be read. */
const LOWEST = 0.0024;
/** What PDFium tells for a hyphen that a line ends with. */
const HYPHEN_AT_LINE_END = 2;
/** The device that places are measured on: fine enough for the share of a page. */
const DEVICE = 100_000;

/** `page` as PDFium loaded it. */
export function lettersOf(pdfium: WrappedPdfiumModule, page: number): readonly Letter[] {
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return [];
  const place = pdfium.pdfium.wasmExports.malloc(16);
  try {
    const count = Math.min(pdfium.FPDFText_CountChars(text), MOST_LETTERS);
    const letters: Letter[] = [];
    const seen = seenObjects(pdfium, text, place);
    let begins = true;
    for (let index = 0; index < count; index += 1) {
      const written = writtenAs(pdfium.FPDFText_GetUnicode(text, index));
      const box = written === '' ? null : boxOf({ pdfium, page, text, index, place });
      const shown = box !== null && isOnPage(box) && seen(index);
      if (shown) letters.push({ text: written, box, begins });
      begins = !shown;
    }
    return letters;
  } finally {
    pdfium.pdfium.wasmExports.free(place);
    pdfium.FPDFText_ClosePage(text);
  }
}

/** Nothing for spaces, those PDFium puts between words among them, and for what is no letter. */
function writtenAs(code: number): string {
  if (code === HYPHEN_AT_LINE_END) return '-';
  if (code <= 32 || code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xdf_ff)) return '';
  const letter = String.fromCodePoint(code);
  return /[\s\p{C}]/u.test(letter) ? '' : letter;
}

/** Whether the letter at an index leaves something on the page; each text object is asked once. */
function seenObjects(pdfium: WrappedPdfiumModule, text: number, place: number): (index: number) => boolean {
  const known = new Map<number, boolean>();
  return (index) => {
    const object = pdfium.FPDFText_GetTextObject(text, index);
    const before = known.get(object);
    if (before !== undefined) return before;
    const shown =
      !UNSEEN_MODES.has(pdfium.FPDFTextObj_GetTextRenderMode(object)) &&
      !isPale(pdfium, { text, index, place });
    known.set(object, shown);
    return shown;
  };
}

function isPale(
  pdfium: WrappedPdfiumModule,
  { text, index, place }: { readonly text: number; readonly index: number; readonly place: number },
): boolean {
  if (!pdfium.FPDFText_GetFillColor(text, index, place, place + 4, place + 8, place + 12)) return false;
  const [red, green, blue, opacity] = [0, 4, 8, 12].map((at) => pdfium.pdfium.getValue(place + at, 'i32'));
  if (opacity !== undefined && opacity < 26) return true;
  return [red, green, blue].every((colour) => colour !== undefined && colour > PALEST);
}

function boxOf(at: {
  readonly pdfium: WrappedPdfiumModule;
  readonly page: number;
  readonly text: number;
  readonly index: number;
  readonly place: number;
}): PageBox | null {
  const { pdfium, page, text, index, place } = at;
  // The loose box is as high as the font, whatever the letter: full stops and capitals are on one line.
  if (!pdfium.FPDFText_GetLooseCharBox(text, index, place)) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = [0, 4, 8, 12].map((offset) =>
    pdfium.pdfium.getValue(place + offset, 'float'),
  );
  return shareOfPage(pdfium, page, [left, bottom, right, top]);
}

/** A rectangle in the page's own measure as shares of the page as it is shown, its turn and its crop included. */
export function shareOfPage(
  pdfium: WrappedPdfiumModule,
  page: number,
  [left, bottom, right, top]: readonly [number, number, number, number],
): PageBox {
  const place = pdfium.pdfium.wasmExports.malloc(8);
  const shown = (x: number, y: number): readonly [number, number] => {
    pdfium.FPDF_PageToDevice(page, 0, 0, DEVICE, DEVICE, 0, x, y, place, place + 4);
    const [across, down] = [0, 4].map((at) => pdfium.pdfium.getValue(place + at, 'i32') / DEVICE);
    return [across ?? 0, down ?? 0];
  };
  const [x1, y1] = shown(left, bottom);
  const [x2, y2] = shown(right, top);
  pdfium.pdfium.wasmExports.free(place);
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

function isOnPage({ x, y, width, height }: PageBox): boolean {
  return height >= LOWEST && x >= 0 && y >= 0 && x + width <= 1 && y + height <= 1;
}
