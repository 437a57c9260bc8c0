// Small pictures that can really be decoded.

import sharp from 'sharp';

/** Grey stripes: not an empty page, and no form. */
export function aPicture(type: 'jpeg' | 'png' | 'tiff', pages = 1): Promise<Buffer> {
  const [width, height] = [120, 160 * pages];
  const data = Buffer.from(Uint8Array.from({ length: width * height }, (_, at) => (at % 7) * 36));
  const picture = sharp(data, { raw: { width, height, channels: 1, pageHeight: 160 } });
  return picture.toFormat(type).toBuffer();
}
