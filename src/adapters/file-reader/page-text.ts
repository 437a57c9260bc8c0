// The text of a PDF with its places, as far as it can be seen on the page: PDFium finds the letters, rows are made from where they stand.

import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import {
  LONGEST_WORD,
  MOST_LINES,
  MOST_TEXT_PAGES,
  MOST_WORDS,
  type PageMarks,
  type PageText,
  type TextLine,
  withoutNationalIds,
} from '../../documents/page-text.js';
import { marksOf } from './page-marks.js';
import { lettersOf } from './page-letters.js';
import { rowsOf, wordsOf } from './text-rows.js';
import { withDocument } from './pdfium.js';

/** Null when PDFium cannot open the file. */
export async function readPageText(bytes: Uint8Array): Promise<PageText | null> {
  return withDocument(bytes, (pdfium, document) => (document === 0 ? null : textOf(pdfium, document)));
}

function textOf(pdfium: WrappedPdfiumModule, document: number): PageText {
  const count = pdfium.FPDF_GetPageCount(document);
  const lines: TextLine[] = [];
  const pages: PageMarks[] = [];
  for (let page = 1; page <= Math.min(count, MOST_TEXT_PAGES); page += 1) {
    const loaded = pdfium.FPDF_LoadPage(document, page - 1);
    if (loaded === 0) continue;
    try {
      for (const row of rowsOf(wordsOf(lettersOf(pdfium, loaded)))) lines.push({ page, ...row });
      pages.push({ page, ...marksOf(pdfium, loaded) });
    } finally {
      pdfium.FPDF_ClosePage(loaded);
    }
  }
  const kept = keep(lines);
  const cut = count > MOST_TEXT_PAGES || kept.length < lines.length;
  return { source: 'text', lines: withoutNationalIds(kept), pages, cut, certainty: 1 };
}

/** As many whole lines as may be kept. */
function keep(lines: readonly TextLine[]): readonly TextLine[] {
  let words = 0;
  const tooMuch = lines.findIndex((line, index) => {
    words += line.words.length;
    const tooLong = line.words.some(({ text }) => text.length > LONGEST_WORD);
    return words > MOST_WORDS || index >= MOST_LINES || tooLong;
  });
  return tooMuch < 0 ? lines : lines.slice(0, tooMuch);
}
