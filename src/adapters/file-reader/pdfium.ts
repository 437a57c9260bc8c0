// The second reader, PDFium: opens what the first cannot and saves it again as a plain file that the first can read.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** `FPDF_GetLastError` for a file that needs a password, and for a way of locking PDFium does not know. */
const LOCKED_ERRORS = new Set([4, 5]);
/** `FPDF_SaveAsCopy` without encryption. */
const REMOVE_SECURITY = 3;

export type Rewritten = { readonly bytes: Uint8Array } | 'locked' | 'unreadable';

/** The file as PDFium understands it, written anew without object streams, damage or encryption. */
export async function rewrite(bytes: Uint8Array): Promise<Rewritten> {
  return withDocument<Rewritten>(bytes, (pdfium, document) => {
    if (document === 0) return LOCKED_ERRORS.has(pdfium.FPDF_GetLastError()) ? 'locked' : 'unreadable';
    return pdfium.FPDF_GetPageCount(document) > 0 ? save(pdfium, document) : 'unreadable';
  });
}

/** Lets PDFium open the file and closes it again; `document` is 0 when it cannot. */
export async function withDocument<T>(
  bytes: Uint8Array,
  work: (pdfium: WrappedPdfiumModule, document: number) => T,
): Promise<T> {
  const pdfium = await startPdfium();
  const memory = pdfium.pdfium;
  const place = memory.wasmExports.malloc(bytes.length);
  heapOf(pdfium).set(bytes, place);
  const document = pdfium.FPDF_LoadMemDocument(place, bytes.length, '');
  try {
    return work(pdfium, document);
  } finally {
    if (document !== 0) pdfium.FPDF_CloseDocument(document);
    memory.wasmExports.free(place);
  }
}

function save(pdfium: WrappedPdfiumModule, document: number): Rewritten {
  const memory = pdfium.pdfium;
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  try {
    if (!pdfium.FPDF_SaveAsCopy(document, writer, REMOVE_SECURITY)) return 'unreadable';
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
    const place = memory.wasmExports.malloc(size);
    pdfium.PDFiumExt_GetFileWriterData(writer, place, size);
    const bytes = heapOf(pdfium).slice(place, place + size);
    memory.wasmExports.free(place);
    return { bytes };
  } finally {
    pdfium.PDFiumExt_CloseFileWriter(writer);
  }
}

/** Its memory. To be asked for anew each time: it is another one after it has grown. */
function heapOf(pdfium: WrappedPdfiumModule): Uint8Array {
  return pdfium.pdfium.HEAPU8;
}

let started: Promise<WrappedPdfiumModule> | undefined;

/** Started once, when first needed. */
export async function startPdfium(): Promise<WrappedPdfiumModule> {
  started ??= load();
  return started;
}

async function load(): Promise<WrappedPdfiumModule> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const pdfium = await init({ wasmBinary: new Uint8Array(wasm).buffer });
  pdfium.PDFiumExt_Init();
  return pdfium;
}
