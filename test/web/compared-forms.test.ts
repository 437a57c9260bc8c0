// What a reviewer is told of a form that came back with other words or values than we issued.

import { PDFDocument } from 'pdf-lib';
import type { Response } from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AN_ORDER, type PaperDoors, fillIn, openRealDoors, pdfFrom } from '../support/paper-doors.js';
import { recordedIn } from '../support/paper-world.js';
import { aPicture } from '../support/pictures.js';
import { aColleague } from '../support/staff.js';
import type { TestWorld } from '../support/world.js';

let doors: PaperDoors<TestWorld>;
let issued: Buffer;
let reference: string;

beforeAll(async () => {
  doors = await openRealDoors();
  const made = await doors.asStaff('post', '/api/v1/templates', AN_ORDER);
  reference = made.body.formReference as string;
  issued = await pdfFrom(doors.app, new URL(made.body.pdfUrl as string).pathname);
});

afterAll(() => doors.close());

async function change(work: (document: PDFDocument) => void): Promise<Buffer> {
  const document = await PDFDocument.load(issued, { updateMetadata: false });
  work(document);
  return Buffer.from(await document.save({ updateFieldAppearances: false }));
}

async function compared(bytes: Buffer, name = 'skjema.pdf'): Promise<Response> {
  const sent = await doors.upload([{ name, bytes }]);
  expect(sent.status).toBe(201);
  const { body } = await doors.asStaff('get', '/api/v1/reviews?state=open&limit=100');
  const { id } = body.items.at(-1);
  return doors.asStaff('get', `/api/v1/reviews/${id}/documents/1/difference`);
}

test('a form that was only filled in is the same', async () => {
  const { status, body } = await compared(await fillIn(issued, { signed_place: 'Narvik' }));
  expect([status, body]).toEqual([
    200,
    { pages: [{ page: 1, form: reference, outcome: 'same', alterations: [], cut: false }] },
  ]);
});

test('words that were drawn on it, a value that was replaced, and a page of its own are told', async () => {
  const altered = await fillIn(
    await change((document) => {
      document.getPage(0).drawText('og alt annet', { x: 200, y: 830, size: 8 });
      document.addPage().drawText('Side to', { x: 50, y: 400, size: 12 });
    }),
    { agent_name: 'Ola Hansen 01010750160' },
  );
  const { body } = await compared(altered);
  expect(body.pages).toMatchObject([
    {
      page: 1,
      form: reference,
      outcome: 'different',
      alterations: [
        { kind: 'added', field: null, was: null, now: 'og alt annet' },
        { kind: 'changed', field: 'agent_name', was: 'Łukasz Żółć', now: 'Ola Hansen •••••••••••' },
      ],
    },
    { page: 2, outcome: 'different', alterations: [{ kind: 'added', now: 'Side to' }] },
  ]);
  expect(body.pages[0].alterations[0].box.y).toBeCloseTo(1 - 830 / 842, 1);
});

test('a reviewer reads each difference on a page, beside the page it is marked on', async () => {
  const altered = await fillIn(issued, { agent_name: 'Ola Hansen', signed_place: 'Vardø' });
  await doors.upload([{ name: 'skjema.pdf', bytes: altered }]);
  const { body } = await doors.asStaff('get', '/api/v1/reviews?state=open&limit=100');
  const { id } = body.items.at(-1);
  const reviewer = await aColleague(doors.app, doors.world, { roles: ['reviewer'] });
  expect((await reviewer.open(`/intern/kontroll/${id}`)).text).toContain('Sammenlign med skjemaet vårt');
  const shown = await reviewer.open(`/intern/kontroll/${id}/forskjell/1`);
  expect(shown.text).toContain('1 Łukasz Żółć Ola Hansen I et felt');
  expect(shown.html).toContain(`/api/v1/reviews/${id}/documents/1/pages/1.png`);
  expect(shown.html).toContain('id="sted-1-1"');
  expect((await reviewer.open(`/intern/kontroll/${id}/forskjell/9`)).status).toBe(404);
});

test('printed to a PDF it is compared as well, with what we had filled in', async () => {
  const flat = await change((document) => {
    document.getForm().getTextField('debtor_name').setText('Bjørn Sørli');
    document.getForm().flatten();
  });
  const { body } = await compared(flat);
  expect(body.pages).toMatchObject([
    {
      form: reference,
      outcome: 'different',
      alterations: [
        { kind: 'changed', field: 'debtor_name', was: 'Bjørg Åse Sørli-Øverås', now: 'Bjørn Sørli' },
      ],
    },
  ]);
});

test('a paper that does not say it is ours has nothing to be compared', async () => {
  expect((await compared(await aPicture('jpeg'), 'bilde.jpg')).body).toEqual({ pages: [] });
});

test('the look is recorded, also one at a document that is not there', async () => {
  const { body } = await doors.asStaff('get', '/api/v1/reviews?state=open&limit=1');
  const missing = await doors.asStaff('get', `/api/v1/reviews/${body.items[0].id}/documents/9/difference`);
  expect(missing.status).toBe(404);
  const looks = (await recordedIn(doors.world)).filter((line) => line.startsWith('document-opened'));
  expect(looks).toEqual([
    'document-opened read',
    'document-opened read',
    'document-opened read',
    'document-opened refused',
    'document-opened read',
    'document-opened read',
    'document-opened refused',
  ]);
});
