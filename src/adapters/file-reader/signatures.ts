// Which kind of file it is by its first bytes, and whether a second kind hides in it.

import type { FileType } from '../../documents/facts.js';

export type Kind = FileType;

const PICTURES: Readonly<Record<string, Kind>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'image/tiff': 'tiff',
};
const PDF_HEADER = Buffer.from('%PDF-');
const PDF_END = Buffer.from('%%EOF');
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_END_LENGTH = 22;
const LONGEST_ZIP_REMARK = 65_535;
/** Readers of PDF look for its header this far into a file (ISO 32000-1 annex H.3.4.1). */
const HEADER_SEARCH = 1_024;
/** More than this after a file's own end is another file's room (api.md, POLYGLOT). */
export const LARGEST_TAIL = 1_024;
const MARKUP = /<(?:!doctype|html|head|body|script|iframe|svg|\?php)[\s>]/i;

/** The kind by content; null for everything we do not receive. */
export async function kindOf(bytes: Buffer): Promise<Kind | null> {
  if (startsWith(bytes, PDF_HEADER)) return 'pdf';
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes);
  return PICTURES[found?.mime ?? ''] ?? null;
}

/** True for a file that some reader would open as a PDF although its first byte is not the PDF's. */
export function hidesPdf(bytes: Buffer): boolean {
  const header = bytes.indexOf(PDF_HEADER, 1);
  if (header < 0) return false;
  return header < HEADER_SEARCH || bytes.includes('startxref', header) || bytes.includes(PDF_END, header);
}

/** True when there is markup where a browser would look for it: in the first kilobyte. */
export function startsWithMarkup(bytes: Buffer): boolean {
  return MARKUP.test(bytes.toString('latin1', 0, HEADER_SEARCH));
}

/** True when unpacking tools would take the file for a ZIP archive: its end record lies in the last 64 KB and adds up. */
export function endsAsZip(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - ZIP_END_LENGTH - LONGEST_ZIP_REMARK);
  for (let at = bytes.indexOf(ZIP_END, from); at >= 0; at = bytes.indexOf(ZIP_END, at + 1)) {
    if (isZipEnd(bytes, at)) return true;
  }
  return false;
}

/** Bytes after the last `%%EOF`; 0 when there is none, which is a damaged file and not two. */
export function tailAfterPdf(bytes: Buffer): number {
  const end = bytes.lastIndexOf(PDF_END);
  return end < 0 ? 0 : bytes.length - end - PDF_END.length;
}

function startsWith(bytes: Buffer, start: Uint8Array): boolean {
  return bytes.length >= start.length && bytes.subarray(0, start.length).equals(start);
}

/** One disk, as many entries here as in all, and a directory that fits before the record (PKWARE APPNOTE § 4.3.16). */
function isZipEnd(bytes: Buffer, at: number): boolean {
  if (at + ZIP_END_LENGTH > bytes.length) return false;
  const sameDisk = bytes.readUInt32LE(at + 4) === 0;
  const entriesAgree = bytes.readUInt16LE(at + 8) === bytes.readUInt16LE(at + 10);
  const directory = bytes.readUInt32LE(at + 12) + bytes.readUInt32LE(at + 16);
  return sameDisk && entriesAgree && directory <= at;
}
