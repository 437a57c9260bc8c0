// The blank form from the command line, and the checklist of papers as their sender would get it.

import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { REQUIREMENTS } from '../../src/documents/checklist.js';
import { addMonths, formatNorwegianDay, osloDayOf } from '../../src/shared/dates.js';
import { machineClock } from '../../src/world.js';
import { letterPdf } from '../papers/letter-pdf.js';
import { letterPicture } from '../papers/letter-picture.js';
import { type Place, type Shown, aPlace } from '../support/command.js';
import { aPerson, anAuthority, derOf, issue } from '../support/signing/authority.js';
import { signPdf } from '../support/signing/sign-pdf.js';
import { FORM } from '../support/signing/signed-papers.js';
import { runBuilt } from '../support/spawned.js';

let place: Place;
beforeEach(async () => {
  place = await aPlace();
});
afterEach(() => place.remove());

/** As delivered: the child that reads files starts slowly from sources. */
function check({ environment }: Place, ...argv: readonly string[]): Promise<Shown> {
  return runBuilt(['check', ...argv], environment);
}

type Line = { readonly requirement: string; readonly state: string; readonly reasons: readonly string[] };

function statesIn(shown: Shown): Readonly<Record<string, string>> {
  const { checklist } = shown.json() as { readonly checklist: readonly Line[] };
  return Object.fromEntries(checklist.map(({ requirement, state }) => [requirement, state]));
}

/** The command is told no other time than the machine's. */
const TODAY = osloDayOf(machineClock());

const FILLED = {
  debtor_name: 'Bjørg Åse Sørli-Øverås',
  debtor_birth_date: '02.03.1961',
  agent_name: 'Łukasz Żółć',
  agent_birth_date: '04.05.1975',
  agent_phone: '+47 10 20 30 40',
  cases: 'S-1',
  limits: 'ingen',
  signed_on: formatNorwegianDay(TODAY),
} as const;

/** The blank form, made by the command and filled in; what is not given stays empty. */
async function filledForm(left: readonly string[] = []): Promise<string> {
  await place.run('template', '--out', place.at('blank.pdf'));
  const document = await PDFDocument.load(readFileSync(place.at('blank.pdf')));
  const form = document.getForm();
  for (const [field, text] of Object.entries(FILLED))
    if (!left.includes(field)) form.getTextField(field).setText(text);
  form.getTextField('valid_through').setText(formatNorwegianDay(addMonths(TODAY, 6)));
  form.getCheckBox('power_information').check();
  writeFileSync(place.at('filled.pdf'), await document.save({ updateFieldAppearances: false }));
  return place.at('filled.pdf');
}

test('the blank form is written in each language and is what it says it is', async () => {
  for (const language of ['nb', 'nn', 'en']) {
    const written = await place.run('template', '--lang', language, '--out', place.at('blank.pdf'), '--json');
    expect(written).toMatchObject({ exit: 0, err: '' });
    expect(written.json()).toMatchObject({ language, edition: `general/1/${language}` });
    expect(readFileSync(place.at('blank.pdf'), 'latin1')).toMatch(/^%PDF-/);
  }
  expect((await place.run('template', '--lang', 'fr', '--out', place.at('x.pdf'))).exit).toBe(2);
  expect(existsSync(place.at('x.pdf'))).toBe(false);
});

test('a filled form gives its ten lines, with only the signature missing; nothing is stored or recorded', async () => {
  const file = await filledForm();
  const before = (await place.run('migrate', '--json')).json();
  const checked = await check(place, file, '--json');
  expect((await place.run('migrate', '--json')).json()).toEqual(before);
  expect(checked).toMatchObject({ exit: 1, err: '' });
  const states = statesIn(checked);
  expect(Object.keys(states)).toEqual([...REQUIREMENTS]);
  expect(states).toMatchObject({ debtorName: 'present', scope: 'present', signature: 'missing' });
  expect(Object.values(states).filter((state) => state === 'present')).toHaveLength(9);
  expect(checked.json()).toMatchObject({ complete: false, status: 'incomplete', documents: [{ pages: 1 }] });
});

test('the lines are told in plain words of the language asked for', async () => {
  const file = await filledForm(['limits']);
  const bokmal = await check(place, file);
  expect(bokmal.exit).toBe(1);
  expect(bokmal.out).toMatch(/^✓ Navnet til den som gir fullmakt: /m);
  expect(bokmal.out).toMatch(/^✗ .*egrensninger.*: /m);
  expect(bokmal.out).toContain('Fullmakten er ikke komplett.');
  for (const name of [FILLED.debtor_name, FILLED.agent_name, '1961', '1975'])
    expect(bokmal.out).not.toContain(name);
});

test('a picture that nothing can be read from is left to a person: nothing is missing, and every line is unclear', async () => {
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  writeFileSync(place.at('photo.png'), Buffer.from(pixel, 'base64'));
  const checked = await check(place, place.at('photo.png'), '--lang', 'nn');
  expect(checked.exit).toBe(0);
  expect(checked.out.match(/^\? /gm)).toHaveLength(10);
  expect(checked.out).toContain('Ingenting manglar');
});

test('files that cannot be received are each named with what to do instead, and exit code 2', async () => {
  writeFileSync(place.at('letter.txt'), 'Dear Sir or Madam');
  writeFileSync(place.at('empty.pdf'), '');
  const checked = await place.run(
    'check',
    place.at('letter.txt'),
    place.at('empty.pdf'),
    '--lang',
    'en',
    '--json',
  );
  expect(checked.exit).toBe(2);
  expect(checked.json()).toMatchObject({
    error: {
      faults: [
        { path: 'letter.txt', code: 'FILE_TYPE_NOT_ALLOWED' },
        { path: 'empty.pdf', code: 'EMPTY_FILE' },
      ],
    },
  });
  expect(checked.err).toContain('letter.txt: We can receive PDF');
});

test('a file that is not there, and one that is too large, are unreadable', async () => {
  expect((await check(place, place.at('nowhere.pdf'))).exit).toBe(2);
  writeFileSync(place.at('large.pdf'), Buffer.alloc(10 * 1024 * 1024 + 1));
  const checked = await check(place, place.at('large.pdf'), '--json');
  expect(checked.exit).toBe(2);
  expect(checked.json()).toMatchObject({
    error: { faults: [{ path: 'large.pdf', code: 'FILE_TOO_LARGE' }] },
  });
});

test('in folders every file is a sending of its own, and the worst of them decides the exit code', async () => {
  mkdirSync(place.at('papers/letters'), { recursive: true });
  writeFileSync(place.at('papers/.hidden'), 'not a paper');
  writeFileSync(place.at('papers/form.pdf'), readFileSync(await filledForm()));
  writeFileSync(place.at('papers/letters/letter.pdf'), await letterPdf(UNSIGNED_LETTER));
  const lacking = await check(place, place.at('papers'), '--json');
  expect(lacking).toMatchObject({ exit: 1, err: '' });
  expect(lacking.json()).toMatchObject({
    complete: false,
    counts: { complete: 0, incomplete: 2, unreadable: 0 },
    papers: [{ path: place.at('papers/form.pdf') }, { path: place.at('papers/letters/letter.pdf') }],
  });
  writeFileSync(place.at('papers/notes.txt'), 'not a paper either');
  const broken = await check(place, place.at('papers'), '--lang', 'nn');
  expect(broken.exit).toBe(2);
  expect(broken.out + broken.err).toContain('notes.txt: ');
  expect(broken.out + broken.err).toContain('letter.pdf: manglar Kor lenge fullmakta gjeld, Underskrifta');
  expect(broken.out + broken.err).toContain('0 utan manglar, 2 med manglar, 1 kan ikkje lesast');
});

test('a letter in a picture is read before the answer', async () => {
  writeFileSync(place.at('letter.jpg'), await letterPicture(UNSIGNED_LETTER));
  const checked = await check(place, place.at('letter.jpg'), '--json');
  expect(checked.exit).toBe(1);
  expect(statesIn(checked)).toMatchObject({
    debtorName: 'unclear',
    duration: 'missing',
    signature: 'unclear',
  });
});

test('checking needs no installation, makes none, and still knows our own form', async () => {
  const file = readFileSync(await filledForm());
  const elsewhere = await aPlace();
  writeFileSync(elsewhere.at('filled.pdf'), file);
  const checked = await check(elsewhere, elsewhere.at('filled.pdf'), '--json');
  expect(statesIn(checked)).toMatchObject({ debtorName: 'present', signature: 'missing' });
  expect(readdirSync(elsewhere.folder)).toEqual(['filled.pdf']);
  await elsewhere.remove();
});

test('a form with words we did not print is not taken for granted', async () => {
  const document = await PDFDocument.load(readFileSync(await filledForm()));
  document.getPage(0).drawText('and everything else', { x: 100, y: 100, size: 8 });
  writeFileSync(place.at('altered.pdf'), await document.save({ updateFieldAppearances: false }));
  const checked = await check(place, place.at('altered.pdf'), '--json');
  const { checklist } = checked.json() as { readonly checklist: readonly Line[] };
  expect(checklist.every(({ reasons }) => reasons.includes('FORM_ALTERED'))).toBe(true);
});

test('a digital signature by the debtor counts once its authority is among the trust anchors', async () => {
  const authority = await anAuthority();
  const debtor = await issue(authority, { subject: aPerson('Bjørg Åse', 'Sørli-Øverås') });
  writeFileSync(place.at('signed.pdf'), await signPdf(FORM, { by: debtor }));
  mkdirSync(place.at('anchors'));
  const trusting = { ...place, environment: { ...place.environment, TRUST_ANCHORS: place.at('anchors') } };

  writeFileSync(place.at('anchors/broken.pem'), 'no certificate');
  writeFileSync(place.at('anchors/cut.der'), derOf(authority).subarray(0, 100));
  const refused = await check(trusting, place.at('signed.pdf'), '--json');
  expect([refused.exit, refused.err]).toEqual([2, expect.stringMatching(/broken\.pem[\s\S]*cut\.der/)]);

  writeFileSync(place.at('anchors/broken.pem'), `read me\n${pem(derOf(authority))}`);
  writeFileSync(place.at('anchors/cut.der'), derOf(authority));
  const trusted = await check(trusting, place.at('signed.pdf'), '--json');
  expect(statesIn(trusted)).toMatchObject({ debtorName: 'present', signature: 'present' });
  const unknown = await check(place, place.at('signed.pdf'), '--json');
  expect(statesIn(unknown)).toMatchObject({ debtorName: 'present', signature: 'unclear' });
});

const UNSIGNED_LETTER = `Fullmakt

Jeg, Kari Nordmann, født 12.03.1980, gir herved fullmakt til Ola Nilsen, født 3. mai 1975.

Fullmektigen kan nås på telefon 912 34 567. Fullmakten gjelder sak 2026-114477 og gir innsyn i saken.

Det er ingen begrensninger.

Oslo, ${formatNorwegianDay(TODAY)}`;

function pem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
}
