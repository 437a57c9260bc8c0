// Pictures that are sound to look at, and whose notes, passes, frames or tiles are more than anybody should unpack.

import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { box, type HostilePicture, tiff, word } from './hostile-pictures.js';
import { jpegSegment, pngChunk, rawPng, wholeJpeg } from './raw-pictures.js';

/** Whatever comes of them, it must be one clear answer. */
export async function packedPictures(): Promise<readonly HostilePicture[]> {
  return [...packedPngs(), ...(await packedJpegs()), ...packedOthers()];
}

function packedPngs(): readonly HostilePicture[] {
  const zeros = deflateSync(Buffer.alloc(400_000_000), { level: 9 });
  const named = (text: string, ...parts: readonly Buffer[]): Buffer =>
    Buffer.concat([Buffer.from(text, 'latin1'), ...parts]);
  const png = (name: string, more: Buffer): HostilePicture => ({ name, bytes: rawPng({ more }) });
  const frames = Array.from({ length: 20_000 }, (_, at) =>
    pngChunk('fcTL', Buffer.concat([word(at, true), word(10, true), word(10, true), Buffer.alloc(14)])),
  );
  return [
    png('a PNG with a remark of 400 MB', pngChunk('zTXt', named('a\0\0', zeros))),
    png('a PNG with an international remark of 400 MB', pngChunk('iTXt', named('a\0\x01\0\0\0', zeros))),
    png('a PNG with a colour profile of 400 MB', pngChunk('iCCP', named('a\0\0', zeros))),
    png(
      'a PNG with a hundred thousand remarks',
      Buffer.concat(Array.from({ length: 100_000 }, () => pngChunk('tEXt', named('a\0b')))),
    ),
    png(
      'a PNG of twenty thousand frames',
      Buffer.concat([pngChunk('acTL', Buffer.concat([word(20_000, true), word(0)])), ...frames]),
    ),
    png('a PNG with a note on itself that never ends', pngChunk('eXIf', loopingTiff())),
  ];
}

async function packedJpegs(): Promise<readonly HostilePicture[]> {
  const grey = { width: 3_000, height: 3_000, channels: 3, background: '#888' } as const;
  const progressive = await sharp({ create: grey }).jpeg({ progressive: true }).toBuffer();
  const last = progressive.lastIndexOf(Buffer.from([0xff, 0xda]));
  const scan = progressive.subarray(last, -2);
  const passes = Array.from({ length: 4_000 }, () => scan);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), loopingTiff()]);
  return [
    {
      name: 'a JPEG of four thousand passes',
      bytes: Buffer.concat([progressive.subarray(0, -2), ...passes, Buffer.from([0xff, 0xd9])]),
    },
    { name: 'a JPEG with a note on itself that never ends', bytes: wholeJpeg(jpegSegment(0xe1, exif)) },
    {
      name: 'a JPEG with a colour profile in two hundred parts of which all are the first',
      bytes: wholeJpeg(
        Buffer.concat(
          Array.from({ length: 200 }, () =>
            jpegSegment(
              0xe2,
              Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\xff', 'latin1'), Buffer.alloc(9_000)]),
            ),
          ),
        ),
      ),
    },
  ];
}

/** Notes whose directory leads to itself, by every road there is (EXIF, GPS, the next one). */
function loopingTiff(): Buffer {
  return tiff(
    [
      [0x8769, 8],
      [0x8825, 8],
      [0x014a, 8],
    ],
    8,
  );
}

function packedOthers(): readonly HostilePicture[] {
  const entries = (packing: number): readonly (readonly [number, number])[] => [
    [256, 7_000],
    [257, 7_000],
    [258, 8],
    [259, packing],
    [262, 1],
    [273, 200],
    [278, 7_000],
    [279, 5_000],
  ];
  const zeros = deflateSync(Buffer.alloc(49_000_000), { level: 9 });
  const packed = (packing: number, data: Buffer): Buffer => {
    const head = tiff(entries(packing)).subarray(0, 200);
    return Buffer.concat([head, Buffer.alloc(200 - head.length), data]);
  };
  const grid = Buffer.from([0, 0, 255, 255, 0xff, 0xff, 0xff, 0xff]);
  const items = Buffer.concat([
    word(0),
    box('iinf', Buffer.concat([word(0), Buffer.from([0xff, 0xff])])),
    box('iprp', box('ipco', box('ispe', Buffer.concat([word(0), word(65_535, true), word(65_535, true)])))),
    box('idat', grid),
  ]);
  return [
    { name: 'a TIFF of 49 megapixels in fifty kilobytes', bytes: packed(8, zeros) },
    { name: 'a TIFF of runs that never end', bytes: packed(32_773, Buffer.alloc(5_000, 0x81)) },
    { name: 'a TIFF of a fax that is noise', bytes: packed(4, Buffer.alloc(5_000, 0xa5)) },
    { name: 'a TIFF of a JPEG that is none', bytes: packed(7, Buffer.alloc(5_000, 0xff)) },
    { name: 'a TIFF of tiles in tiles', bytes: Buffer.concat([loopingTiff(), Buffer.alloc(2_000)]) },
    {
      name: 'a HEIC of sixty-five thousand tiles that are not there',
      bytes: Buffer.concat([
        box('ftyp', 'heic\0\0\0\0mif1heic'),
        box('meta', items),
        box('mdat', Buffer.alloc(100)),
      ]),
    },
  ];
}
