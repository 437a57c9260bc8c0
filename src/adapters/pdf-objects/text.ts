// Text as PDFs write it – PDFDocEncoding, UTF-16 or UTF-8 with a mark – made into plain composed Unicode.

import { PDFHexString, PDFName, type PDFObject, PDFStream, PDFString, pdfDocEncodingDecode } from 'pdf-lib';
import { nameText } from './lookups.js';
import { unpack } from './streams.js';

const LONGEST_TEXT_STREAM = 100_000;
const ESCAPE = String.fromCharCode(0x1b);

/** The text of a string, name or text stream; undefined for anything else and for a damaged stream. */
export function textOf(object: PDFObject | undefined): string | undefined {
  if (object instanceof PDFName) return plain(nameText(object));
  if (object instanceof PDFString || object instanceof PDFHexString) return plain(decode(object.asBytes()));
  return object instanceof PDFStream ? streamText(object) : undefined;
}

function streamText(stream: PDFStream): string | undefined {
  try {
    return plain(decode(unpack(stream, LONGEST_TEXT_STREAM).bytes));
  } catch {
    return undefined;
  }
}

function decode(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  return pdfDocEncodingDecode(bytes);
}

/** Composed letters (NFC), line feeds between lines, no language marks and no control characters. */
function plain(text: string): string {
  return withoutLanguageMarks(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .normalize('NFC');
}

/** A language code between two escape characters says in which language the following is (ISO 32000-2 § 7.9.2.2). */
function withoutLanguageMarks(text: string): string {
  const pieces = text.split(ESCAPE);
  return pieces.filter((piece, index) => index % 2 === 0 || !/^[A-Za-z]{2,4}$/.test(piece)).join('');
}
