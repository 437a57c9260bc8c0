// Whether a JPEG, PNG or HEIC is built as it says: whole, of sane size, and nothing else behind its end. It is not decoded.

import type { FileRefusal } from '../../documents/facts.js';
import { LARGEST_TAIL } from './signatures.js';

/** What telephones call 50 megapixels is up to 8192 × 6144; more than a sheet of paper needs, and what we can hold in memory. */
export const MOST_PIXELS = 51_000_000;
/** No telephone takes larger pictures: what claims to be one is a bomb. */
const MOST_OF_ANY_CAMERA = 250_000_000;

/** What is wrong with a JPEG, or null. */
export function judgeJpeg(bytes: Buffer): FileRefusal | null {
  const picture = walkJpeg(bytes);
  if (picture === null) return 'FILE_DAMAGED';
  const size = judgeSize(picture.width, picture.height);
  if (size !== null) return size;
  const tail = bytes.subarray(picture.end);
  return tail.length > LARGEST_TAIL && !isPhoneTail(tail, picture.hasMorePictures) ? 'POLYGLOT' : null;
}

/** What is wrong with a PNG, or null. */
export function judgePng(bytes: Buffer): FileRefusal | null {
  let at = 8;
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return 'FILE_DAMAGED';
  const size = judgeSize(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
  if (size !== null) return size;
  let hasData = false;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    at += 12 + length;
    if (type === 'IDAT') hasData = true;
    if (type !== 'IEND') continue;
    if (!hasData || at > bytes.length) return 'FILE_DAMAGED';
    return bytes.length - at > LARGEST_TAIL ? 'POLYGLOT' : null;
  }
  return 'FILE_DAMAGED';
}

/** What is wrong with a HEIC, or null: boxes one after the other to its end (ISO/IEC 14496-12 § 4.2). */
export function judgeHeic(bytes: Buffer): FileRefusal | null {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (!/^[ -~]{4}$/.test(bytes.toString('latin1', at + 4, at + 8))) break;
    if (length === 0) return null; // to the end of the file
    const size = length === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : length;
    if (size < 8) break;
    at += size;
  }
  if (at > bytes.length || at === 0) return 'FILE_DAMAGED';
  return bytes.length - at > LARGEST_TAIL ? 'POLYGLOT' : null;
}

/** Why a picture of so many pixels is refused, or null. */
export function judgeSize(width: number, height: number): FileRefusal | null {
  const pixels = width * height;
  if (pixels === 0) return 'FILE_DAMAGED';
  if (pixels > MOST_OF_ANY_CAMERA) return 'UNSAFE_CONTENT';
  return pixels > MOST_PIXELS ? 'FILE_TOO_LARGE' : null;
}

type JpegShape = {
  readonly width: number;
  readonly height: number;
  /** The offset after the end mark. */
  readonly end: number;
  /** True when it announces further pictures behind itself (CIPA DC-007, multi-picture format). */
  readonly hasMorePictures: boolean;
};

const START_OF_IMAGE = Buffer.from([0xff, 0xd8]);
const START_OF_FRAME = new Set([0xc0, 0xc1, 0xc2]);
const START_OF_SCAN = 0xda;
const APP2 = 0xe2;

/** Follows the segments of a JPEG to its end mark; null when they do not hang together (ITU-T T.81 annex B). */
function walkJpeg(bytes: Buffer): JpegShape | null {
  let at = 2;
  let width = 0;
  let height = 0;
  let hasMorePictures = false;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    if (START_OF_FRAME.has(marker) && length >= 8) {
      height = bytes.readUInt16BE(at + 5);
      width = bytes.readUInt16BE(at + 7);
    }
    if (marker === APP2 && bytes.toString('latin1', at + 4, at + 8) === 'MPF\0') hasMorePictures = true;
    at += 2 + length;
    if (marker === START_OF_SCAN) {
      const end = endOfScans(bytes, at);
      return end === null ? null : { width, height, end, hasMorePictures };
    }
  }
  return null;
}

/** The offset after the end mark, from inside the first scan; null when there is none. */
function endOfScans(bytes: Buffer, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    const isPlain = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (isPlain || at + 4 > bytes.length) at += marker === 0xff ? 1 : 2;
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/**
 * Phones put things behind a photo that belong to it: further announced pictures (HDR gain maps, portraits), a short
 * film (Motion Photo, MP4), Samsung's own notes. A debtor must be able to send such a photo.
 */
function isPhoneTail(tail: Buffer, hasMorePictures: boolean): boolean {
  const start = tail.findIndex((byte) => byte !== 0);
  if (hasMorePictures && start >= 0 && tail.subarray(start, start + 2).equals(START_OF_IMAGE)) return true;
  if (tail.subarray(0, 64).includes('ftyp')) return true;
  return tail.toString('latin1', tail.length - 4) === 'SEFT';
}
