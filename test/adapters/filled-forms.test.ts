// The same form filled in by other people's tools gives the same facts, to the letter, and is seen to be unaltered.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileReader } from '../../src/adapters/file-reader/file-reader.js';
import type { FileFacts, FormFacts } from '../../src/documents/facts.js';
import { FORM_FIELDS, isOneOf, TICK_FIELDS } from '../../src/documents/form.js';
import { aReader } from '../support/reader.js';

const FORMS = new URL('../fixtures/forms/', import.meta.url);
const FILLED = [
  'filled-by-pdftk',
  'filled-by-chromium',
  'filled-by-pdfjs',
  'filled-by-pdf-lib',
  'updated-incrementally',
  'object-streams',
  'owner-locked',
];
const typed: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('values.json', FORMS), 'utf8'),
);
/** What must be read: what was typed, nothing in the other fields, and no text in the signature field. */
const EXPECTED = Object.fromEntries(
  FORM_FIELDS.filter((name) => name !== 'signature').map((name) => [
    name,
    typed[name] ?? (isOneOf(TICK_FIELDS, name) ? 'Off' : ''),
  ]),
);

const open = (name: string): { readonly bytes: Buffer } => ({
  bytes: readFileSync(new URL(`${name}.pdf`, FORMS)),
});

let reader: FileReader;
let facts: ReadonlyMap<string, FileFacts>;
beforeAll(async () => {
  reader = await aReader();
  const names = ['blank', ...FILLED, 'signed-with-chromium', 'user-locked'];
  const read = await reader.read(names.map(open));
  facts = new Map(read.map((one, index) => [names[index] ?? '', one]));
});
afterAll(() => reader.close());

function formOf(name: string): FormFacts {
  const one = facts.get(name);
  if (one?.readable !== true || one.form === null)
    throw new Error(`no form was read: ${JSON.stringify(one)}`);
  return one.form;
}

describe.each(FILLED)('%s', (name) => {
  test('has every value as it was typed, and no other', () => {
    expect(formOf(name).values).toEqual(EXPECTED);
  });

  test('is printed as the blank form is', () => {
    expect(formOf(name).contentHash).toBe(formOf('blank').contentHash);
  });

  test('is whole, unsigned, and nothing was drawn on it', () => {
    expect(formOf(name)).toMatchObject({
      absentFields: [],
      foreignAnnotations: [],
      signatureFieldFilled: false,
      reference: null,
      edition: 'general/1/nb',
    });
  });

  test('holds nothing a reviewer must know, but a lock', () => {
    const one = facts.get(name);
    const findings = name === 'owner-locked' ? [{ code: 'OWNER_PASSWORD' }] : [];
    expect(one?.readable === true && one.findings).toEqual(findings);
  });
});

test('a signature drawn with the pen of Chromium is ink in the signature box, and no change to the print', () => {
  expect(formOf('signed-with-chromium')).toMatchObject({
    contentHash: formOf('blank').contentHash,
    foreignAnnotations: [{ subtype: 'Ink', page: 1, overSignature: true }],
  });
});

test('a form that lost what was filled in last is told to be damaged, though it reads as a blank one', async () => {
  const whole = open('updated-incrementally').bytes;
  const [cut] = await reader.read([{ bytes: whole.subarray(0, -1_200) }]);
  expect(cut?.readable === true && cut.findings).toEqual([{ code: 'REPAIRED' }]);
});

test('a file that needs a password to be read is refused as such', () => {
  expect(facts.get('user-locked')).toEqual({ readable: false, refusal: 'PASSWORD_PROTECTED' });
});
