// Makes authorization forms and looks into them with pdf-lib alone, the way another program would.

import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import type { FormToWrite, FormWriter } from '../../src/adapters/pdf-writer/write-form.js';
import { createFormWriter } from '../../src/adapters/pdf-writer/write-form.js';
import type { Grant } from '../../src/documents/form.js';
import type { Agency } from '../../src/shared/agency.js';
import type { Day, Instant } from '../../src/shared/dates.js';
import type { CaseNumber } from '../../src/shared/ids.js';

export const FORM_AGENCY: Agency = {
  name: 'Prøveinkasso AS',
  organisationNumber: null,
  address: ['Prøveveien 1', '9999 Prøveby'],
  phone: '+47 10 20 30 40',
  email: 'post@example.com',
  website: 'https://www.example.com/',
  brandColour: '#0b5568',
  openingHours: { weekdays: [null, null, null, null, null, null, null], yearly: [], dates: [] },
  policy: {
    oldSignatureMonths: 6,
    longDurationMonths: 12,
    longestCallMinutes: 120,
    answerWithinDays: 7,
    oldestPersonYears: 120,
    keepAuthorizationsYears: 5,
    keepRejectedDays: 90,
    keepCallbacksDays: 30,
  },
};

export const MADE_AT = '2026-11-22T10:00:00.000Z' as Instant;

const A_CASE = '2026-114477' as CaseNumber;

export function aFormGrant(over: Partial<Grant> = {}): Grant {
  return {
    debtor: { name: 'Bjørg Åse Sørli-Øverås', birthDate: '1980-02-29' as Day },
    agent: { name: 'Łukasz Żółć', birthDate: '1979-03-14' as Day, phone: '+47 912 34 567' },
    cases: [A_CASE],
    powers: ['information', 'agreements'],
    limits: 'Ingen nedbetaling over 500 kr i måneden',
    validFrom: null,
    validThrough: '2027-06-10' as Day,
    untilCaseClosed: false,
    ...over,
  };
}

let writer: Promise<FormWriter> | undefined;

/** The bytes of a form; fails the test when the form is refused. */
export async function writtenForm(over: Partial<FormToWrite> = {}): Promise<Uint8Array> {
  const written = await tryForm(over);
  if (!written.ok) throw new Error(JSON.stringify(written.refusal));
  return written.value;
}

export async function tryForm(over: Partial<FormToWrite> = {}) {
  const { writeForm } = await formWriter();
  return writeForm({
    language: 'nb',
    agency: FORM_AGENCY,
    reference: 'PROVE-1',
    values: {},
    madeAt: MADE_AT,
    ...over,
  });
}

export function formWriter(): Promise<FormWriter> {
  writer ??= createFormWriter();
  return writer;
}

export type SeenField = {
  readonly name: string;
  readonly type: string;
  readonly flags: number;
  readonly maxLength: number | null;
  readonly tooltip: string;
  readonly value: string | null;
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly dictionary: PDFDict;
};

export async function openForm(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false });
}

/** Every field of the form dictionary, as the file has them. */
export function fieldsOf(document: PDFDocument): readonly SeenField[] {
  const form = document.catalog.lookup(PDFName.of('AcroForm'), PDFDict);
  const fields = form.lookup(PDFName.of('Fields'), PDFArray);
  return Array.from({ length: fields.size() }, (_, index) => seen(fields.lookup(index, PDFDict)));
}

function seen(dictionary: PDFDict): SeenField {
  return {
    name: textOf(dictionary, 'T') ?? '',
    type: dictionary.lookup(PDFName.of('FT'), PDFName).decodeText(),
    flags: dictionary.lookupMaybe(PDFName.of('Ff'), PDFNumber)?.asNumber() ?? 0,
    maxLength: dictionary.lookupMaybe(PDFName.of('MaxLen'), PDFNumber)?.asNumber() ?? null,
    tooltip: textOf(dictionary, 'TU') ?? '',
    value: textOf(dictionary, 'V'),
    rect: dictionary.lookup(PDFName.of('Rect'), PDFArray).asRectangle(),
    dictionary,
  };
}

export function textOf(dictionary: PDFDict, key: string): string | null {
  const value = dictionary.lookup(PDFName.of(key));
  if (value instanceof PDFName || value instanceof PDFString || value instanceof PDFHexString) {
    return value.decodeText();
  }
  return null;
}

export function fieldNamed(document: PDFDocument, name: string): SeenField {
  const field = fieldsOf(document).find((each) => each.name === name);
  if (field === undefined) throw new Error(`no field ${name}`);
  return field;
}

/** The decoded bytes of a stream, one character each. */
export function contentOf(document: PDFDocument, ref: unknown): string {
  const stream = document.context.lookup(ref instanceof PDFRef ? ref : undefined);
  if (!(stream instanceof PDFRawStream)) throw new Error('not a stream');
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}

/** What is printed, as the file has it: the page's own content, without the drawings of the fields. */
export function pageContent(document: PDFDocument): string {
  const contents = document.getPage(0).node.get(PDFName.of('Contents'));
  return contentOf(document, contents);
}

/** The drawing that shows a field's value; empty when it has none. */
export function lookOf(document: PDFDocument, name: string): string {
  const looks = fieldNamed(document, name).dictionary.lookup(PDFName.of('AP'), PDFDict);
  return contentOf(document, looks.get(PDFName.of('N')));
}

/** The text a reader copies out of a field's drawing, by the font's own map from glyphs to letters; lines parted by \n. */
export function shownText(document: PDFDocument, name: string): string {
  const letters = lettersByGlyph(document);
  const lines = [...lookOf(document, name).matchAll(/<([0-9a-f]*)> Tj/g)].map((match) => match[1] ?? '');
  return lines
    .map((line) => (line.match(/.{4}/g) ?? []).map((glyph) => letters.get(glyph) ?? '\uFFFD').join(''))
    .join('\n');
}

function lettersByGlyph(document: PDFDocument): Map<string, string> {
  const form = document.catalog.lookup(PDFName.of('AcroForm'), PDFDict);
  const fonts = form.lookup(PDFName.of('DR'), PDFDict).lookup(PDFName.of('Font'), PDFDict);
  const map = contentOf(document, fonts.lookup(PDFName.of('FW'), PDFDict).get(PDFName.of('ToUnicode')));
  const pairs = [...map.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]{4})>$/gm)].slice(1);
  return new Map(
    pairs.map(([, glyph, letter]) => [
      (glyph ?? '').toLowerCase(),
      String.fromCharCode(Number.parseInt(letter ?? '', 16)),
    ]),
  );
}
