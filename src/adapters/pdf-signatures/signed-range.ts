// Which bytes of a PDF a signature covers: checked to the letter, because every known forgery plays with it.

import { PDFArray, type PDFDict, PDFHexString, PDFNumber } from 'pdf-lib';
import { arrayEntry, elements, entry } from '../pdf-objects/lookups.js';

export type SignedRange = {
  /** The two stretches that are signed, as one: from the first byte to `end`, without the gap. */
  readonly signed: Uint8Array;
  /** What fills the gap: the signature itself, with the zeros behind it. */
  readonly contents: Uint8Array;
  readonly gapStart: number;
  readonly end: number;
};

/**
 * Null unless /ByteRange is four whole numbers, begins at 0, stays inside the file, ends where a revision ends, and
 * leaves out exactly the hexadecimal text of this dictionary's own /Contents (against USF and SWA attacks, Mladenov et
 * al. 2019).
 */
export function signedRange(bytes: Uint8Array, signature: PDFDict): SignedRange | null {
  const range = fourNumbers(arrayEntry(signature, 'ByteRange'));
  if (range === null) return null;
  const [first, gapStart, gapEnd, rest] = range;
  const end = gapEnd + rest;
  if (first !== 0 || gapStart <= 0 || gapEnd <= gapStart || rest <= 0 || end > bytes.length) return null;
  const contents = hexIn(bytes.subarray(gapStart, gapEnd));
  const stated = entry(signature, 'Contents');
  if (contents === null || !(stated instanceof PDFHexString)) return null;
  if (!contents.equals(stated.asBytes()) || !endsRevision(bytes.subarray(0, end))) return null;
  const signed = Buffer.concat([bytes.subarray(0, gapStart), bytes.subarray(gapEnd, end)]);
  return { signed, contents, gapStart, end };
}

/** Nothing but a few blanks follow. */
export function reachesEnd(bytes: Uint8Array, end: number): boolean {
  return bytes.length - end <= MOST_BLANKS && /^[\s\0]*$/.test(latin(bytes.subarray(end)));
}

const MOST_BLANKS = 64;

function fourNumbers(array: PDFArray | undefined): readonly [number, number, number, number] | null {
  const numbers = elements(array).map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN));
  const [a, b, c, d, ...more] = numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined || more.length > 0)
    return null;
  return numbers.every(Number.isSafeInteger) ? [a, b, c, d] : null;
}

function hexIn(gap: Uint8Array): Buffer | null {
  const text = latin(gap);
  return /^<(?:[0-9A-Fa-f]{2})+>$/.test(text) ? Buffer.from(text.slice(1, -1), 'hex') : null;
}

function endsRevision(bytes: Uint8Array): boolean {
  return /%%EOF[\s\0]*$/.test(latin(bytes.subarray(-'%%EOF'.length - MOST_BLANKS)));
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
