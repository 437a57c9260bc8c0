// The facts of one picture file: whether it can be decoded, and what our form looks like in it.

import { type FileFacts, MOST_PAGES } from '../../documents/facts.js';
import type { Grey } from '../sheet-reader/grey.js';
import { readPage } from '../sheet-reader/read-sheet.js';
import { type OpenedPicture, openPicture, UnfitSize } from './decode-picture.js';
import { lookAtPages } from './look-at-pages.js';
import { refuse } from './refuse.js';

/** Enough for a sheet of A4 that fills the picture: about 220 dots an inch. */
const LONGER_SIDE = 2_600;

/** Facts, or one refusal. A picture that cannot be decoded could not be shown to anybody either. */
export async function lookAtPicture(bytes: Buffer): Promise<FileFacts> {
  try {
    const picture = await openPicture(bytes);
    if (picture === null) return refuse('FILE_TYPE_NOT_ALLOWED');
    const { type, pages } = picture;
    if (pages > MOST_PAGES) return refuse('TOO_MANY_PAGES');
    const seen = await lookAtPages(pages, (page) => greyPage(picture, page));
    return {
      readable: true,
      type,
      pages,
      form: null,
      signatures: [],
      readTo: null,
      typedSheets: [],
      letter: null,
      ...seen,
    };
  } catch (error) {
    if (error instanceof UnfitSize) return refuse(error.refusal);
    throw error;
  }
}

/** Loads and warms everything a first picture needs. */
export async function rehearseLooking(): Promise<void> {
  await openPicture(SMALLEST_PNG);
  await readPage({ width: 64, height: 64, data: new Uint8Array(64 * 64).fill(255) });
}

const SMALLEST_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsVGGpwAAAABJRU5ErkJggg==',
  'base64',
);

async function greyPage(picture: OpenedPicture, page: number): Promise<Grey> {
  const { data, info } = await picture
    .page(page)
    .resize({ width: LONGER_SIDE, height: LONGER_SIDE, fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: firstChannel(data, info.channels) };
}

function firstChannel(data: Buffer, channels: number): Uint8Array {
  if (channels === 1) return data;
  return Uint8Array.from({ length: data.length / channels }, (_, at) => data[at * channels] ?? 255);
}
