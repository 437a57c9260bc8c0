// The bytes inside PDF streams, unpacked under a limit: a few hundred bytes may otherwise become gigabytes.

import { constants, inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream, type PDFStream } from 'pdf-lib';
import { elements, entry, nameText } from './lookups.js';

/** A stream unpacks to more than it may. */
export class StreamTooLarge extends Error {
  override readonly name = 'StreamTooLarge';
}

/** What a stream holds, and the filters that are left on it because only an image decoder can undo them. */
export type Unpacked = { readonly bytes: Uint8Array; readonly filters: readonly string[] };

const SHORT_NAMES: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  RL: 'RunLengthDecode',
};
const TEXT_FILTERS = new Set(['ASCIIHexDecode', 'ASCII85Decode']);
const OTHER_FILTERS = new Set(['LZWDecode', 'RunLengthDecode']);

/** The filters of a stream by their full names, outermost first. */
export function filtersOf(stream: PDFStream): readonly string[] {
  const filter = entry(stream.dict, 'Filter');
  const names = filter instanceof PDFArray ? elements(filter) : [filter];
  return names.flatMap((name) => {
    if (!(name instanceof PDFName)) return [];
    const text = nameText(name);
    return SHORT_NAMES[text] ?? text;
  });
}

/**
 * Unpacks a stream: `limit` bytes at most after each filter, else StreamTooLarge. Stops before filters of images
 * (JPEG, fax …). A predictor is left in place. Throws other errors when the stream is damaged.
 */
export function unpack(stream: PDFStream, limit: number): Unpacked {
  const filters = filtersOf(stream);
  let bytes = stream.getContents();
  for (const [done, filter] of filters.entries()) {
    if (filter === 'FlateDecode') bytes = inflate(bytes, limit);
    else if (TEXT_FILTERS.has(filter) || OTHER_FILTERS.has(filter))
      bytes = decodeOther(stream, filter, bytes);
    else return { bytes, filters: filters.slice(done) };
    if (bytes.length > limit) throw new StreamTooLarge();
  }
  return { bytes, filters: [] };
}

/**
 * How many bytes come out of the leading Flate filters (and the text filters before and between them), all stages
 * added. Other filters end the count: their output is bounded by the picture or by this process's own limits.
 */
export function flateOutput(stream: PDFStream, limit: number): number {
  let bytes = stream.getContents();
  let total = 0;
  for (const filter of filtersOf(stream)) {
    if (TEXT_FILTERS.has(filter)) {
      bytes = decodeOther(stream, filter, bytes);
      continue;
    }
    if (filter !== 'FlateDecode') return total;
    bytes = inflateWhatCanBe(bytes, limit);
    total += bytes.length;
  }
  return total;
}

function inflate(bytes: Uint8Array, limit: number): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (isTooLarge(error)) throw new StreamTooLarge();
    throw error;
  }
}

function inflateWhatCanBe(bytes: Uint8Array, limit: number): Uint8Array {
  try {
    return inflate(bytes, limit);
  } catch (error) {
    if (error instanceof StreamTooLarge) throw error;
    return new Uint8Array();
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function decodeOther(stream: PDFStream, filter: string, bytes: Uint8Array): Uint8Array {
  const dict = stream.dict.context.obj({ Filter: filter });
  return decodePDFRawStream(PDFRawStream.of(dict, bytes)).decode();
}
