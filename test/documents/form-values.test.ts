// What is written in a form: to the letter, readable in print, the same bytes for the same input, the same page for all.

import { PDFDict, PDFName } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { FORM_FIELDS, grantToFormValues, HIDDEN_FORM_FIELDS, TICK_FIELDS } from '../../src/documents/form.js';
import { LANGUAGES } from '../../src/shared/languages.js';
import type { Day, Instant } from '../../src/shared/dates.js';
import type { CaseNumber } from '../../src/shared/ids.js';
import {
  aFormGrant,
  contentOf,
  fieldNamed,
  fieldsOf,
  FORM_AGENCY,
  formWriter,
  MADE_AT,
  lookOf,
  openForm,
  pageContent,
  shownText,
  textOf,
  tryForm,
  writtenForm,
} from '../support/forms.js';

const NAMES = [
  'Bjørg Åse Sørli-Øverås',
  'Łukasz Żółć',
  'Čáhppes Ŋunne Đuđđi Ŧállá-Šibmár Žon',
  'Олександра Миколаївна Довженко',
  'Nguyễn Thị Hồng Ðào',
  'Αλέξανδρος Παπαδόπουλος',
  'Þórður Ægisson æøåÆØÅ §€ «x» – “y”',
];

test.each(NAMES)('the name %s is stored, shown and copied out as it was given', async (name) => {
  const grant = aFormGrant({ debtor: { name, birthDate: '1980-02-29' as Day } });
  const document = await openForm(await writtenForm({ values: grantToFormValues(grant) }));
  expect(fieldNamed(document, 'debtor_name').value).toBe(name);
  expect(shownText(document, 'debtor_name')).toBe(name);
});

test('every value of a grant stands in its field', async () => {
  const grant = aFormGrant({
    agent: {
      name: 'Kari Nordmann',
      birthDate: '1990-01-02' as Day,
      phone: '+47 900 00 000',
      email: 'kari@example.com',
      address: 'Storgata 1\n9008 Tromsø',
      organisation: 'Gjeldshjelpen',
    },
    cases: ['A-1', 'B 2'] as CaseNumber[],
    limits: 'Ikke sak B 2\netter nyttår',
    validFrom: '2026-12-01' as Day,
    untilCaseClosed: true,
  });
  const document = await openForm(await writtenForm({ values: grantToFormValues(grant) }));
  const values = Object.fromEntries(FORM_FIELDS.map((field) => [field, fieldNamed(document, field).value]));
  expect(values).toEqual({
    debtor_name: 'Bjørg Åse Sørli-Øverås',
    debtor_birth_date: '29.02.1980',
    agent_name: 'Kari Nordmann',
    agent_birth_date: '02.01.1990',
    agent_phone: '+47 900 00 000',
    agent_email: 'kari@example.com',
    agent_address: 'Storgata 1, 9008 Tromsø',
    agent_organisation: 'Gjeldshjelpen',
    cases_all: 'Off',
    cases: 'A-1, B 2',
    power_information: 'Yes',
    power_agreements: 'Yes',
    power_objections: 'Off',
    power_correspondence: 'Off',
    limits: 'Ikke sak B 2\netter nyttår',
    valid_from: '01.12.2026',
    valid_through: '10.06.2027',
    until_case_closed: 'Yes',
    signed_place: null,
    signed_on: null,
    signature: null,
  });
});

test('an authorization for all cases lists none', () => {
  const values = grantToFormValues(aFormGrant({ cases: 'all', validThrough: null, untilCaseClosed: true }));
  expect(values).toMatchObject({ cases_all: 'Yes', until_case_closed: 'Yes' });
  expect(values).not.toHaveProperty('cases');
  expect(values).not.toHaveProperty('valid_through');
});

test('a name given with loose accents and invisible letters is stored composed and clean', () => {
  const name = '\u200BA\u030Ase\u00AD O\u0301 Ha\u0301gan\u202E ';
  const values = grantToFormValues(aFormGrant({ debtor: { name, birthDate: '1980-02-29' as Day } }));
  expect(values.debtor_name).toBe('\u00C5se \u00D3 H\u00E1gan');
});

test('ticked boxes show their cross and the others do not', async () => {
  const document = await openForm(await writtenForm({ values: grantToFormValues(aFormGrant()) }));
  const ticked = TICK_FIELDS.filter((field) => {
    const { dictionary, value } = fieldNamed(document, field);
    const state = dictionary.lookup(PDFName.of('AS'), PDFName).decodeText();
    expect(state).toBe(value);
    return state === 'Yes';
  });
  expect(ticked).toEqual(['power_information', 'power_agreements']);
});

describe('a blank form', () => {
  test('holds no values, no reference, and its own edition', async () => {
    const { writeBlankForm, editionOf } = await formWriter();
    for (const language of LANGUAGES) {
      const document = await openForm(await writeBlankForm(language, FORM_AGENCY));
      const filled = fieldsOf(document).filter(({ value }) => value !== null && value !== 'Off');
      expect(filled.map(({ name, value }) => [name, value])).toEqual([
        ['form_edition', `general/1/${language}`],
      ]);
      expect(editionOf(language)).toBe(`general/1/${language}`);
    }
  });

  test('is the same to the byte from two writers', async () => {
    const { createFormWriter } = await import('../../src/adapters/pdf-writer/write-form.js');
    const [one, other] = [await formWriter(), await createFormWriter()];
    const blank = await one.writeBlankForm('nb', FORM_AGENCY);
    expect(Buffer.from(await other.writeBlankForm('nb', FORM_AGENCY)).equals(blank)).toBe(true);
  });
});

test('the same form is the same bytes, and another time or another value is another file', async () => {
  const values = grantToFormValues(aFormGrant());
  const once = Buffer.from(await writtenForm({ values }));
  expect(once.equals(await writtenForm({ values }))).toBe(true);
  expect(once.equals(await writtenForm({ values, madeAt: '2026-11-22T10:00:01.000Z' as Instant }))).toBe(
    false,
  );
  expect(once.equals(await writtenForm({ values: { ...values, limits: 'ingen' } }))).toBe(false);
  expect(MADE_AT).toBe('2026-11-22T10:00:00.000Z');
});

test('what is printed on the page does not depend on what is filled in or for whom', async () => {
  const blank = await openForm(await writtenForm({ reference: null }));
  const filled = await openForm(
    await writtenForm({ reference: 'ABC-1', values: grantToFormValues(aFormGrant()) }),
  );
  expect(pageContent(filled)).toBe(pageContent(blank));
  expect(pageContent(blank).length).toBeGreaterThan(5000);
});

test('the QR code and its text follow the reference', async () => {
  const codes = await Promise.all(
    [null, 'ABC-1', 'ABC-2'].map(async (reference) => {
      const document = await openForm(await writtenForm({ reference }));
      const drawings = document.getPage(0).node.Resources()?.lookup(PDFName.of('XObject'), PDFDict);
      return contentOf(document, drawings?.get(PDFName.of('FormCode')));
    }),
  );
  expect(new Set(codes).size).toBe(3);
  expect(codes.every((code) => (code.match(/ re$/gm) ?? []).length > 50)).toBe(true);
});

test('an issued form holds its reference and its edition in the hidden fields', async () => {
  const document = await openForm(await writtenForm({ language: 'nn', reference: 'ABC-1' }));
  const hidden = HIDDEN_FORM_FIELDS.map((name) => fieldNamed(document, name).value);
  expect(hidden).toEqual(['ABC-1', 'general/1/nn']);
});

describe('long texts', () => {
  const long = 'Maria Magdalena Konstantinopolitańska-Brzęczyszczykiewicz '.repeat(4).slice(0, 200).trim();
  const limits = 'Gjelder ikke avtaler om mer enn 500 kroner i måneden, og ikke saken om strøm. '.repeat(7);

  test('names of 200 letters are shown whole, also the widest there are', async () => {
    for (const name of [long, 'W'.repeat(200), `${'Å'.repeat(99)} ${'M'.repeat(99)}`]) {
      const agent = {
        name,
        birthDate: '1979-03-14' as Day,
        email: 'a'.repeat(200),
        organisation: name,
        address: long,
      };
      const values = grantToFormValues(
        aFormGrant({ debtor: { name, birthDate: '1980-02-29' as Day }, agent }),
      );
      const document = await openForm(await writtenForm({ values }));
      for (const field of ['debtor_name', 'agent_name', 'agent_organisation'] as const) {
        expect(shownText(document, field).replaceAll(/\s/g, '')).toBe(name.replaceAll(' ', ''));
        expectWithinBox(document, field);
      }
      for (const field of ['agent_email', 'agent_address'] as const) expectWithinBox(document, field);
    }
  });

  test('limits of 500 letters are shown whole, in letters of at least 6.5 points', async () => {
    const text = limits.slice(0, 500).trim();
    const document = await openForm(await writtenForm({ values: { limits: text } }));
    expect(shownText(document, 'limits').replaceAll('\n', ' ')).toBe(text);
    expect(expectWithinBox(document, 'limits')).toBeGreaterThanOrEqual(6.5);
  });

  test('a wrapped value keeps its lines when another program draws it again', async () => {
    const document = await openForm(await writtenForm({ values: { debtor_name: long } }));
    expect(shownText(document, 'debtor_name').split('\n').length).toBeGreaterThan(1);
    expect(fieldNamed(document, 'debtor_name').flags).toBe(4096);
  });

  test('a value beyond the letters others type with is left in the whole font', async () => {
    const values = { debtor_name: 'Łukasz Øyås', agent_name: 'Олександра', limits: 'Čáhppes\nŊ' };
    const document = await openForm(await writtenForm({ values }));
    const fonts = Object.keys(values).map((name) => textOf(fieldNamed(document, name).dictionary, 'DA'));
    expect(fonts).toEqual(['/FF 10.5 Tf 0 g', '/FW 10.5 Tf 0 g', '/FF 0 Tf 0 g']);
  });

  test('a value that cannot be printed is refused by name, all of them at once', async () => {
    const refusal = await tryForm({
      values: { debtor_name: 'x'.repeat(2000), limits: limits.repeat(4), agent_name: '李 明 A' },
    });
    expect(refusal).toEqual({
      ok: false,
      refusal: [
        { field: 'debtor_name', fault: 'TEXT_TOO_LONG' },
        { field: 'agent_name', fault: 'LETTERS_NOT_IN_FONT', letters: ['李', '明'] },
        { field: 'limits', fault: 'TEXT_TOO_LONG' },
      ],
    });
  });

  test('a date that is longer than its field is refused as too long', async () => {
    const refusal = await tryForm({ values: { valid_through: 'inntil videre' } });
    expect(refusal).toEqual({ ok: false, refusal: [{ field: 'valid_through', fault: 'TEXT_TOO_LONG' }] });
  });
});

/** Every line within the field's box, by the drawing's own numbers; returns the letter size in points. */
function expectWithinBox(document: Parameters<typeof lookOf>[0], field: string): number {
  const look = lookOf(document, field);
  const numbers = (pattern: RegExp) => (pattern.exec(look) ?? []).slice(1).map(Number);
  const [size = 0, leading = 0] = numbers(/\/FW ([\d.]+) Tf ([\d.]+) TL/);
  const [left = 0, first = 0] = numbers(/([\d.]+) ([\d.]+) Td/);
  const lines = (look.match(/ Tj/g) ?? []).length;
  const { height } = fieldNamed(document, field).rect;
  expect(size).toBeGreaterThanOrEqual(5);
  expect(left).toBeGreaterThan(0);
  expect(first + size * 0.95).toBeLessThanOrEqual(height + 0.01);
  expect(first - (lines - 1) * leading - size * 0.24).toBeGreaterThanOrEqual(-0.01);
  return size;
}
