// How a paper gets from a table to us: scanned, faxed or photographed, as one file or several pages of one.

import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { asFax, asJpeg, EVEN, type Light, onGlass, onTable, type Print, printed, taken } from './camera.js';
import type { Chance } from './chance.js';

export const ROUTES = ['scan', 'photo'] as const;
export type Route = (typeof ROUTES)[number];

export type Taken = { readonly files: readonly Uint8Array[]; readonly dpi: number; readonly tilt: number };

export async function photographed(
  pdf: Uint8Array,
  {
    route,
    fault,
    drawn,
    chance,
  }: { readonly route: Route; readonly fault: string; readonly drawn: string; readonly chance: Chance },
): Promise<Taken> {
  const dpi = fault === 'fax' ? 200 : chance.pick([150, 200, 200, 300]);
  const page = await printed(pdf, dpi, drawn);
  const quarter = fault === 'rotated' ? chance.pick([90, 180, 270]) : 0;
  if (route === 'photo') {
    const files = [await photo(page, { dark: fault === 'dark', quarter, chance })];
    return {
      files:
        fault === 'two pages'
          ? [...files, await photo(blankPage(page), { dark: false, quarter: 0, chance })]
          : files,
      dpi,
      tilt: 3,
    };
  }
  const tilt = chance.between(-9.5, 9.5) * (chance.happens(0.6) ? 0.25 : 1);
  const scan = taken(page, onGlass(page, tilt + quarter), EVEN, chance.between(0, 5), chance);
  if (fault === 'fax') return { files: [await asFax(scan, dpi, 100)], dpi: 100, tilt: Math.abs(tilt) };
  const jpeg = await asJpeg(scan, chance.between(0.3, 0.9), Math.round(chance.between(45, 85)));
  if (fault === 'two pages') {
    const back = await asJpeg(blankPage(page), 0.3, 70);
    return {
      files: [await (chance.happens(0.5) ? asPdf([jpeg, back], dpi) : asTiff([jpeg]))],
      dpi,
      tilt: Math.abs(tilt),
    };
  }
  return { files: [await inSomeFormat(jpeg, dpi, chance)], dpi, tilt: Math.abs(tilt) };
}

async function photo(
  page: Print,
  { dark, quarter, chance }: { readonly dark: boolean; readonly quarter: number; readonly chance: Chance },
): Promise<Uint8Array> {
  const lie = onTable(page, chance.between(0, 0.08), chance);
  const light: Light = {
    ground: chance.pick([
      [90, 70, 52],
      [60, 60, 64],
      [200, 184, 168],
    ] as const),
    corners: dark
      ? [
          chance.between(0.3, 0.5),
          chance.between(0.25, 0.4),
          chance.between(0.18, 0.3),
          chance.between(0.25, 0.4),
        ]
      : [1, chance.between(0.75, 1), chance.between(0.5, 0.9), chance.between(0.6, 1)],
    shadowFrom: chance.happens(0.4) ? chance.between(0.3, 0.8) : 2,
  };
  const picture = taken(page, lie, light, chance.between(1, dark ? 7 : 5), chance);
  const jpeg = await asJpeg(picture, chance.between(0.3, 1.1), Math.round(chance.between(55, 88)));
  if (quarter === 0) return jpeg;
  // Phones turn the picture by a note in the file, scanners turn the pixels.
  const orientation = { 90: 8, 180: 3, 270: 6 }[quarter] ?? 1;
  return chance.happens(0.5)
    ? sharp(jpeg).rotate(quarter).jpeg({ quality: 80 }).toBuffer()
    : sharp(jpeg).rotate(quarter).withMetadata({ orientation }).jpeg({ quality: 80 }).toBuffer();
}

function blankPage({ width, height }: Print): Print {
  return { width, height, data: new Uint8Array(width * height * 3).fill(243) };
}

async function inSomeFormat(jpeg: Uint8Array, dpi: number, chance: Chance): Promise<Uint8Array> {
  const kind = chance.pick(['jpeg', 'jpeg', 'pdf', 'tiff', 'png']);
  if (kind === 'pdf') return asPdf([jpeg], dpi);
  if (kind === 'tiff') return asTiff([jpeg]);
  return kind === 'png' ? sharp(jpeg).png().toBuffer() : jpeg;
}

/** As office scanners send it: a page for each picture, at its own size. */
export async function asPdf(jpegs: readonly Uint8Array[], dpi: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const jpeg of jpegs) {
    const picture = await document.embedJpg(jpeg);
    const [width, height] = [(picture.width / dpi) * 72, (picture.height / dpi) * 72];
    document.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  }
  return document.save();
}

async function asTiff([first = new Uint8Array()]: readonly Uint8Array[]): Promise<Uint8Array> {
  return sharp(first).tiff({ compression: 'lzw' }).toBuffer();
}
