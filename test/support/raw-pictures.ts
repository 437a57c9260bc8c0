// JPEG and PNG files that are built like pictures, of any size they like to claim.

import { crc32, deflateSync } from 'node:zlib';

/** A JPEG with a frame of the given size and a few bytes of scan. `more` are segments before the frame. */
export function rawJpeg({
  width = 800,
  height = 1_100,
  more = Buffer.alloc(0),
}: {
  readonly width?: number;
  readonly height?: number;
  readonly more?: Buffer;
} = {}): Buffer {
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    more,
    jpegSegment(0xc0, frame),
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd0, 0x78]),
    Buffer.from([0xff, 0xd9]),
  ]);
}

export function jpegSegment(marker: number, content: Buffer): Buffer {
  const length = content.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), content]);
}

/** A JPEG that can be decoded, sixteen grey pixels square. `more` are segments before its own. */
export function wholeJpeg(more: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([SIXTEEN_GREYS.subarray(0, 2), more, SIXTEEN_GREYS.subarray(2)]);
}

const SIXTEEN_GREYS = Buffer.from(
  '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC' +
    '8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABADASIAAhEBAxEB/8QAFQAB' +
    'AQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAA' +
    'D/2gAMAwEAAhEDEQA/ALQAP//Z',
  'base64',
);

/** A black PNG that claims the given size, and is as large up to a few megapixels. `more` are blocks before its picture. */
export function rawPng({
  width = 10,
  height = 10,
  more = Buffer.alloc(0),
}: {
  readonly width?: number;
  readonly height?: number;
  readonly more?: Buffer;
} = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    more,
    pngChunk('IDAT', deflateSync(Buffer.alloc(Math.min(height * (width + 1), LARGEST_IDAT)))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const LARGEST_IDAT = 4_000_000;

export function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** An empty ZIP archive with a remark. */
export function rawZip(): Buffer {
  return Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);
}
