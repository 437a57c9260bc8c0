// What is read from a form: the values as they were meant, whichever way they were written, and what does not belong there.

import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../src/adapters/file-reader/read-pdf.js';
import type { FormFacts } from '../../src/documents/facts.js';
import { FORM_FIELDS, type FormField } from '../../src/documents/form.js';
import { formPdf } from '../support/form-pdf.js';
import { onePage, rawStream } from '../support/raw-pdf.js';

async function formOf(bytes: Buffer): Promise<FormFacts> {
  const facts = await readPdf(bytes, { anchors: [], prints: [] });
  if (!facts.readable || facts.form === null) throw new Error(`no form was read: ${JSON.stringify(facts)}`);
  return facts.form;
}

async function valueOf(field: FormField, entries: string): Promise<string | undefined> {
  return (await formOf(formPdf({ entries: { [field]: entries } }))).values[field];
}

describe('text', () => {
  test.each([
    ['in PDFDocEncoding', '/V(Bj\\370rg \\305se S\\370rli-\\330ver\\345s)', 'Bjørg Åse Sørli-Øverås'],
    ['in PDFDocEncoding, its own letters', '/V(\\233ukasz \\235elazny \\240 5)', 'łukasz šelazny € 5'],
    ['in UTF-16', '/V<FEFF0141 0075006B00610073007A 0020 017B00F3014201 07>', 'Łukasz Żółć'],
    ['in UTF-16 with the small end first', '/V<FFFE410175006B00610073007A00>', 'Łukasz'],
    ['in UTF-8', `/V<EFBBBF${Buffer.from('Łukasz Żółć').toString('hex')}>`, 'Łukasz Żółć'],
    ['in decomposed letters', '/V<FEFF0041030A00730065>', 'Åse'],
    ['with a language mark', '/V<FEFF001B006E0062001B0048006500690021>', 'Hei!'],
    ['with line breaks of every kind', '/V(a\\r\\nb\\rc\\nd)', 'a\nb\nc\nd'],
    ['with escapes', '/V(\\(a\\)\\\\\\t\\101)', '(a)\\\tA'],
    ['with control characters', '/V(a\\000b\\007c)', 'abc'],
    ['as a name', '/V/Ola', 'Ola'],
    ['as an empty string', '/V()', ''],
    ['as nothing', '', ''],
    ['as null', '/V null', ''],
  ])('%s is read to the letter', async (_, entries, expected) => {
    expect(await valueOf('debtor_name', entries)).toBe(expected);
  });

  test('in a stream is read to the letter', async () => {
    const stream = rawStream('/Filter/FlateDecode', deflateSync(Buffer.from('Ingen')));
    const bytes = formPdf({ entries: { limits: '/V 90 0 R' }, fields: { 90: stream } });
    expect((await formOf(bytes)).values.limits).toBe('Ingen');
  });

  test('that is a number is no value, and the field counts as absent', async () => {
    const form = await formOf(formPdf({ entries: { debtor_name: '/V 42' } }));
    expect(form.values.debtor_name).toBeUndefined();
    expect(form.absentFields).toEqual(['debtor_name']);
  });

  test('longer than any answer is no value, and the field counts as absent', async () => {
    const form = await formOf(formPdf({ entries: { limits: `/V(${'x'.repeat(5_001)})` } }));
    expect(form.absentFields).toEqual(['limits']);
  });
});

describe('a tick box', () => {
  test.each([
    ['ticked by name', '/V/Yes/AS/Yes', 'Yes'],
    ['ticked by text', '/V(Yes)', 'Yes'],
    ['ticked under a name of the tool’s own that has a drawing', '/V/On/AP<</N<</On null>>>>', 'Yes'],
    ['ticked under a name that has no drawing', '/V/Maybe', 'Maybe'],
    ['ticked only in what is drawn', '/AS/Yes', 'Yes'],
    ['cleared, whatever is drawn', '/V/Off/AS/Yes', 'Off'],
    ['never touched', '', 'Off'],
  ])('%s', async (_, entries, expected) => {
    expect(await valueOf('power_agreements', entries)).toBe(expected);
  });
});

describe('a field', () => {
  test('with its boxes apart from it keeps its own value', async () => {
    const bytes = formPdf({
      without: ['debtor_name'],
      fields: { 80: '<</T(debtor_name)/FT/Tx/V(Kari)/Kids[81 0 R 82 0 R]>>' },
      annotations: {
        81: '<</Subtype/Widget/Parent 80 0 R/Rect[0 0 9 9]/V(Ola)>>',
        82: '<</Subtype/Widget/Parent 80 0 R/Rect[9 9 19 19]>>',
      },
    });
    const form = await formOf(bytes);
    expect(form.values.debtor_name).toBe('Kari');
    expect(form.foreignAnnotations).toEqual([]);
  });

  test('that the form has lost is found on the page', async () => {
    const bytes = formPdf({
      without: ['debtor_name'],
      annotations: { 80: '<</Subtype/Widget/T(debtor_name)/FT/Tx/V(Kari)/Rect[0 0 9 9]>>' },
    });
    expect((await formOf(bytes)).values.debtor_name).toBe('Kari');
  });

  test('that comes twice with one value has that value', async () => {
    const bytes = formPdf({
      entries: { debtor_name: '/V(Kari)' },
      fields: { 80: '<</T(debtor_name)/FT/Tx>>' },
    });
    expect((await formOf(bytes)).values.debtor_name).toBe('Kari');
  });

  test('that comes twice with two values is never guessed at', async () => {
    const bytes = formPdf({
      entries: { debtor_name: '/V(Kari)' },
      fields: { 80: '<</T(debtor_name)/FT/Tx/V(Ola)>>' },
    });
    const form = await formOf(bytes);
    expect(form.values.debtor_name).toBeUndefined();
    expect(form.absentFields).toEqual(['debtor_name']);
  });

  test('of the same last name in another branch is another field', async () => {
    const bytes = formPdf({
      entries: { debtor_name: '/V(Kari)' },
      fields: { 80: '<</T(other)/Kids[81 0 R]>>', 81: '<</T(debtor_name)/FT/Tx/V(Ola)/Parent 80 0 R>>' },
    });
    expect((await formOf(bytes)).values.debtor_name).toBe('Kari');
  });

  test('that the file lacks is named', async () => {
    const form = await formOf(formPdf({ without: ['agent_name', 'limits'] }));
    expect(form.absentFields).toEqual(['agent_name', 'limits']);
  });
});

describe('the form', () => {
  test('with half of our fields is ours', async () => {
    const facts = await readPdf(formPdf({ without: FORM_FIELDS.slice(0, 10) }), { anchors: [], prints: [] });
    expect(facts.readable && facts.form?.absentFields.length).toBe(10);
  });

  test('with less than half of our fields is another paper', async () => {
    const facts = await readPdf(formPdf({ without: FORM_FIELDS.slice(0, 11) }), { anchors: [], prints: [] });
    expect(facts.readable && facts.form).toBeNull();
  });

  test('is not there in a letter', async () => {
    const facts = await readPdf(onePage(), { anchors: [], prints: [] });
    expect(facts.readable && facts.form).toBeNull();
  });

  test('tells its reference and edition from its hidden fields', async () => {
    const hidden = {
      80: '<</T(form_reference)/FT/Tx/V(ABC)>>',
      81: '<</T(form_edition)/FT/Tx/V(general/1/nb)>>',
    };
    expect(await formOf(formPdf({ fields: hidden }))).toMatchObject({
      reference: 'ABC',
      edition: 'general/1/nb',
    });
    expect(await formOf(formPdf())).toMatchObject({ reference: null, edition: null });
  });

  test('tells whether its signature field holds a signature', async () => {
    const signed = formPdf({ entries: { signature: '/V<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>' } });
    expect((await formOf(signed)).signatureFieldFilled).toBe(true);
    expect((await formOf(formPdf())).signatureFieldFilled).toBe(false);
  });
});

describe('an annotation that is not ours', () => {
  const drawn = async (entries: string): Promise<FormFacts['foreignAnnotations']> =>
    (await formOf(formPdf({ annotations: { 80: `<</Type/Annot${entries}>>` } }))).foreignAnnotations;

  test('is listed, with whether it lies over the signature box', async () => {
    expect(await drawn('/Subtype/Ink/Rect[320 60 400 90]')).toEqual([
      { subtype: 'Ink', page: 1, overSignature: true },
    ]);
    expect(await drawn('/Subtype/Stamp/Rect[10 700 90 800]')).toEqual([
      { subtype: 'Stamp', page: 1, overSignature: false },
    ]);
  });

  test('lies over the signature box however its corners are written', async () => {
    expect(await drawn('/Subtype/FreeText/Rect[560 110 540 90]')).toEqual([
      { subtype: 'FreeText', page: 1, overSignature: true },
    ]);
  });

  test('only touches the box when it ends where the box begins', async () => {
    expect((await drawn('/Subtype/Ink/Rect[200 50 300 100]'))[0]?.overSignature).toBe(false);
  });

  test('is not a pop-up note, which belongs to another annotation', async () => {
    expect(await drawn('/Subtype/Popup/Rect[320 60 400 90]')).toEqual([]);
  });

  test('may be another tool’s field', async () => {
    const bytes = formPdf({
      fields: { 80: '<</T(Signature1)/FT/Sig>>' },
      annotations: { 81: '<</Subtype/Widget/T(x)/Rect[0 0 9 9]>>' },
    });
    expect((await formOf(bytes)).foreignAnnotations).toEqual([
      { subtype: 'Widget', page: 1, overSignature: false },
    ]);
  });
});
