// Makes the pictures that staff see in place of a received file: a page in some size, or a piece of our form cut out straight.

import sharp, { type Sharp } from 'sharp';
import { stretched } from '../sheet-reader/homography.js';
import { straightenColours } from '../sheet-reader/straighten.js';
import { openPicture } from './decode-picture.js';
import type { Crop, Order, Picture } from './orders.js';

type Shown = Omit<Extract<Order, { readonly job: 'show' }>, 'job'>;
type Encoded = Omit<Extract<Order, { readonly job: 'encode' }>, 'job'>;

/** A page of a received picture as PNG, with nothing in it but pixels; null when there is no such page. */
export async function showPage({ page, side, crop }: Shown, bytes: Buffer): Promise<Picture | null> {
  const picture = await openPicture(bytes);
  if (picture === null || page < 1 || page > picture.pages) return null;
  return asPng(picture.page(page), side, crop);
}

/** Pixels of a page drawn elsewhere, as PNG. */
export function encodePage({ width, height, side, crop }: Encoded, bytes: Buffer): Promise<Picture> {
  return asPng(sharp(bytes, { raw: { width, height, channels: 3 } }), side, crop);
}

async function asPng(page: Sharp, side: number, crop: Crop | null): Promise<Picture> {
  const whole = crop === null ? page : await cutOut(page, crop);
  const { data, info } = await whole
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 6 })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data };
}

/** A crop is taken from the page as large as this, so that a thin pen stays to be seen. */
const LONGER_SIDE = 3_400;

async function cutOut(page: Sharp, { place, box }: Crop): Promise<Sharp> {
  const { data, info } = await page
    .resize({ width: LONGER_SIDE, height: LONGER_SIDE, fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const cut = straightenColours({ width, height, data }, stretched(place, width, height), box);
  return sharp(cut.data, { raw: { width: cut.width, height: cut.height, channels: 3 } });
}
