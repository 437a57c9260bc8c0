// The form through the API: blank in three languages, filled in beforehand, and every fault of an order told at once.

import { PDFDocument } from 'pdf-lib';
import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FORM_FIELDS } from '../../src/documents/form.js';
import { LANGUAGES } from '../../src/shared/languages.js';
import { NOW, at } from '../support/builders.js';
import { type PaperDoors, openRealDoors, pdfFrom } from '../support/paper-doors.js';
import type { TestWorld } from '../support/world.js';

let doors: PaperDoors<TestWorld>;

beforeAll(async () => {
  doors = await openRealDoors();
});

afterAll(() => doors.close());

const ORDER = {
  language: 'nb',
  debtor: { name: 'Bjørg Åse Sørli-Øverås', birthDate: '1980-02-29' },
  agent: { name: 'Łukasz Żółć', birthDate: '1979-03-14', phone: '+47 912 34 567' },
  cases: ['2026-114477'],
  powers: ['information', 'agreements'],
  limits: 'Ingen nedbetaling over 500 kr i måneden',
  validThrough: '2026-12-31',
};

const order = (changes: object = {}) =>
  request(doors.app)
    .post('/api/v1/templates')
    .send({ ...ORDER, ...changes });
const faults = (body: { errors?: readonly { path: string; code: string }[] }) =>
  (body.errors ?? []).map(({ path, code }) => `${path} ${code}`);
const pathOf = (url: string) => new URL(url).pathname;

test.each(LANGUAGES)(
  'the blank form in %s has the contract’s fields, and is not sent twice',
  async (lang) => {
    const path = `/api/v1/templates/general.pdf?lang=${lang}`;
    const document = await PDFDocument.load(await pdfFrom(doors.app, path));
    const names = document
      .getForm()
      .getFields()
      .map((field) => field.getName());
    expect(names).toEqual(expect.arrayContaining([...FORM_FIELDS]));

    const first = await request(doors.app).get(path);
    expect(first.headers['content-type']).toBe('application/pdf');
    const again = await request(doors.app)
      .get(path)
      .set('If-None-Match', first.headers.etag ?? '');
    expect([again.status, again.text]).toEqual([304, '']);
  },
);

test('the blank form in bokmål is the default, and other languages are refused', async () => {
  const [given, bokmal] = [
    await request(doors.app).get('/api/v1/templates/general.pdf'),
    await request(doors.app).get('/api/v1/templates/general.pdf?lang=nb'),
  ];
  expect(given.headers.etag).toBe(bokmal.headers.etag);
  const german = await request(doors.app).get('/api/v1/templates/general.pdf?lang=de');
  expect([german.status, ...faults(german.body)]).toEqual([422, 'lang NOT_ALLOWED']);
});

test('a form filled in beforehand shows what was asked for, to the letter, and is not kept by anyone on the way', async () => {
  const made = await order();
  expect(made.status).toBe(201);
  expect(made.body).toEqual({
    formReference: expect.stringMatching(/^FM-/),
    pdfUrl: expect.stringContaining(doors.world.config.publicUrl),
    expiresAt: '2026-06-16T10:00:00.000Z',
  });
  const path = pathOf(made.body.pdfUrl);
  const form = (await PDFDocument.load(await pdfFrom(doors.app, path))).getForm();
  expect(form.getTextField('agent_name').getText()).toBe('Łukasz Żółć');
  expect(form.getTextField('valid_through').getText()).toBe('31.12.2026');
  expect(form.getTextField('form_reference').getText()).toBe(made.body.formReference);
  expect((await request(doors.app).get(path)).headers['cache-control']).toBe('no-store');
});

test('a form reference opens neither the form nor a submission', async () => {
  const { body } = await order();
  for (const path of ['templates/issued', 'submissions'])
    expect((await request(doors.app).get(`/api/v1/${path}/${body.formReference}`)).status).toBe(404);
});

test('the address of a form ends when it said it would', async () => {
  const { body } = await order();
  doors.world.setNow(at(body.expiresAt));
  const late = await request(doors.app).get(pathOf(body.pdfUrl));
  doors.world.setNow(NOW);
  expect([late.status, late.body.code]).toEqual([404, 'NOT_FOUND']);
});

test('an order repeated with the same key makes one form', async () => {
  const ask = () => order().set('Idempotency-Key', 'a-key-of-the-sender');
  const [first, again] = [await ask(), await ask()];
  expect(again.body).toEqual(first.body);
  expect((await order({ limits: 'Ingen' }).set('Idempotency-Key', 'a-key-of-the-sender')).status).toBe(422);
});

test.each<[string, object, readonly string[]]>([
  ['the agent is the debtor', { agent: ORDER.debtor }, ['agent.name AGENT_IS_DEBTOR']],
  [
    'the agent is a child',
    { agent: { name: 'Kari Ung', birthDate: '2010-01-01' } },
    ['agent.birthDate AGENT_MINOR'],
  ],
  [
    'somebody is born before anyone alive',
    { debtor: { name: 'Ola Gammel', birthDate: '1890-01-01' } },
    ['debtor.birthDate BIRTH_DATE_IMPLAUSIBLE'],
  ],
  ['it is over', { validThrough: '2026-06-14' }, ['validThrough ALREADY_EXPIRED']],
  [
    'it ends before it begins',
    { validFrom: '2026-10-02', validThrough: '2026-10-01' },
    ['validThrough END_BEFORE_START'],
  ],
  ['it has no end', { validThrough: undefined }, ['validThrough NO_END']],
  ['it has two ends', { months: 6 }, ['months NOT_TOGETHER']],
  ['it gives no power', { powers: [] }, ['cases NO_SCOPE']],
  [
    'nobody could print it',
    { debtor: { name: '山田太郎 Ōta', birthDate: '1980-01-01' } },
    ['debtor.name LETTERS_NOT_IN_FONT'],
  ],
  [
    'everything is wrong at once',
    {
      language: 'de',
      debtor: { name: '12', birthDate: '1979-13-40' },
      agent: { birthDate: '1979-03-14', email: 'x' },
      cases: [],
      powers: ['everything'],
      limits: ' ',
      validThrough: undefined,
      extra: 1,
    },
    [
      'language NOT_ALLOWED',
      'debtor.name NOT_A_NAME',
      'debtor.birthDate NOT_A_DATE',
      'agent.name MISSING',
      'agent.email NOT_AN_EMAIL',
      'cases TOO_FEW',
      'powers[0] NOT_ALLOWED',
      'limits TOO_SHORT',
      'validThrough NO_END',
      'extra UNKNOWN_KEY',
    ],
  ],
])('an order is refused with every faulty field when %s', async (_when, changes, expected) => {
  const { status, body } = await order(changes);
  expect(status).toBe(422);
  expect(faults(body).toSorted()).toEqual([...expected].toSorted());
});

test('"until the case is closed" is an end, with a date or months as well', async () => {
  for (const changes of [
    { validThrough: undefined, untilCaseClosed: true },
    { untilCaseClosed: true },
    { validThrough: undefined, untilCaseClosed: true, months: 6 },
    { validThrough: undefined, months: 120, cases: 'all' },
  ])
    expect((await order(changes)).status).toBe(201);
});
