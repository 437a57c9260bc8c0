// What is on a page beside its text: pictures, freehand strokes, and what was laid on it afterwards.

import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { MOST_STROKES, type PageBox, type PageMarks } from '../../documents/page-text.js';
import { shareOfPage } from './page-letters.js';

const TEXT = 1;
const PATH = 2;
/** `FPDFPathSegment_GetType`: a straight line is a frame or a line to write on, a curve is perhaps handwriting. */
const CURVE = 1;
const STRAIGHT_STROKES = 12;
/** Annotations that add nothing to read (`FPDFAnnot_GetSubtype`): links and the pop-ups of comments. */
const HARMLESS = new Set([2, 16]);
const MOST_OBJECTS = 5_000;

/** `page` as PDFium loaded it. */
export function marksOf(pdfium: WrappedPdfiumModule, page: number): Omit<PageMarks, 'page'> {
  const objects = pdfium.FPDFPage_CountObjects(page);
  const strokes: PageBox[] = [];
  let picture = 0;
  for (let index = 0; index < Math.min(objects, MOST_OBJECTS); index += 1) {
    const object = pdfium.FPDFPage_GetObject(page, index);
    const type = pdfium.FPDFPageObj_GetType(object);
    if (type === TEXT || (type === PATH && !isFreehand(pdfium, object))) continue;
    const box = placeOf(pdfium, page, object);
    // A picture may be of a signature as well as of anything else.
    strokes.push(box);
    if (type !== PATH) picture = Math.max(picture, box.width * box.height);
  }
  if (objects > MOST_OBJECTS) strokes.push(WHOLE_PAGE);
  return { picture: Math.min(1, picture), strokes: fewer(strokes), laidOn: hasAnnotations(pdfium, page) };
}

const WHOLE_PAGE: PageBox = { x: 0, y: 0, width: 1, height: 1 };

/** What is too much to tell one by one is told as one. */
function fewer(strokes: readonly PageBox[]): readonly PageBox[] {
  if (strokes.length <= MOST_STROKES) return strokes;
  const top = Math.min(...strokes.map(({ y }) => y));
  const bottom = Math.max(...strokes.map(({ y, height }) => y + height));
  return [{ x: 0, y: top, width: 1, height: bottom - top }];
}

/** Curves, or many short lines in one stroke as a pen on a screen leaves them. */
function isFreehand(pdfium: WrappedPdfiumModule, path: number): boolean {
  const segments = pdfium.FPDFPath_CountSegments(path);
  if (segments > STRAIGHT_STROKES) return true;
  for (let index = 0; index < segments; index += 1) {
    if (pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, index)) === CURVE) return true;
  }
  return false;
}

function placeOf(pdfium: WrappedPdfiumModule, page: number, object: number): PageBox {
  const place = pdfium.pdfium.wasmExports.malloc(16);
  try {
    if (!pdfium.FPDFPageObj_GetBounds(object, place, place + 4, place + 8, place + 12)) return WHOLE_PAGE;
    const [left = 0, bottom = 0, right = 0, top = 0] = [0, 4, 8, 12].map((at) =>
      pdfium.pdfium.getValue(place + at, 'float'),
    );
    return onPage(shareOfPage(pdfium, page, [left, bottom, right, top]));
  } finally {
    pdfium.pdfium.wasmExports.free(place);
  }
}

/** The part of it that lies on the page. */
function onPage({ x, y, width, height }: PageBox): PageBox {
  const [left, top] = [clamped(x), clamped(y)];
  return { x: left, y: top, width: clamped(x + width) - left, height: clamped(y + height) - top };
}

function clamped(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000;
}

function hasAnnotations(pdfium: WrappedPdfiumModule, page: number): boolean {
  const count = pdfium.FPDFPage_GetAnnotCount(page);
  for (let index = 0; index < count; index += 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index);
    const subtype = pdfium.FPDFAnnot_GetSubtype(annotation);
    pdfium.FPDFPage_CloseAnnot(annotation);
    if (!HARMLESS.has(subtype)) return true;
  }
  return false;
}
