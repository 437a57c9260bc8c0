// Draws the pages of a PDF as a viewer would, form fields and annotations included. In the child process only.

import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { startPdfium } from './pdfium.js';

/** Four bytes a pixel: blue, green, red and nothing, row by row from the top left. */
type Drawing = { readonly width: number; readonly height: number; readonly data: Uint8Array };

export type DrawnPdf = {
  readonly pages: number;
  /** Page from 1, so large that its longer side has so many pixels. Null when it cannot be drawn. */
  readonly draw: (page: number, longestSide: number) => Drawing | null;
  readonly close: () => void;
};

/** `FPDF_ANNOT`: annotations as well; `FPDF_NO_CATCH` is left out. */
const WITH_ANNOTATIONS = 0x01;
const WHITE = 0xffffffff;
const SHORTEST_SIDE = 8;

/** Null when PDFium cannot open it. Close it after use. */
export async function openForDrawing(bytes: Uint8Array): Promise<DrawnPdf | null> {
  const pdfium = await startPdfium();
  const { malloc, free } = pdfium.pdfium.wasmExports;
  const place = malloc(bytes.length);
  pdfium.pdfium.HEAPU8.set(bytes, place);
  const document = pdfium.FPDF_LoadMemDocument(place, bytes.length, '');
  if (document === 0) {
    free(place);
    return null;
  }
  const formInfo = pdfium.PDFiumExt_OpenFormFillInfo();
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(document, formInfo);
  return {
    pages: pdfium.FPDF_GetPageCount(document),
    draw: (page, longestSide) => drawPage(pdfium, { document, form }, page - 1, longestSide),
    close: () => {
      pdfium.PDFiumExt_ExitFormFillEnvironment(form);
      pdfium.PDFiumExt_CloseFormFillInfo(formInfo);
      pdfium.FPDF_CloseDocument(document);
      free(place);
    },
  };
}

type Opened = { readonly document: number; readonly form: number };

function drawPage(
  pdfium: WrappedPdfiumModule,
  { document, form }: Opened,
  index: number,
  longestSide: number,
): Drawing | null {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) return null;
  pdfium.FORM_OnAfterLoadPage(page, form);
  try {
    const size = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
    const scale = longestSide / Math.max(size.width, size.height);
    if (!Number.isFinite(scale)) return null;
    const width = Math.max(SHORTEST_SIDE, Math.round(size.width * scale));
    const height = Math.max(SHORTEST_SIDE, Math.round(size.height * scale));
    return drawBitmap(pdfium, { width, height }, (bitmap) => {
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
      pdfium.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
    });
  } finally {
    pdfium.FORM_OnBeforeClosePage(page, form);
    pdfium.FPDF_ClosePage(page);
  }
}

function drawBitmap(
  pdfium: WrappedPdfiumModule,
  { width, height }: { readonly width: number; readonly height: number },
  draw: (bitmap: number) => void,
): Drawing | null {
  const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) return null;
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    draw(bitmap);
    const from = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    if (stride !== width * 4) return null;
    return { width, height, data: pdfium.pdfium.HEAPU8.slice(from, from + stride * height) };
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}
