// Pictures as telephones take them by now: HEIC, and JPEG of fifty megapixels.

import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileReader } from '../../src/adapters/file-reader/file-reader.js';
import type { FileFacts } from '../../src/documents/facts.js';
import { aReader } from '../support/reader.js';

const HEIC = readFileSync(new URL('../fixtures/pictures/signed-form.heic', import.meta.url));

let reader: FileReader;
beforeAll(async () => {
  reader = await aReader();
});
afterAll(() => reader.close());

/** Its type, what its code says, and what was seen in the boxes for signature and date. */
function seenIn(facts: FileFacts | undefined) {
  if (facts?.readable !== true) return facts?.refusal;
  const [sheet] = facts.sheets;
  const ink = (field: string) => sheet?.boxes.find((box) => box.field === field)?.ink;
  return [facts.type, sheet?.code, ink('signature'), ink('signed_on')];
}

test('a form in a HEIC is known, and its signature seen', async () => {
  const [facts] = await reader.read([{ bytes: HEIC }]);
  expect(seenIn(facts)).toEqual(['heic', 'general/1/nb', 'ink', 'empty']);
});

test('a HEIC is shown as a PNG', async () => {
  const shown = await reader.show({ type: 'heic', bytes: HEIC }, { page: 1, side: 900, crop: null });
  const { format, height } = await sharp(shown ?? Buffer.alloc(0)).metadata();
  expect([format, height]).toEqual(['png', 900]);
});

test('so is a photo of fifty megapixels, which is made smaller while it is decoded', async () => {
  const shown = await reader.show({ type: 'heic', bytes: HEIC }, { page: 1, side: 2_000, crop: null });
  const [width, height] = [6_144, 8_192];
  const photo = await sharp(shown ?? Buffer.alloc(0))
    .resize(width, height, { fit: 'contain', background: 'white' })
    .jpeg({ quality: 50 })
    .toBuffer();
  const [facts] = await reader.read([{ bytes: photo }]);
  expect(seenIn(facts)).toEqual(['jpeg', 'general/1/nb', 'ink', 'empty']);
});
