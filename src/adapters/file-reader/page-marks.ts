// What is on a page beside its text: pictures, freehand strokes, and what was laid on it afterwards.

import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { PageMarks } from '../../documents/page-text.js';
import { shareOfPage } from './page-letters.js';

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;
/** `FPDFPathSegment_GetType`: a straight line is a frame or a line to write on, a curve is perhaps handwriting. */
const CURVE = 1;
const STRAIGHT_STROKES = 12;
/** Annotations that add nothing to read (`FPDFAnnot_GetSubtype`): links and the pop-ups of comments. */
const HARMLESS = new Set([2, 16]);
const MOST_OBJECTS = 5_000;

/** `page` as PDFium loaded it. */
export function marksOf(pdfium: WrappedPdfiumModule, page: number): Omit<PageMarks, 'page'> {
  const objects = pdfium.FPDFPage_CountObjects(page);
  let picture = 0;
  let drawn = objects > MOST_OBJECTS;
  for (let index = 0; index < Math.min(objects, MOST_OBJECTS); index += 1) {
    const object = pdfium.FPDFPage_GetObject(page, index);
    const type = pdfium.FPDFPageObj_GetType(object);
    if (type === TEXT) continue;
    if (type === PATH) drawn ||= isFreehand(pdfium, object);
    else if (type === IMAGE || type === SHADING || type === FORM)
      picture = Math.max(picture, areaOf(pdfium, page, object));
    else drawn = true;
  }
  return { picture, drawn, laidOn: hasAnnotations(pdfium, page) };
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

function areaOf(pdfium: WrappedPdfiumModule, page: number, object: number): number {
  const place = pdfium.pdfium.wasmExports.malloc(16);
  try {
    if (!pdfium.FPDFPageObj_GetBounds(object, place, place + 4, place + 8, place + 12)) return 1;
    const [left = 0, bottom = 0, right = 0, top = 0] = [0, 4, 8, 12].map((at) =>
      pdfium.pdfium.getValue(place + at, 'float'),
    );
    const { width, height } = shareOfPage(pdfium, page, [left, bottom, right, top]);
    return Math.min(1, width * height);
  } finally {
    pdfium.pdfium.wasmExports.free(place);
  }
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
