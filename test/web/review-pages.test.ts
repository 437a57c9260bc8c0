// What a reviewer sees of a photo somebody took of the form: pages, boxes, and the file only as an attachment.

import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FORM_FIELDS } from '../../src/documents/form.js';
import { FIELD_BOXES } from '../../src/documents/form-layout.js';
import { asJpeg, EVEN, onGlass, printed, taken } from '../papers/camera.js';
import { chanceFrom } from '../papers/chance.js';
import { signature } from '../papers/pen.js';
import { AN_ORDER, type PaperDoors, openRealDoors, pdfFrom, verdictIn } from '../support/paper-doors.js';
import { recordedIn } from '../support/paper-world.js';
import type { TestWorld } from '../support/world.js';

let doors: PaperDoors<TestWorld>;
let photo: Buffer;
let path: string;
let verdicts: readonly string[];
let places: readonly { readonly field: string; readonly ink: string; readonly box: { readonly y: number } }[];

beforeAll(async () => {
  doors = await openRealDoors();
  const made = await doors.asStaff('post', '/api/v1/templates', AN_ORDER);
  const { pathname } = new URL(made.body.pdfUrl as string);
  photo = await photograph(await pdfFrom(doors.app, pathname));
  const sent = await doors.upload([{ name: 'bilde æ.jpg', bytes: photo }]);
  verdicts = ['debtorName', 'limits', 'date', 'signature'].map((name) => verdictIn(sent, name));
  const { body } = await doors.asStaff('get', '/api/v1/reviews?state=open');
  path = `/api/v1/reviews/${body.items[0].id}/documents`;
  places = body.items[0].documents[0].places;
});

afterAll(() => doors.close());

/** Signed, not dated, scanned a little askew, and with a note of where it was taken, as phones leave it. */
async function photograph(pdf: Buffer): Promise<Buffer> {
  const chance = chanceFrom(3);
  const pen = { colour: '#1a237e', width: 0.5 };
  const page = await printed(pdf, 150, signature(FIELD_BOXES.signature, pen, chance));
  const scan = await asJpeg(taken(page, onGlass(page, 2), EVEN, 2, chance), 0.4, 75);
  return sharp(scan)
    .withExif({ IFD3: { GPSLatitude: '59/1 54/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg({ quality: 75 })
    .toBuffer();
}

test('the form is known by its code, its signature seen, and its empty date told', () => {
  expect(verdicts).toEqual(['present', 'present', 'missing NOT_FILLED_IN', 'present']);
});

test('the review tells where each box is, and what was seen in it', () => {
  expect(places.map(({ field }) => field)).toEqual(FORM_FIELDS);
  const inks = new Map(places.map(({ field, ink }) => [field, ink]));
  expect(['debtor_name', 'signature', 'signed_on'].map((field) => inks.get(field))).toEqual([
    'ink',
    'ink',
    'empty',
  ]);
  const box = places.find(({ field }) => field === 'signature')?.box;
  expect(box?.y).toBeGreaterThan(0.8);
});

test.each([
  ['small', 900],
  ['large', 1_000],
])('a page is shown %s, upright, as a PNG without any note of where it was taken', async (size, least) => {
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const answer = await doors.asStaff('get', `${path}/1/pages/1.png?size=${size}`);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'image/png']);
  const { format, exif, height } = await sharp(answer.body as Buffer).metadata();
  expect([format, exif]).toEqual(['png', undefined]);
  expect(height).toBeGreaterThanOrEqual(least);
});

test('what has been drawn once is kept sealed, and shown again the same', async () => {
  const first = await doors.asStaff('get', `${path}/1/pages/1.png?size=small`);
  const again = await doors.asStaff('get', `${path}/1/pages/1.png?size=small`);
  expect((again.body as Buffer).equals(first.body as Buffer)).toBe(true);
});

test('a box of the form is cut out straight: the signature in it, and white paper around', async () => {
  const answer = await doors.asStaff('get', `${path}/1/pages/1/fields/signature.png`);
  const { width, height } = await sharp(answer.body as Buffer).metadata();
  expect(width / height).toBeCloseTo(130 / 25.9, 1);
  const { channels } = await sharp(answer.body as Buffer).stats();
  expect(channels[0]?.mean).toBeGreaterThan(200);
  expect(channels[0]?.min).toBeLessThan(120);
});

test('the file itself comes as an attachment that no browser opens, byte by byte', async () => {
  const answer = await doors.asStaff('get', `${path}/1/original`);
  expect((answer.body as Buffer).equals(photo)).toBe(true);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="paper"; filename*=UTF-8''bilde%20%C3%A6.jpg`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
});

test.each([
  ['/2/pages/1.png', 404],
  ['/1/pages/2.png', 404],
  ['/1/pages/31.png', 422],
  ['/1/pages/1/fields/price.png', 422],
  ['/1/pages/1.png?size=huge', 422],
  ['/1/pages/2/fields/signature.png', 404],
  ['/9/original', 404],
])('%s is answered %i', async (asked, status) => {
  expect((await doors.asStaff('get', `${path}${asked}`)).status).toBe(status);
});

test('every look is recorded', async () => {
  const recorded = await recordedIn(doors.world);
  const looks = recorded.filter((line) => line.startsWith('document-opened'));
  expect(looks.filter((line) => line.endsWith('read')).length).toBeGreaterThanOrEqual(6);
  expect(looks.filter((line) => line.endsWith('refused')).length).toBeGreaterThanOrEqual(3);
});
