// Makes pictures of printed pages as scanners, fax machines and phones do: turned, slanted, shadowed, blurred and noisy.

import sharp from 'sharp';
import { PAGE } from '../../src/documents/form-layout.js';
import { homographyOf } from '../../src/adapters/sheet-reader/homography.js';
import { openForDrawing } from '../../src/adapters/file-reader/render-pdf.js';
import type { Chance } from './chance.js';

/** Red, green and blue, row by row. */
export type Print = { readonly width: number; readonly height: number; readonly data: Uint8Array };

const MM_AN_INCH = 25.4;

/** A page of a PDF on paper, with what was drawn on it by hand (SVG in millimetres). */
export async function printed(pdf: Uint8Array, dpi: number, drawn = ''): Promise<Print> {
  const opened = await openForDrawing(pdf);
  const drawing = opened?.draw(1, Math.round((PAGE.height / MM_AN_INCH) * dpi));
  opened?.close();
  if (!drawing) throw new Error('the page cannot be printed');
  const { width, height } = drawing;
  const page = sharp(drawing.data, { raw: { width, height, channels: 4 } }).removeAlpha();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${PAGE.width} ${PAGE.height}">${drawn}</svg>`;
  const data = await sharp(swapped(await page.raw().toBuffer()), { raw: { width, height, channels: 3 } })
    .composite([{ input: Buffer.from(svg) }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { width, height, data };
}

/** Drawings have blue first. */
function swapped(pixels: Buffer): Buffer {
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const blue = pixels[at] ?? 0;
    pixels[at] = pixels[at + 2] ?? 0;
    pixels[at + 2] = blue;
  }
  return pixels;
}

type Corner = { readonly x: number; readonly y: number };

/** Where the page's corners come to lie, clockwise from its own top left, in pixels of the picture. */
export type Lie = { readonly width: number; readonly height: number; readonly corners: readonly Corner[] };

/** Straight on the glass, turned by so many degrees. */
export function onGlass({ width, height }: Print, degrees: number): Lie {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const across = Math.ceil(Math.abs(width * cos) + Math.abs(height * sin));
  const down = Math.ceil(Math.abs(width * sin) + Math.abs(height * cos));
  const corners = [
    [-width / 2, -height / 2],
    [width / 2, -height / 2],
    [width / 2, height / 2],
    [-width / 2, height / 2],
  ].map(([x = 0, y = 0]) => ({ x: across / 2 + x * cos - y * sin, y: down / 2 + x * sin + y * cos }));
  return { width: across, height: down, corners };
}

/** On a table, photographed by hand: a little from one side, a little turned. `slant` 0 is from straight above. */
export function onTable({ width, height }: Print, slant: number, chance: Chance): Lie {
  const edge = 0.06 + chance.upTo(0.06);
  const [across, down] = [Math.round(width * (1 + 2 * edge)), Math.round(height * (1 + 2 * edge))];
  const off = (): number => chance.between(-slant, slant);
  const tilt = chance.between(-3, 3);
  const { corners } = onGlass({ width, height, data: new Uint8Array() }, tilt);
  const [left, top] = [Math.min(...corners.map(({ x }) => x)), Math.min(...corners.map(({ y }) => y))];
  const narrower = 1 - chance.upTo(slant * 2);
  return {
    width: across,
    height: down,
    corners: corners.map(({ x, y }, index) => {
      const shrunk =
        index < 2 ? across / 2 + (x - left + width * edge - across / 2) * narrower : x - left + width * edge;
      return { x: shrunk + off() * width * 0.3, y: y - top + height * edge + off() * height * 0.2 };
    }),
  };
}

export type Light = {
  /** The colour of what the page lies on. */
  readonly ground: readonly [number, number, number];
  /** Brightness at the four corners of the picture, clockwise from the top left, 0..1. */
  readonly corners: readonly [number, number, number, number];
  /** A hard shadow falls over everything right of about this share of the width; 2 is none. */
  readonly shadowFrom: number;
};

export const EVEN: Light = { ground: [244, 242, 236], corners: [1, 1, 1, 1], shadowFrom: 2 };

/** The page as it lies, in this light; `noise` is a standard deviation in steps of brightness. */
export function taken(page: Print, lie: Lie, light: Light, noise: number, chance: Chance): Print {
  const { width, height } = lie;
  const own = [
    { x: 0, y: 0 },
    { x: page.width - 1, y: 0 },
    { x: page.width - 1, y: page.height - 1 },
    { x: 0, y: page.height - 1 },
  ];
  const map = homographyOf(lie.corners.map((from, index) => ({ from, to: own[index] ?? from })));
  if (map === null) throw new Error('the page lies on no plane');
  const data = new Uint8Array(width * height * 3);
  const grain = grains(noise, chance);
  // Written out, as every pixel of hundreds of papers comes by here: the map's terms (homography.ts), row by row.
  const [m0 = 0, m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0, m6 = 0, m7 = 0, m8 = 1] = map;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      const depth = m6 * x + m7 * y + m8;
      const fromX = (m0 * x + m1 * y + m2) / depth;
      const fromY = (m3 * x + m4 * y + m5) / depth;
      const shade = brightness(light, x / width, y / height);
      const off = grain();
      for (let channel = 0; channel < 3; channel += 1) {
        const value = sample(page, fromX, fromY, channel) ?? light.ground[channel] ?? 0;
        const seen = value * shade + off;
        data[at + channel] = seen < 0 ? 0 : seen > 255 ? 255 : seen;
      }
    }
  }
  return { width, height, data };
}

function sample({ width, height, data }: Print, x: number, y: number, channel: number): number | null {
  if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) return null;
  const left = x < 0 ? 0 : x > width - 2 ? width - 2 : x | 0;
  const top = y < 0 ? 0 : y > height - 2 ? height - 2 : y | 0;
  const right = x - left;
  const down = y - top;
  const at = (top * width + left) * 3 + channel;
  const above = (data[at] ?? 0) * (1 - right) + (data[at + 3] ?? 0) * right;
  const below = (data[at + width * 3] ?? 0) * (1 - right) + (data[at + width * 3 + 3] ?? 0) * right;
  return above * (1 - down) + below * down;
}

function brightness({ corners, shadowFrom }: Light, x: number, y: number): number {
  const top = corners[0] * (1 - x) + corners[1] * x;
  const bottom = corners[3] * (1 - x) + corners[2] * x;
  const even = top * (1 - y) + bottom * y;
  // The edge of a shadow is soft over a twentieth of the picture.
  const shadow = (x + (y - 0.5) * 0.3 - shadowFrom) * 20;
  return even * (1 - 0.45 * (shadow < 0 ? 0 : shadow > 1 ? 1 : shadow));
}

/** Nearly normal, by a table: one number a pixel must be cheap. */
function grains(deviation: number, chance: Chance): () => number {
  if (deviation === 0) return () => 0;
  const table = Float64Array.from(
    { length: 65_537 },
    () => (chance.upTo(2) + chance.upTo(2) + chance.upTo(2) - 3) * deviation,
  );
  let at = 0;
  return () => {
    at = (at + 40_503) % table.length;
    return table[at] ?? 0;
  };
}

/** As a JPEG, a little out of focus. */
export async function asJpeg({ width, height, data }: Print, blur: number, quality: number): Promise<Buffer> {
  const picture = sharp(data, { raw: { width, height, channels: 3 } });
  return (blur < 0.3 ? picture : picture.blur(blur)).jpeg({ quality }).toBuffer();
}

/** As a fax: black or white. */
export async function asFax(print: Print, dpi: number, atDpi: number): Promise<Buffer> {
  const { width, height, data } = print;
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize(Math.round((width * atDpi) / dpi))
    .greyscale()
    .threshold(150)
    .toColourspace('b-w')
    .png({ colours: 2 })
    .toBuffer();
}
