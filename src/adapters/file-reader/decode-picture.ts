// Opens pictures: JPEG, PNG and TIFF by libvips, HEIC by libheif. In the child process for pictures only.

import sharp, { type Sharp } from 'sharp';
import type { FileRefusal } from '../../documents/facts.js';
import { judgeSize, MOST_PIXELS } from './pictures.js';
import { kindOf } from './signatures.js';

// One picture at a time, nothing kept, and no format that we do not take, whatever a file calls itself.
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadTiffBuffer'],
});

export type OpenedPicture = {
  readonly type: 'jpeg' | 'png' | 'heic' | 'tiff';
  readonly pages: number;
  /** Page from 1, upright (its EXIF orientation applied), on white, without any of the file's notes. */
  readonly page: (page: number) => Sharp;
};

/** A picture larger than we can hold in memory, found before it is decoded. */
export class UnfitSize extends Error {
  readonly refusal: FileRefusal;
  constructor(refusal: FileRefusal) {
    super(`a picture that is ${refusal}`);
    this.refusal = refusal;
  }
}

/** Null when it is no picture we take. @throws UnfitSize, and what the decoders throw on a damaged file */
export async function openPicture(bytes: Buffer): Promise<OpenedPicture | null> {
  const type = await kindOf(bytes);
  if (type === null || type === 'pdf') return null;
  if (type === 'heic') return openHeic(bytes);
  const { pages = 1, width, height } = await sharp(bytes, LIMITS).metadata();
  assertSize(width, height);
  return { type, pages, page: (page) => prepared(sharp(bytes, { ...LIMITS, page: page - 1 })) };
}

const LIMITS = { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: false } as const;

/** libheif turns the picture itself, as the file says. It is loaded for the few files that need it: it is two megabytes. */
async function openHeic(bytes: Buffer): Promise<OpenedPicture> {
  const { default: decodeHeic } = await import('heic-decode');
  const pictures = await decodeHeic.all({ buffer: new Uint8Array(bytes) });
  const [first] = pictures;
  if (!first) throw new Error('a HEIC without a picture');
  assertSize(first.width, first.height);
  const { width, height, data } = await first.decode();
  pictures.dispose();
  const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const raw = { width, height, channels: 4 } as const;
  return { type: 'heic', pages: 1, page: () => sharp(pixels, { raw }).flatten({ background: 'white' }) };
}

function assertSize(width: number, height: number): void {
  const refusal = judgeSize(width, height);
  if (refusal !== null) throw new UnfitSize(refusal);
}

function prepared(picture: Sharp): Sharp {
  return picture.autoOrient().flatten({ background: 'white' });
}
