// The hash of what is printed: it stays through everything an honest tool does and changes with every word of the form.

import { readFileSync } from 'node:fs';
import { type PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFString } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { annotationsOf, listPages, type Page } from '../../src/adapters/pdf-objects/pages.js';
import { arrayEntry, dictEntry } from '../../src/adapters/pdf-objects/lookups.js';
import { unpack } from '../../src/adapters/pdf-objects/streams.js';
import { pageContentHash } from '../../src/adapters/pdf-content-hash.js';
import { createFormWriter } from '../../src/adapters/pdf-writer/write-form.js';
import type { Agency } from '../../src/shared/agency.js';
import { instantOf } from '../../src/shared/dates.js';

const BLANK = readFileSync(new URL('../fixtures/forms/blank.pdf', import.meta.url));
const AGENCY: Agency = JSON.parse(
  readFileSync(new URL('../../templates/agency.example.json', import.meta.url), 'utf8'),
);

const load = (bytes: Uint8Array): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false });
const hashOf = async (bytes: Uint8Array): Promise<string> => pageContentHash(await load(bytes));

/** The hash after a change, saved and loaded again. */
async function hashAfter(
  change: (document: PDFDocument, page: Page) => void,
  useObjectStreams = true,
): Promise<string> {
  const document = await load(BLANK);
  change(document, pageOf(document));
  return hashOf(await document.save({ updateFieldAppearances: false, useObjectStreams }));
}

function pageOf(document: PDFDocument): Page {
  const [page] = listPages(document, 1);
  if (page === undefined) throw new Error('the form has no page');
  return page;
}

function widgetOf(document: PDFDocument, name: string): PDFDict {
  const widgets = annotationsOf(pageOf(document));
  const found = widgets.find((widget) => widget.lookup(PDFName.of('T'), PDFString).decodeText() === name);
  if (found === undefined) throw new Error(`the form has no field ${name}`);
  return found;
}

describe('it stays the same', () => {
  test('when the file is saved with object streams and without', async () => {
    expect(await hashAfter(() => undefined, true)).toBe(await hashOf(BLANK));
    expect(await hashAfter(() => undefined, false)).toBe(await hashOf(BLANK));
  });

  test('when fields are filled in', async () => {
    const filled = await hashAfter((document) => {
      widgetOf(document, 'debtor_name').set(PDFName.of('V'), PDFString.of('Kari'));
    });
    expect(filled).toBe(await hashOf(BLANK));
  });

  test('when something is drawn as an annotation, which is told apart', async () => {
    const drawn = await hashAfter((document, page) => {
      const ink = document.context.register(document.context.obj({ Subtype: 'Ink', Rect: [0, 0, 9, 9] }));
      arrayEntry(page.dict, 'Annots')?.push(ink);
    });
    expect(drawn).toBe(await hashOf(BLANK));
  });

  test('when lines are drawn on the page with a pen, which are told apart', async () => {
    const drawn = await hashAfter((document, page) => addContent(document, page, 'q 1 w 9 9 m 90 90 l S Q'));
    expect(drawn).toBe(await hashOf(BLANK));
  });

  test('when the content is cut into two streams', async () => {
    const cut = await hashAfter((document, page) => {
      const content = page.dict.lookup(PDFName.of('Contents'));
      if (!(content instanceof PDFRawStream)) throw new Error('the form has its content in one stream');
      const bytes = unpack(content, 10_000_000).bytes;
      const middle = Buffer.from(bytes).indexOf('\n', bytes.length / 2);
      const parts = [bytes.subarray(0, middle), bytes.subarray(middle + 1)];
      const refs = parts.map((part) => document.context.register(document.context.flateStream(part)));
      page.dict.set(PDFName.of('Contents'), document.context.obj(refs));
    });
    expect(cut).toBe(await hashOf(BLANK));
  });
});

describe('it changes', () => {
  const changes: readonly (readonly [string, (document: PDFDocument, page: Page) => void])[] = [
    ['when a word is printed on the page', (document) => document.getPage(0).drawText('ikke')],
    [
      'when one number of the content changes',
      (document, page) => {
        const content = page.dict.lookup(PDFName.of('Contents'));
        if (!(content instanceof PDFRawStream)) throw new Error('the form has its content in one stream');
        const text = Buffer.from(unpack(content, 10_000_000).bytes).toString('latin1');
        const changed = text.replace(
          /(\d)( Tf)/,
          (_, digit: string, rest: string) => `${(Number(digit) + 1) % 10}${rest}`,
        );
        expect(changed).not.toBe(text);
        const stream = document.context.flateStream(Buffer.from(changed, 'latin1'));
        page.dict.set(PDFName.of('Contents'), document.context.register(stream));
      },
    ],
    [
      'when the letters of a font change places',
      (_, page) => {
        const fonts = dictEntry(dictOf(page, 'Resources'), 'Font');
        const [first, second] = fonts?.keys() ?? [];
        if (fonts === undefined || first === undefined || second === undefined)
          throw new Error('two fonts are needed');
        const [one, other] = [fonts.get(first), fonts.get(second)];
        if (one === undefined || other === undefined) throw new Error('two fonts are needed');
        fonts.set(first, other);
        fonts.set(second, one);
      },
    ],
    [
      'when two tick boxes change places',
      (document) => {
        const [one, other] = [
          widgetOf(document, 'power_information'),
          widgetOf(document, 'power_agreements'),
        ];
        const [place, otherPlace] = [arrayEntry(one, 'Rect'), arrayEntry(other, 'Rect')];
        if (place === undefined || otherPlace === undefined) throw new Error('the boxes have places');
        one.set(PDFName.of('Rect'), otherPlace);
        other.set(PDFName.of('Rect'), place);
      },
    ],
    [
      'when lines are drawn and a letter with them',
      (document, page) => addContent(document, page, 'q 9 9 m 90 90 l S BT /F2 9 Tf <0001> Tj ET Q'),
    ],
    [
      'when lines are drawn and a picture with them',
      (document, page) => addContent(document, page, 'q 9 9 m 90 90 l S /FormCode Do Q'),
    ],
    ['when a page is added', (document) => void document.addPage()],
    ['when the page is turned askew', (_, page) => page.dict.set(PDFName.of('Rotate'), PDFNumber.of(45))],
    ['when part of the page is cut off', (document) => document.getPage(0).setCropBox(0, 200, 595, 600)],
    ['when the page is magnified', (_, page) => page.dict.set(PDFName.of('UserUnit'), PDFNumber.of(2))],
    [
      'when layers are added',
      (document) => document.catalog.set(PDFName.of('OCProperties'), document.context.obj({ OCGs: [] })),
    ],
  ];

  test.each(changes)('%s', async (_, change) => {
    expect(await hashAfter(change)).not.toBe(await hashOf(BLANK));
  });
});

/** Appends a content stream to the page, behind its own. */
function addContent(document: PDFDocument, page: Page, content: string): void {
  const own = page.dict.get(PDFName.of('Contents'));
  const more = document.context.register(document.context.stream(content));
  page.dict.set(PDFName.of('Contents'), document.context.obj([own, more]));
}

function dictOf(page: Page, key: string): PDFDict {
  const found = dictEntry(page.dict, key);
  if (found === undefined) throw new Error(`the page has no ${key}`);
  return found;
}

describe('of an issued form', () => {
  const write = async (reference: string, name: string): Promise<Uint8Array> => {
    const written = await (await createFormWriter()).writeForm({
      language: 'nb',
      agency: AGENCY,
      reference,
      values: { debtor_name: name },
      madeAt: instantOf(new Date('2026-11-22T12:00:00Z')),
    });
    if (!written.ok) throw new Error('the form was refused');
    return written.value;
  };

  test('it holds nothing of what is filled in', async () => {
    expect(await hashOf(await write('ABC123', 'Kari Nordmann'))).toBe(
      await hashOf(await write('ABC123', 'Ola Nordmann')),
    );
  });

  test('it is another for another reference, whose code is printed', async () => {
    expect(await hashOf(await write('ABC123', 'Kari'))).not.toBe(await hashOf(await write('ABC124', 'Kari')));
  });
});
