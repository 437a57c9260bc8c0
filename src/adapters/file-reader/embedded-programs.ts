// Whether a file carried inside a PDF is a program: by its name or by its first bytes.

import { type PDFDict, PDFStream } from 'pdf-lib';
import { entry } from '../pdf-objects/lookups.js';
import { unpack } from '../pdf-objects/streams.js';
import { textOf } from '../pdf-objects/text.js';

const LARGEST_EMBEDDED = 50_000_000;

/** What runs when it is opened, on the systems a debtor's or a handler's machine may have. */
const PROGRAM_NAME =
  /\.(?:exe|com|scr|pif|bat|cmd|vbs|vbe|js|jse|mjs|wsf|wsh|hta|ps1|psm1|msi|msp|msix|appx|jar|dll|cpl|lnk|reg|url|chm|sh|bash|command|app|dmg|pkg|deb|rpm|apk|ipa|iso|vhdx?|py|pl|rb|php|swf)[\s.]*$/i;

const PROGRAM_STARTS = [
  '4d5a',
  '7f454c46',
  'feedface',
  'feedfacf',
  'cefaedfe',
  'cffaedfe',
  'cafebabe',
  '2321',
].map((hex) => Buffer.from(hex, 'hex'));

/** Judges a file specification with embedded files (ISO 32000-1 § 7.11.3). */
export function namesProgram(specification: PDFDict): boolean {
  const names = ['F', 'UF', 'DOS', 'Mac', 'Unix'].map((key) => textOf(entry(specification, key)));
  return names.some((name) => name !== undefined && PROGRAM_NAME.test(name));
}

/** Judges the embedded file itself. */
export function isProgram(stream: PDFStream): boolean {
  const bytes = Buffer.from(firstBytes(stream));
  return PROGRAM_STARTS.some((start) => bytes.subarray(0, start.length).equals(start));
}

function firstBytes(stream: PDFStream): Uint8Array {
  try {
    return unpack(stream, LARGEST_EMBEDDED).bytes.subarray(0, 8);
  } catch {
    return new Uint8Array();
  }
}
