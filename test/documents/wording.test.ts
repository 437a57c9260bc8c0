// The words of the form: complete in all three languages, fitting their places for any agency, true to the domain.

import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { coloursOf, contrast } from '../../src/adapters/pdf-writer/colours.js';
import { SHIPPED_TEMPLATES, readTemplates } from '../../src/adapters/pdf-writer/read-templates.js';
import { POWERS } from '../../src/authorizations/scope.js';
import { editionName, fillPlaceholders, parseEdition } from '../../src/documents/wording.js';
import { LANGUAGES } from '../../src/shared/languages.js';
import { FORM_AGENCY, formWriter, openForm } from '../support/forms.js';

const { wording } = await readTemplates(SHIPPED_TEMPLATES);

function keysOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => keysOf(each, `${path}/${key}`));
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test('the three languages say the same things', () => {
  for (const language of LANGUAGES) expect(keysOf(wording[language])).toEqual(keysOf(wording.nb));
});

test.each(LANGUAGES)('in %s every placeholder is one the writer fills in', (language) => {
  const known = { agency: '', phone: '', email: '', website: '', edition: '', reference: '' };
  for (const text of textsOf(wording[language])) expect(() => fillPlaceholders(text, known)).not.toThrow();
});

test.each(LANGUAGES)('in %s information and agreements are kept clearly apart', (language) => {
  const { powers } = wording[language];
  expect(new Set(POWERS.map((power) => powers[power].heading)).size).toBe(POWERS.length);
  expect(powers.information.text).toMatch(/[Kk]an ikk?j?e avtale|Cannot agree/);
});

test.each(LANGUAGES)(
  'in %s it says how to withdraw, who is responsible, how long data are kept',
  (language) => {
    const { withdrawal, privacy } = wording[language];
    for (const way of ['{phone}', '{email}', '{website}']) expect(withdrawal.text).toContain(way);
    expect(privacy.text).toContain('{agency}');
    expect(privacy.text).toMatch(/fem år|five years/);
    expect(privacy.text).toContain('Datatilsynet');
  },
);

test('no language asks for a national identity number', () => {
  for (const language of LANGUAGES) {
    const asked = textsOf([wording[language].labels, wording[language].tooltips]).join(' ');
    expect(asked).not.toMatch(/fødselsnummer|personnummer|identity number/i);
  }
});

test('nynorsk is not bokmål', () => {
  expect(textsOf(wording.nn).join(' ')).not.toMatch(
    /\b(ikke|hvordan|hva|hvor|jeg|en|fra|noe|saken|fullmakten)\b/i,
  );
  expect(textsOf(wording.nb).join(' ')).not.toMatch(
    /\b(ikkje|korleis|kva|kor|eg|ein|frå|noko|saka|fullmakta)\b/i,
  );
});

describe('the form of an agency with much to say', () => {
  const talkative = {
    ...FORM_AGENCY,
    name: 'Nordnorsk Fordringsadministrasjon og Inkassotjenester AS',
    address: [
      'Inkassoavdelingen, 3. etasje',
      'c/o Nordlys',
      'Kongens gate 100 B',
      'Postboks 1 Sentrum',
      '9008 Tromsø',
    ],
    email: 'kundeservice.inkasso@nordnorsk-fordringsadministrasjon.example.no',
    website: 'https://www.nordnorsk-fordringsadministrasjon.example.no/fullmakt',
    phone: '+47 77 12 34 56 / +47 800 12 345',
    brandColour: '#ffd400',
  };

  test.each(LANGUAGES)('still fits on one page in %s', async (language) => {
    const { writeBlankForm } = await formWriter();
    expect((await openForm(await writeBlankForm(language, talkative))).getPageCount()).toBe(1);
  });
});

test('a light brand colour is darkened until it can be read on white, and a dark one is left alone', () => {
  expect(coloursOf('#0b5568').brand).toBe('#0b5568');
  for (const colour of ['#ffd400', '#ffffff', '#7fd3ff', '#ff5a00']) {
    const { brand, tint, text, quiet } = coloursOf(colour);
    expect(contrast(brand, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(text, tint)).toBeGreaterThanOrEqual(7);
    expect(contrast(quiet, tint)).toBeGreaterThanOrEqual(4.5);
  }
  expect(() => coloursOf('red')).toThrow('#rrggbb');
});

test('the name of an edition is read back, and nothing else is', () => {
  for (const language of LANGUAGES) {
    const edition = { template: 'general', version: 1, language } as const;
    expect(parseEdition(editionName(edition))).toEqual(edition);
  }
  for (const name of [
    '',
    'general/1',
    'general/2/nb',
    'general/0/nb',
    'general/01/nb',
    'general/1/pl',
    'general/1/nb/x',
  ]) {
    expect(parseEdition(name)).toBeNull();
  }
});

test('a template that says another language or lacks a text stops the start', async () => {
  await expect(readTemplates('/nowhere')).rejects.toThrow();
  const nb: unknown = JSON.parse(await readFile(`${SHIPPED_TEMPLATES}/general/1/nb.json`, 'utf8'));
  expect(nb).toMatchObject({ language: 'nb', version: 1 });
});
