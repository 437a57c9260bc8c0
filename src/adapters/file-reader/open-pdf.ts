// Opens a PDF for looking into: with pdf-lib, or by way of PDFium when it is locked or damaged.

import { PDFDocument } from 'pdf-lib';
import type { FileRefusal } from '../../documents/facts.js';
import { listPages } from '../pdf-objects/pages.js';
import { rewrite } from './pdfium.js';

export type OpenedPdf = {
  readonly document: PDFDocument;
  /** The file as it came, encrypted or not; null when only PDFium could read it. */
  readonly asReceived: PDFDocument | null;
  /** What `document` was read from: as received, or as put right. */
  readonly bytes: Uint8Array;
  /** Locked against changes by a password that is not needed for reading. */
  readonly ownerPassword: boolean;
  /** Read only after PDFium had put it right. */
  readonly repaired: boolean;
};

/**
 * The opened file, or why it cannot be opened. Encrypted files go by way of PDFium as well: pdf-lib decrypts them, but
 * takes a backslash in a decrypted string for an escape and so loses letters.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf | FileRefusal> {
  const first = await load(bytes);
  const isEncrypted = first?.isEncrypted === true;
  if (first !== null && !isEncrypted && hasPages(first)) {
    return { document: first, asReceived: first, bytes, ownerPassword: false, repaired: false };
  }
  const rewritten = await rewrite(bytes);
  if (rewritten === 'locked') return 'PASSWORD_PROTECTED';
  if (rewritten === 'unreadable') return isEncrypted ? 'PASSWORD_PROTECTED' : 'FILE_DAMAGED';
  const second = await load(rewritten.bytes);
  if (second === null || second.isEncrypted || !hasPages(second)) return 'FILE_DAMAGED';
  const asReceived = first !== null && hasPages(first) ? first : null;
  return {
    document: second,
    asReceived,
    bytes: rewritten.bytes,
    ownerPassword: isEncrypted,
    repaired: !isEncrypted,
  };
}

/** Some bytes as each of the two readers understands them, ours first; null when one of them cannot. */
export async function openBothWays(bytes: Uint8Array): Promise<readonly PDFDocument[] | null> {
  const rewritten = await rewrite(bytes);
  if (typeof rewritten === 'string') return null;
  const [one, other] = [await load(bytes), await load(rewritten.bytes)];
  return one === null || other === null ? null : [one, other];
}

async function load(bytes: Uint8Array): Promise<PDFDocument | null> {
  try {
    return await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      updateMetadata: false,
      parseSpeed: Number.POSITIVE_INFINITY,
    });
  } catch {
    return null;
  }
}

function hasPages(document: PDFDocument): boolean {
  return listPages(document, 1).length > 0;
}
