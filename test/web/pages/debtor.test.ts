// The way of a debtor without scripts: fill in, get the form, send it, see what is missing, follow it, take it back.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { REQUIREMENTS } from '../../../src/documents/checklist.js';
import { addMinutes } from '../../../src/shared/dates.js';
import { NOW } from '../../support/builders.js';
import { idFor } from '../../support/national-ids.js';
import { aVisitor, type Shown, valueIn, type Visitor } from '../../support/pages.js';
import { type PaperDoors, fillIn, openRealDoors, pdfFrom } from '../../support/paper-doors.js';
import { recordedIn } from '../../support/paper-world.js';
import type { TestWorld } from '../../support/world.js';

let doors: PaperDoors<TestWorld>;

beforeAll(async () => {
  doors = await openRealDoors();
  const told = { debtorStatus: 'normal', registeredOn: '2026-01-10', status: 'open' };
  const debtor = { name: 'Bjørg Åse Sørli', birthDate: '1980-02-29' };
  await doors.asStaff('put', '/api/v1/cases/2026-114477', { debtor, ...told });
});

afterAll(() => doors.close());

const ANSWERS = [
  ['deg', { 'debtor.name': 'Bjørg Åse Sørli', 'debtor.birthDate': '29 2 1980' }],
  [
    'fullmektig',
    { 'agent.name': 'Anne Lise Hansen', 'agent.birthDate': '14031979', 'agent.organisation': '' },
  ],
  ['kontakt', { 'agent.phone': '912 34 567', 'agent.email': '', 'agent.address': '' }],
  ['saker', { which: 'listed', cases: '2026-114477' }],
  ['hva', { powers: ['information', 'agreements'] }],
  ['unntak', { limited: 'no', limits: '' }],
  ['varighet', { until: '6', validThrough: '', validFrom: '' }],
] as const;

/** Answers every question in order; gives the page of all answers. */
async function answerAll(visitor: Visitor, language = 'nb'): Promise<Shown> {
  let shown = await visitor.follow(await visitor.open(`/${language}/fyll-ut`));
  for (const [step, fields] of ANSWERS) {
    const sent = await visitor.send(`/${language}/fyll-ut/${step}`, fields);
    expect([step, sent.status]).toEqual([step, 303]);
    shown = await visitor.follow(sent);
  }
  return shown;
}

/** Downloads the form made of the answers and fills in what the debtor writes by hand. */
async function theForm(visitor: Visitor, values: Readonly<Record<string, string>>): Promise<Buffer> {
  const done = await visitor.follow(await visitor.send('/nb/fyll-ut/sjekk', {}));
  expect(done.text).toContain('Dokumentet er klart');
  const [, path = ''] = /href="(\/api\/v1\/templates\/issued\/[\w-]+)"/.exec(done.html) ?? [];
  return fillIn(await pdfFrom(doors.app, path), values);
}

test('a national id somebody writes is not kept while he fills in, and the page of answers says so', async () => {
  const visitor = aVisitor(doors.app);
  const id = idFor('010180');
  expect((await answerAll(visitor)).text).not.toContain('fødselsnummer');
  await visitor.send('/nb/fyll-ut/unntak', { limited: 'yes', limits: `Ikke for ${id}` });
  const shown = await visitor.open('/nb/fyll-ut/sjekk');
  expect(shown.text).toContain('Ikke for •••••••••••');
  expect(shown.text).toContain('Du skrev et fødselsnummer. Det har vi byttet ut med prikker');
});

const paper = (bytes: Buffer) => ({ files: [{ name: 'fullmakt.pdf', bytes }] });

test.each([
  ['nb', 'Stemmer dette?', 'Få opplysninger om saken'],
  ['nn', 'Stemmer dette?', 'Få opplysningar om saka'],
  ['en', 'Is this right?', 'Get information about the case'],
])('in %s the answers are looked over before the document is made', async (language, title, power) => {
  const visitor = aVisitor(doors.app);
  const check = await answerAll(visitor, language);
  expect(check.title).toContain(title);
  for (const text of [
    'Bjørg Åse Sørli',
    '29.02.1980',
    'Anne Lise Hansen',
    '14.03.1979',
    '2026-114477',
    power,
  ])
    expect(check.text).toContain(text);
  const done = await visitor.follow(await visitor.send(`/${language}/fyll-ut/sjekk`, {}));
  expect([done.status, /FM(-[0-9A-Z]{4}){3}/.test(done.text)]).toEqual([200, true]);
});

test('an answer that cannot be used comes back with all that was typed, and others stay', async () => {
  const visitor = aVisitor(doors.app);
  await answerAll(visitor);
  const typed = { 'agent.name': 'Anne', 'agent.birthDate': '31.02.1979', 'agent.organisation': 'Råd & dåd' };
  const shown = await visitor.send('/nb/fyll-ut/fullmektig', typed);
  expect(shown.status).toBe(422);
  expect(shown.title).toMatch(/^Feil: /);
  expect(shown.text).toContain('Skriv både fornavn og etternavn.');
  expect(shown.text).toContain('Datoen finnes ikke.');
  for (const [field, value] of Object.entries(typed)) expect(valueIn(shown, field)).toBe(value);
  const check = await visitor.open('/nb/fyll-ut/sjekk');
  expect(check.text).toContain('Anne Lise Hansen, født 14.03.1979');
});

test.each([
  [
    'deg',
    { 'debtor.name': 'Bjørg Åse Sørli', 'debtor.birthDate': '29028012345' },
    'Fødselsnummeret skal ikke stå',
  ],
  ['deg', { 'debtor.name': '', 'debtor.birthDate': '' }, 'Skriv navnet ditt.'],
  ['deg', { 'debtor.name': 'A B', 'debtor.birthDate': '01.01.1850' }, 'Se over året'],
  ['fullmektig', { 'agent.name': 'Ung Jo', 'agent.birthDate': '16.06.2008' }, 'må ha fylt 18 år'],
  ['kontakt', {}, 'Skriv minst én måte'],
  ['saker', { which: 'listed', cases: ' ' }, 'Skriv minst ett saksnummer'],
  ['hva', {}, 'Velg minst én ting'],
  ['unntak', { limited: 'yes', limits: '' }, 'Skriv hva som er unntatt'],
  ['varighet', { until: 'date', validThrough: '' }, 'Skriv den siste dagen'],
])('the question %s says what is wrong with %j', async (step, fields, message) => {
  const shown = await aVisitor(doors.app).send(`/nb/fyll-ut/${step}`, fields);
  expect([shown.status, shown.text.includes(message)]).toEqual([422, true]);
});

test('nobody authorizes himself', async () => {
  const visitor = aVisitor(doors.app);
  await answerAll(visitor);
  const self = { 'agent.name': 'BJØRG SØRLI', 'agent.birthDate': '29.02.1980' };
  const shown = await visitor.send('/nb/fyll-ut/fullmektig', self);
  expect([shown.status, shown.text.includes('ikke gi fullmakt til deg selv')]).toEqual([422, true]);
});

test('what only the whole shows is told with a way to the question', async () => {
  const visitor = aVisitor(doors.app);
  await answerAll(visitor);
  await visitor.send('/nb/fyll-ut/varighet', { until: 'date', validThrough: '01.01.2026' });
  const shown = await visitor.send('/nb/fyll-ut/sjekk', {});
  expect(shown.status).toBe(422);
  expect(shown.html).toContain('href="/nb/fyll-ut/varighet#validThrough"');
});

test('a document is not made of questions that are still open', async () => {
  const visitor = aVisitor(doors.app);
  await visitor.send('/nb/fyll-ut/deg', ANSWERS[0][1]);
  const shown = await visitor.send('/nb/fyll-ut/sjekk', {});
  expect([shown.status, shown.html.includes('href="/nb/fyll-ut/fullmektig#agent.name"')]).toEqual([
    422,
    true,
  ]);
  expect((await visitor.open('/nb/fyll-ut')).location).toBe('/nb/fyll-ut/fullmektig');
});

test('what was typed belongs to one browser, lies sealed, and is gone when deleted or a day old', async () => {
  const visitor = aVisitor(doors.app);
  await answerAll(visitor);
  expect((await aVisitor(doors.app).open('/nb/fyll-ut/sjekk')).text).not.toContain('Sørli');
  const { q, t } = doors.world.database.read;
  expect(JSON.stringify(await q.select().from(t.visits))).not.toMatch(/Sørli|1980|912 34/);
  doors.world.setNow(addMinutes(NOW, 24 * 60 + 1));
  expect((await visitor.open('/nb/fyll-ut/sjekk')).text).not.toContain('Sørli');
  doors.world.setNow(NOW);
  const deleted = await visitor.send('/nb/slett', {});
  expect(deleted.location).toBe('/nb');
  expect((await visitor.open('/nb/fyll-ut/sjekk')).text).not.toContain('Sørli');
});

test('a paper without signature is told exactly that, more pages mend it, and nothing personal stands in an address', async () => {
  const visitor = aVisitor(doors.app);
  await answerAll(visitor);
  const unsigned = await theForm(visitor, { signed_place: 'Tromsø', signed_on: '14.06.2026' });
  const sent = await visitor.send('/nb/last-opp', { caseNumber: '2026-114477', email: '' }, paper(unsigned));
  expect([sent.status, sent.location]).toEqual([303, '/nb/status']);
  const status = await visitor.follow(sent);
  expect(status.text).toContain('Noe mangler');
  expect(status.text).toContain('Én ting mangler eller må rettes');
  expect(status.text).toMatch(/Underskriften til den som gir fullmakt Mangler Underskriften mangler\./);
  expect(status.text).toContain('Ta vare på koden.');
  const image = await visitor.send('/nb/status/sider', {}, { files: [] });
  expect([image.status, image.text.includes('Velg minst ett bilde')]).toEqual([422, true]);
  const added = await visitor.send('/nb/status/sider', {}, paper(await signed(unsigned)));
  expect([added.status, added.location]).toEqual([303, '/nb/status']);
});

test('files that cannot be taken are named, and the other answers stay', async () => {
  const visitor = aVisitor(doors.app);
  const fields = { caseNumber: 'en sak', email: 'kari@example.no' };
  const none = await visitor.send('/nb/last-opp', fields, { files: [] });
  expect([none.status, valueIn(none, 'caseNumber'), valueIn(none, 'email')]).toEqual([
    422,
    'en sak',
    'kari@example.no',
  ]);
  const text = { name: 'brev.txt', bytes: Buffer.from('Hei!') };
  const wrong = await visitor.send('/nb/last-opp', fields, { files: [text] });
  expect([wrong.status, wrong.text.includes('brev.txt')]).toEqual([415, true]);
  expect(valueIn(wrong, 'email')).toBe('kari@example.no');
  const large = { name: 'stor.pdf', bytes: Buffer.alloc(10 * 1024 * 1024 + 1) };
  const tooLarge = await visitor.send('/nb/last-opp', fields, { files: [large] });
  expect([tooLarge.status, tooLarge.text.includes('stor.pdf'), valueIn(tooLarge, 'caseNumber')]).toEqual([
    413,
    true,
    'en sak',
  ]);
});

test('with the code the status is seen from anywhere, each use of it, and by whom after the birth date', async () => {
  const sender = aVisitor(doors.app);
  await answerAll(sender);
  const bytes = await theForm(sender, { signed_on: '14.06.2026' });
  const received = await sender.follow(
    await sender.send('/nb/last-opp', { caseNumber: '2026-114477', email: '' }, paper(bytes)),
  );
  const [, code = ''] = /Koden din: ((?:[0-9A-Z]{4} ){6}[0-9A-Z]{2})/.exec(received.text) ?? [];
  await approveNewest();
  await useIt();

  const elsewhere = aVisitor(doors.app);
  const wrong = await elsewhere.send('/nb/status', { reference: 'ABCD EFGH' });
  expect([wrong.status, valueIn(wrong, 'reference')]).toEqual([404, 'ABCD EFGH']);
  const status = await elsewhere.follow(
    await elsewhere.send('/nb/status', { reference: code.toLowerCase() }),
  );
  expect(status.text).toContain('Godkjent');
  expect(status.text).toMatch(/15\. juni 2026 kl\. 12\.00 Få opplysninger om saken/);
  expect(status.text).not.toContain('Anne Lise Hansen');
  const nameless = await elsewhere.open('/nb/status/utskrift');
  expect(nameless.text).toContain('Kvittering for fullmakt Slik står det: Godkjent');
  expect(nameless.text).toContain('Bruk Tidspunkt Til hva 15. juni 2026 kl. 12.00 Få opplysninger om saken');
  expect(nameless.text).not.toMatch(/Anne Lise|Bjørg|2026-114477/);
  const other = await elsewhere.send('/nb/status/bruk', { birthDate: '01.03.1980' });
  expect([other.status, other.text.includes('stemmer ikke med den som har gitt')]).toEqual([422, true]);
  const named = await elsewhere.follow(await elsewhere.send('/nb/status/bruk', { birthDate: '29.02.1980' }));
  expect(named.text).toContain('Anne Lise Hansen');
  const receipt = await elsewhere.open('/en/status/utskrift');
  expect(receipt.text).toContain('Given to Anne Lise Hansen, born 14.03.1979 Cases 2026-114477');

  const back = await elsewhere.send('/nb/trekk-tilbake', { reference: code, birthDate: '29.02.1980' });
  expect((await elsewhere.follow(back)).text).toContain('Trukket tilbake');
  expect(await recordedIn(doors.world)).toContain('authorization-revoked done');
});

test('a birth date is tried five times, and then no more', async () => {
  const sender = aVisitor(doors.app);
  await answerAll(sender);
  const bytes = await theForm(sender, { signed_on: '13.06.2026' });
  await sender.send('/nb/last-opp', { caseNumber: '', email: '' }, paper(bytes));
  const reference = valueIn(await sender.open('/nb/trekk-tilbake'), 'reference') ?? '';
  for (let tries = 0; tries < 5; tries += 1) {
    const { status } = await sender.send('/nb/trekk-tilbake', { reference, birthDate: '01.01.1990' });
    expect(status).toBe(422);
  }
  const stopped = await sender.send('/nb/trekk-tilbake', { reference, birthDate: '29.02.1980' });
  expect([stopped.status, stopped.text.includes('prøvd for mange ganger')]).toEqual([429, true]);
});

test('a request to be called is kept once, however often the same form is sent', async () => {
  const visitor = aVisitor(doors.app);
  const page = await visitor.open('/nb/ring-meg');
  const empty = await visitor.send('/nb/ring-meg', { phone: '+47 ', caseNumber: '', preferredAt: '' });
  expect([empty.status, empty.text.includes('Skriv telefonnummeret')]).toEqual([422, true]);
  const once = valueIn(page, 'once') ?? '';
  const asked = { phone: '912 34 567', caseNumber: '2026-114477', preferredAt: '', once };
  const before = (await recordedIn(doors.world)).filter((line) => line === 'callback-asked done').length;
  for (let times = 0; times < 2; times += 1) {
    const sent = await visitor.send('/nb/ring-meg', asked);
    expect(sent.location).toMatch(/^\/nb\/ring-meg\/takk\?fra=/);
    expect((await visitor.follow(sent)).text).toContain('Vi ringer deg');
  }
  const after = (await recordedIn(doors.world)).filter((line) => line === 'callback-asked done').length;
  expect(after - before).toBe(1);
});

test.each(['nb', 'nn', 'en'])('every page that only tells is there in %s', async (language) => {
  const visitor = aVisitor(doors.app);
  for (const path of [
    'hjelp',
    'personvern',
    'tilgjengelighet',
    'ring-meg',
    'last-opp',
    'status',
    'trekk-tilbake',
  ]) {
    const shown = await visitor.open(`/${language}/${path}`);
    expect([path, shown.status]).toEqual([path, 200]);
    for (const [, href = ''] of shown.html.matchAll(/href="(\/(?:nb|nn|en)\/?[^"#]*)"/g))
      expect([href, (await visitor.open(href)).status < 400]).toEqual([href, true]);
  }
});

/** The same paper with a drawn mark over the signature’s box. */
async function signed(bytes: Buffer): Promise<Buffer> {
  const { PDFDocument, PDFName, PDFString } = await import('pdf-lib');
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const [page] = document.getPages();
  if (!page) throw new Error('the form has a page');
  const box = document.getForm().getField('signature').acroField.getWidgets()[0]?.getRectangle();
  if (!box) throw new Error('the form has a place to sign');
  const { x, y, width, height } = box;
  const ink = document.context.obj({
    Type: 'Annot',
    Subtype: 'Ink',
    Rect: [x, y, x + width, y + height],
    InkList: [[x + 5, y + 5, x + width / 2, y + height - 5, x + width - 5, y + 5]],
  });
  ink.set(PDFName.of('T'), PDFString.of('Bjørg'));
  page.node.addAnnot(document.context.register(ink));
  return Buffer.from(await document.save({ updateFieldAppearances: false }));
}

async function approveNewest(): Promise<void> {
  const { body } = await doors.asStaff('get', '/api/v1/reviews?state=open&limit=100');
  const { id } = body.items.at(-1) as { id: string };
  const fields = {
    debtor: { name: 'Bjørg Åse Sørli', birthDate: '1980-02-29' },
    agent: { name: 'Anne Lise Hansen', birthDate: '1979-03-14', phone: '912 34 567' },
    cases: ['2026-114477'],
    powers: ['information', 'agreements'],
    limits: 'ingen',
    validThrough: '2026-12-15',
    signedOn: '2026-06-14',
  };
  const checks = Object.fromEntries(REQUIREMENTS.map((requirement) => [requirement, 'present']));
  const approval = { caseNumber: '2026-114477', fields, checks, signatureCheckedBy: 'sight' };
  const approved = await doors.asStaff('post', `/api/v1/reviews/${id}/approval`, approval);
  expect([approved.status, approved.body.code]).toEqual([201, undefined]);
}

async function useIt(): Promise<void> {
  const agent = { name: 'Anne Lise Hansen', birthDate: '1979-03-14' };
  const asked = { caseNumber: '2026-114477', agent, power: 'information' };
  const { body } = await doors.asStaff('post', '/api/v1/verifications', asked);
  expect(body.decision).toBe('allow');
}
