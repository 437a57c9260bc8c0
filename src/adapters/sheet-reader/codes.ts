// Finds the QR code that says which form of ours a page is.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { isFormCode } from '../../documents/sheet.js';
import type { Grey, Point } from './grey.js';

/** Its corners clockwise from the code's own top left, in pixels. */
export type FormCode = { readonly text: string; readonly corners: readonly [Point, Point, Point, Point] };

const MOST_CODES = 4;

/** The first code of ours on the page; other codes are nothing to us. */
export async function findFormCode(page: Grey): Promise<FormCode | null> {
  prepare();
  const { width, height } = page;
  const picture = { data: toRgba(page), width, height, colorSpace: 'srgb' } as const;
  const found = await readBarcodes(picture, {
    formats: ['QRCode'],
    tryHarder: true,
    tryRotate: true,
    tryInvert: false,
    maxNumberOfSymbols: MOST_CODES,
  });
  const ours = found.find(({ isValid, text }) => isValid && isFormCode(text));
  if (ours === undefined) return null;
  const { topLeft, topRight, bottomRight, bottomLeft } = ours.position;
  return { text: ours.text, corners: [topLeft, topRight, bottomRight, bottomLeft] };
}

let prepared = false;

/** Its program is read from the package here: by itself it would ask the network for it. */
function prepare(): void {
  if (prepared) return;
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  prepared = true;
}

function toRgba({ width, height, data }: Grey): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = ((data[at] ?? 0) * 0x010101 + 0xff000000) >>> 0;
  return new Uint8ClampedArray(pixels.buffer);
}
