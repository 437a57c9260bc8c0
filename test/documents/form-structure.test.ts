// The form as a file: one tagged page, every field known to a screen reader, nothing in it that PDF/A and PDF/UA forbid.

import { PDFArray, PDFBool, PDFDict, PDFName, PDFNumber, PDFRef } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import {
  DATE_FIELDS,
  FORM_FIELDS,
  HIDDEN_FORM_FIELDS,
  MULTILINE_FIELDS,
  TICK_FIELDS,
} from '../../src/documents/form.js';
import { LANGUAGES } from '../../src/shared/languages.js';
import { contentOf, fieldNamed, fieldsOf, MADE_AT, openForm, textOf, writtenForm } from '../support/forms.js';

const ALL_FIELDS = [...FORM_FIELDS, ...HIDDEN_FORM_FIELDS];
const LOCALES = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

type Element = { readonly type: string; readonly dictionary: PDFDict; readonly children: readonly Element[] };

/** The structure tree, with the references it makes to annotations left in the dictionaries. */
function structureOf(document: PDFDocument): readonly Element[] {
  const read = (dictionary: PDFDict): Element => ({
    type: textOf(dictionary, 'S') ?? '',
    dictionary,
    children: kids(dictionary)
      .filter((kid) => kid instanceof PDFDict && kid.has(PDFName.of('S')))
      .map((kid) => read(kid as PDFDict)),
  });
  const kids = (dictionary: PDFDict) => {
    const children = dictionary.lookup(PDFName.of('K'));
    if (children instanceof PDFArray) return children.asArray().map((kid) => document.context.lookup(kid));
    return [children];
  };
  return read(document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)).children.flatMap(flat);
}

function flat(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap(flat)];
}

function annotationOf(form: Element): PDFRef | null {
  const kids = form.dictionary.lookup(PDFName.of('K'), PDFArray);
  const reference = kids.lookup(0, PDFDict);
  const target = reference.get(PDFName.of('Obj'));
  return textOf(reference, 'Type') === 'OBJR' && target instanceof PDFRef ? target : null;
}

describe.each(LANGUAGES)('the form in %s', (language) => {
  const open = async (reference: string | null) => openForm(await writtenForm({ language, reference }));

  test('is one A4 page with a language and a title that is shown', async () => {
    const document = await open(null);
    expect(document.getPageCount()).toBe(1);
    const { width, height } = document.getPage(0).getSize();
    expect(width).toBeCloseTo(595.28, 1);
    expect(height).toBeCloseTo(841.89, 1);
    expect(textOf(document.catalog, 'Lang')).toBe(LOCALES[language]);
    expect(document.getTitle()).toContain('Prøveinkasso AS');
    const preferences = document.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(preferences.lookup(PDFName.of('DisplayDocTitle'))).toBe(PDFBool.True);
  });

  test('has exactly the fields of the contract and the two hidden ones', async () => {
    const names = fieldsOf(await open(null)).map((field) => field.name);
    expect(names.toSorted()).toEqual(ALL_FIELDS.toSorted());
    expect(names.join()).not.toMatch(/fnr|national|fodselsnummer|fødselsnummer/i);
  });

  test('tells a screen reader what each field is, once, in the order of the page', async () => {
    const document = await open('ABC-1');
    const tooltips = fieldsOf(document).map((field) => field.tooltip);
    expect(tooltips.every((tooltip) => tooltip.length > 5)).toBe(true);
    expect(new Set(tooltips).size).toBe(tooltips.length);
    const forms = structureOf(document).filter((element) => element.type === 'Form');
    const annotations = document.getPage(0).node.Annots()?.asArray() ?? [];
    expect(forms.map(annotationOf)).toEqual(annotations);
    expect(annotations).toHaveLength(ALL_FIELDS.length);
    expect(textOf(document.getPage(0).node, 'Tabs')).toBe('S');
  });

  test('finds its way back from each field to its place in the structure tree', async () => {
    const document = await open(null);
    const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const numbers = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray);
    for (const field of fieldsOf(document)) {
      const key = field.dictionary.lookup(PDFName.of('StructParent'), PDFNumber).asNumber();
      const at = numbers.asArray().findIndex((each, index) => index % 2 === 0 && numberOf(each) === key);
      expect(textOf(numbers.lookup(at + 1, PDFDict), 'S')).toBe('Form');
    }
  });

  test('has headings, a described QR code, and only element types of the standard', async () => {
    const elements = structureOf(await open('ABC-1'));
    const types = elements.map((element) => element.type);
    expect(types.filter((type) => type === 'H1')).toHaveLength(1);
    expect(types.filter((type) => type === 'H2')).toHaveLength(10);
    expect([...new Set(types)].toSorted()).toEqual(
      ['Document', 'Figure', 'Form', 'H1', 'H2', 'P', 'Sect', 'Span'].toSorted(),
    );
    const figures = elements.filter((element) => element.type === 'Figure');
    expect(figures.map((figure) => textOf(figure.dictionary, 'Alt'))).toEqual([
      expect.stringContaining('ABC-1'),
    ]);
  });
});

test('fields are of the type, length and flags of the contract', async () => {
  const document = await openForm(await writtenForm());
  for (const name of TICK_FIELDS)
    expect(fieldNamed(document, name)).toMatchObject({ type: 'Btn', value: 'Off' });
  for (const name of DATE_FIELDS)
    expect(fieldNamed(document, name)).toMatchObject({ type: 'Tx', maxLength: 10 });
  for (const name of MULTILINE_FIELDS)
    expect(fieldNamed(document, name)).toMatchObject({ type: 'Tx', flags: 4096 });
  expect(fieldNamed(document, 'signature')).toMatchObject({ type: 'Sig', value: null });
  for (const name of HIDDEN_FORM_FIELDS)
    expect(fieldNamed(document, name)).toMatchObject({ type: 'Tx', flags: 1 });
});

test('the hidden fields have no extent, and every other field a look of its own', async () => {
  const document = await openForm(await writtenForm());
  for (const { name, rect, dictionary } of fieldsOf(document)) {
    // PDF/A-2 § 6.3.2: printed, and none of the flags that hide.
    expect(dictionary.lookup(PDFName.of('F'), PDFNumber).asNumber()).toBe(4);
    const hidden = HIDDEN_FORM_FIELDS.some((each) => each === name);
    expect(rect.width === 0 && rect.height === 0).toBe(hidden);
    expect(dictionary.has(PDFName.of('AP'))).toBe(!hidden);
    expect(dictionary.has(PDFName.of('A')) || dictionary.has(PDFName.of('AA'))).toBe(false);
  }
});

test('a tick box has the looks Yes and Off and no other', async () => {
  const document = await openForm(await writtenForm());
  for (const name of TICK_FIELDS) {
    const looks = fieldNamed(document, name).dictionary.lookup(PDFName.of('AP'), PDFDict);
    expect(looks.keys().map((key) => key.decodeText())).toEqual(['N']);
    const states = looks.lookup(PDFName.of('N'), PDFDict).keys();
    expect(states.map((key) => key.decodeText()).toSorted()).toEqual(['Off', 'Yes']);
  }
});

test('the form brings no script, no encryption and no request to be drawn by others', async () => {
  const bytes = await writtenForm();
  const document = await openForm(bytes);
  expect(document.isEncrypted).toBe(false);
  const form = document.catalog.lookup(PDFName.of('AcroForm'), PDFDict);
  expect(form.has(PDFName.of('NeedAppearances'))).toBe(false);
  expect(document.catalog.has(PDFName.of('OpenAction'))).toBe(false);
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    for (const key of ['JS', 'AA', 'A', 'OpenAction', 'EmbeddedFiles']) {
      if (key === 'A' && textOf(object, 'S') === 'Figure') continue;
      expect(object.has(PDFName.of(key))).toBe(false);
    }
  }
});

test('every font is embedded', async () => {
  const document = await openForm(await writtenForm());
  const descriptors = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter(
      (object): object is PDFDict => object instanceof PDFDict && textOf(object, 'Type') === 'FontDescriptor',
    );
  expect(descriptors).toHaveLength(4);
  expect(descriptors.every((descriptor) => descriptor.has(PDFName.of('FontFile2')))).toBe(true);
});

test('the form says the same about itself twice, and claims no conformance that no validator has passed', async () => {
  const document = await openForm(await writtenForm({ reference: 'ABC-1' }));
  const xmp = Buffer.from(
    contentOf(document, document.catalog.get(PDFName.of('Metadata'))),
    'latin1',
  ).toString('utf8');
  for (const text of [document.getTitle(), document.getAuthor(), document.getSubject(), 'general/1/nb']) {
    expect(xmp).toContain(text);
  }
  expect(xmp).toContain('<xmp:CreateDate>2026-11-22T10:00:00Z</xmp:CreateDate>');
  expect(document.getCreationDate()?.toISOString()).toBe(MADE_AT);
  expect(document.getKeywords()).toBe('general/1/nb');
  expect(xmp).not.toMatch(/pdfaid|pdfuaid/);
  expect(document.catalog.lookup(PDFName.of('OutputIntents'), PDFArray).size()).toBe(1);
});

test('others type with a font of the form that holds Norwegian, Sámi and Polish letters under one byte each', async () => {
  const document = await openForm(await writtenForm());
  const resources = document.catalog
    .lookup(PDFName.of('AcroForm'), PDFDict)
    .lookup(PDFName.of('DR'), PDFDict);
  const font = resources.lookup(PDFName.of('Font'), PDFDict).lookup(PDFName.of('FF'), PDFDict);
  for (const { type, dictionary } of fieldsOf(document)) {
    if (type === 'Tx') expect(textOf(dictionary, 'DA')).toMatch(/^\/FF [\d.]+ Tf 0 g$/);
  }
  const map = contentOf(document, font.get(PDFName.of('ToUnicode')));
  const letters = [...map.matchAll(/^<[0-9A-F]{2}> <([0-9A-F]{4})>$/gm)].map(([, letter]) =>
    String.fromCharCode(Number.parseInt(letter ?? '', 16)),
  );
  for (const letter of 'abcæøåÆØÅéüßčđŋšŧžČĐŊŠŦŽąćęłńóśźżĄĆĘŁŃÓŚŹŻ0123456789 @.-,«»€')
    expect(letters).toContain(letter);
  const widths = font.lookup(PDFName.of('Widths'), PDFArray).asArray().map(numberOf);
  expect(widths).toHaveLength(255);
  expect(widths.filter((width) => width !== null && width > 0)).toHaveLength(letters.length);
});

function numberOf(object: unknown): number | null {
  return object instanceof PDFNumber ? object.asNumber() : null;
}
