// HEIC and TIFF files that are broken, huge or two things at once, and pictures that claim more than they hold.

import { onePage } from './raw-pdf.js';
import { rawJpeg, rawPng, rawZip } from './raw-pictures.js';

/** Whatever comes of them, it must be one clear answer: what their readers make of them may change. */
export type HostilePicture = { readonly name: string; readonly bytes: Buffer };

const file = (name: string, ...parts: readonly (Buffer | string)[]): HostilePicture => ({
  name,
  bytes: Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))),
});

export function hostilePictures(): readonly HostilePicture[] {
  return [...hostileTiffs(), ...hostileHeics(), ...hostileOthers()];
}

function hostileTiffs(): readonly HostilePicture[] {
  return [
    file('a TIFF without a directory', 'II*\0', word(0)),
    file(
      'a TIFF whose directory is itself',
      tiff(
        [
          [256, 10],
          [257, 10],
        ],
        8,
      ),
    ),
    file('a TIFF of a thousand pages', manyPages(1_000)),
    file(
      'a TIFF of no size',
      tiff([
        [256, 0],
        [257, 0],
        [273, 8],
        [279, 1],
      ]),
    ),
    file(
      'a TIFF of sixteen million megapixels',
      tiff([
        [256, 2 ** 32 - 1],
        [257, 2 ** 32 - 1],
        [258, 8],
        [259, 1],
        [262, 1],
        [273, 8],
        [279, 100],
      ]),
    ),
    file(
      'a TIFF with its picture beyond the end',
      tiff([
        [256, 100],
        [257, 100],
        [258, 8],
        [259, 1],
        [262, 1],
        [273, 2 ** 31],
        [279, 2 ** 31],
      ]),
    ),
    file(
      'a TIFF packed in a way nobody knows',
      tiff([
        [256, 100],
        [257, 100],
        [259, 60_000],
        [262, 1],
        [273, 8],
        [279, 100],
      ]),
    ),
    file(
      'a TIFF with sixty thousand entries',
      'II*\0',
      word(8),
      Buffer.from([0xff, 0xff]),
      Buffer.alloc(70_000, 1),
    ),
    file('the first bytes of a TIFF', 'MM\0*'),
    file(
      'a TIFF and a PDF behind it',
      tiff([
        [256, 10],
        [257, 10],
      ]),
      onePage(),
    ),
    file('a large TIFF of the new kind', 'II+\0\x08\0\0\0', Buffer.alloc(64, 0xff)),
  ];
}

function hostileHeics(): readonly HostilePicture[] {
  const brand = box('ftyp', 'heic\0\0\0\0mif1heic');
  return [
    file('a HEIC of nothing but its name', brand),
    file('a HEIC cut in the middle', brand, word(5_000, true), 'meta'),
    file('a HEIC with a box of no length', brand, word(0, true), 'meta', Buffer.alloc(500)),
    file('a HEIC with a box longer than the file', brand, word(2 ** 31, true), 'mdat', Buffer.alloc(500)),
    file('a HEIC of boxes in boxes', brand, boxesInBoxes(2_000)),
    file(
      'a HEIC that claims sixteen million megapixels',
      brand,
      box(
        'meta',
        Buffer.concat([
          word(0),
          box(
            'iprp',
            box(
              'ipco',
              box('ispe', Buffer.concat([word(0), word(2 ** 32 - 1, true), word(2 ** 32 - 1, true)])),
            ),
          ),
        ]),
      ),
    ),
    file('a HEIC of noise', brand, Buffer.alloc(100_000, 0xa5)),
    file('a HEIC and a PDF behind it', brand, onePage()),
    file('a HEIC and an archive behind it', brand, box('mdat', 'x'), rawZip()),
    file('an AVIF of nothing', box('ftyp', 'avif\0\0\0\0mif1avif'), box('meta', Buffer.alloc(4))),
  ];
}

function hostileOthers(): readonly HostilePicture[] {
  const jpeg = rawJpeg();
  return [
    file('a JPEG that is one scan short of its size', rawJpeg({ width: 9_999, height: 3_999 })),
    file(
      'a JPEG of restart marks',
      jpeg.subarray(0, -2),
      Buffer.alloc(200_000, Buffer.from([0xff, 0xd0])),
      '\xff\xd9',
    ),
    file(
      'a JPEG with a thousand remarks',
      rawJpeg({
        more: Buffer.concat(Array.from({ length: 1_000 }, () => Buffer.from('fffe0004abcd', 'hex'))),
      }),
    ),
    file('a PNG of zeros after its header', rawPng().subarray(0, 33), Buffer.alloc(100_000)),
    file('a PNG narrow as a hair and forty million high', rawPng({ width: 1, height: 40_000_000 })),
    file('a WebP', 'RIFF\x24\0\0\0WEBPVP8 ', Buffer.alloc(30)),
    file('a JPEG 2000', Buffer.from('0000000c6a5020200d0a870a', 'hex'), Buffer.alloc(100)),
    file('an icon', Buffer.from('00000100ffff', 'hex'), Buffer.alloc(1_000)),
    file('a PSD', '8BPS\0\x01', Buffer.alloc(500)),
  ];
}

/** One directory of long values at 8, with `next` behind it. */
export function tiff(entries: readonly (readonly [number, number])[], next = 0): Buffer {
  const count = Buffer.alloc(2);
  count.writeUInt16LE(entries.length);
  const rows = entries.map(([tag, value]) => {
    const row = Buffer.alloc(12);
    row.writeUInt16LE(tag, 0);
    row.writeUInt16LE(4, 2);
    row.writeUInt32LE(1, 4);
    row.writeUInt32LE(value, 8);
    return row;
  });
  return Buffer.concat([
    Buffer.from('II*\0', 'latin1'),
    word(8),
    count,
    ...rows,
    word(next),
    Buffer.alloc(100, 7),
  ]);
}

function manyPages(pages: number): Buffer {
  const size = 2 + 12 * 2 + 4;
  const directories = Array.from({ length: pages }, (_, index) => {
    const last = index === pages - 1;
    return tiff(
      [
        [256, 10],
        [257, 10],
      ],
      last ? 0 : 8 + (index + 1) * size,
    ).subarray(8, 8 + size);
  });
  return Buffer.concat([Buffer.from('II*\0', 'latin1'), word(8), ...directories]);
}

function boxesInBoxes(deep: number): Buffer {
  let inner: Buffer = Buffer.alloc(0);
  for (let level = 0; level < deep; level += 1) inner = box('meta', inner);
  return inner;
}

export function box(type: string, content: Buffer | string): Buffer {
  const body = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  return Buffer.concat([word(8 + body.length, true), Buffer.from(type, 'latin1'), body]);
}

export function word(value: number, bigEndian = false): Buffer {
  const bytes = Buffer.alloc(4);
  if (bigEndian) bytes.writeUInt32BE(value);
  else bytes.writeUInt32LE(value);
  return bytes;
}
