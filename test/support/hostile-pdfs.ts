// PDFs made to hang or flood whoever opens them, each with what must come of it.

import type { FileRefusal, Finding } from '../../src/documents/facts.js';
import { onePage, packedBlanks, rawPdf, rawStream } from './raw-pdf.js';

/** A refusal, or the codes found in a file that is received all the same. */
export type Outcome = FileRefusal | readonly Finding['code'][];

export type HostileFile = { readonly name: string; readonly bytes: Buffer; readonly outcome: Outcome };

const file = (name: string, outcome: Outcome, bytes: Buffer): HostileFile => ({ name, bytes, outcome });

/** Shapes that send a trusting reader round in circles, or so deep that it falls. */
export function tangledPdfs(): readonly HostileFile[] {
  const laughs = (first: number, entry: (next: string) => string, last: string): Record<number, string> => {
    const objects: Record<number, string> = {};
    for (let number = first; number < first + 10; number += 1) {
      objects[number] = entry(`${number + 1} 0 R `.repeat(10));
    }
    objects[first + 10] = last;
    return objects;
  };
  return [
    file(
      'a page tree that contains itself',
      [],
      rawPdf({
        1: '<</Type/Catalog/Pages 2 0 R>>',
        2: '<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>',
        3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
      }),
    ),
    file(
      'a page tree of ten thousand million pages in one kilobyte',
      'TOO_MANY_PAGES',
      rawPdf({
        1: '<</Type/Catalog/Pages 2 0 R>>',
        ...laughs(2, (kids) => `<</Type/Pages/Kids[${kids}]/Count 9>>`, '<</Type/Page/MediaBox[0 0 9 9]>>'),
      }),
    ),
    file(
      'a page tree of as many branches and no page',
      'FILE_DAMAGED',
      rawPdf({
        1: '<</Type/Catalog/Pages 2 0 R>>',
        ...laughs(2, (kids) => `<</Type/Pages/Kids[${kids}]/Count 9>>`, '<</Type/Pages/Kids[]/Count 0>>'),
      }),
    ),
    file(
      'a page count that is a lie',
      [],
      rawPdf({
        1: '<</Type/Catalog/Pages 2 0 R>>',
        2: '<</Type/Pages/Kids[3 0 R]/Count 2000000000>>',
        3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
      }),
    ),
    file(
      'pages that are their own root',
      'FILE_DAMAGED',
      rawPdf({ 1: '<</Type/Catalog/Pages 2 0 R>>', 2: '3 0 R', 3: '2 0 R' }),
    ),
    file(
      'fields that are each other’s children',
      [],
      onePage({
        root: '/AcroForm<</Fields[10 0 R]>>',
        page: '/Annots[10 0 R]',
        more: {
          10: '<</T(f)/FT/Tx/Parent 11 0 R/Kids[11 0 R]/Subtype/Widget/Rect[0 0 9 9]>>',
          11: '<</T(g)/Parent 10 0 R/Kids[10 0 R]>>',
        },
      }),
    ),
    file(
      'a field that is its own parent',
      [],
      onePage({
        root: '/AcroForm<</Fields[10 0 R]>>',
        page: '/Annots[10 0 R]',
        more: { 10: '<</T(f)/Parent 10 0 R/Subtype/Widget/Rect[0 0 9 9]>>' },
      }),
    ),
    file(
      'a field tree of ten thousand million fields',
      'UNSAFE_CONTENT',
      onePage({
        root: '/AcroForm<</Fields[10 0 R]>>',
        more: laughs(10, (kids) => `<</T(f)/Kids[${kids}]>>`, '<</T(x)/FT/Tx/V(v)>>'),
      }),
    ),
    file(
      'a box on the page with ten thousand million fields in it',
      'UNSAFE_CONTENT',
      onePage({
        root: '/AcroForm<</Fields[]>>',
        page: '/Annots[10 0 R]',
        more: laughs(
          10,
          (kids) => `<</T(f)/Subtype/Widget/Rect[0 0 9 9]/Kids[${kids}]>>`,
          '<</T(x)/FT/Tx/V(v)>>',
        ),
      }),
    ),
    file('a cross-reference table that follows itself', [], pdfWithPreviousTable()),
    file('a stream whose length is the stream', [], lengthOfItself()),
    file('arrays two hundred thousand deep', ['REPAIRED'], nested('['.repeat(200_000) + ']'.repeat(200_000))),
    file(
      'dictionaries one hundred thousand deep',
      ['REPAIRED'],
      nested(`${'<</A '.repeat(100_000)}1${'>>'.repeat(100_000)}`),
    ),
    file('a million arrays that never close', ['REPAIRED'], nested('['.repeat(1_000_000))),
    file(
      'drawings that draw each other ten thousand million times',
      [],
      onePage({
        page: '/Contents 4 0 R',
        more: {
          4: rawStream('', '/X Do'),
          ...laughs(10, (refs) => `<</Type/XObject/Resources<</XObject[${refs}]>>>>`, '<</Type/XObject>>'),
        },
      }),
    ),
    file('a name of three hundred thousand letters', [], nested(`<</${'A'.repeat(300_000)} 1>>`)),
    file('two thousand ends of file', [], Buffer.concat([onePage(), Buffer.from('%%EOF\n'.repeat(2_000))])),
  ];
}

function nested(object: string): Buffer {
  return onePage({ more: { 4: object } });
}

function pdfWithPreviousTable(): Buffer {
  const offset = onePage().lastIndexOf('xref\n0');
  return rawPdf(
    {
      1: '<</Type/Catalog/Pages 2 0 R>>',
      2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
    },
    `/Size 4/Root 1 0 R/Prev ${offset}`,
  );
}

function lengthOfItself(): Buffer {
  return onePage({
    page: '/Contents 4 0 R',
    more: { 4: '<</Length 4 0 R>>\nstream\nq\nendstream' },
  });
}

/** Little files that become large ones. */
export function bombs(): readonly HostileFile[] {
  const content = (entries: string, data: Buffer): Buffer =>
    onePage({ page: '/Contents 4 0 R', more: { 4: rawStream(entries, data) } });
  const picture = (entries: string, data: Buffer): Buffer =>
    onePage({ more: { 4: rawStream(`/Type/XObject/Subtype/Image/BitsPerComponent 8${entries}`, data) } });
  const blanks = packedBlanks(60);
  const hex = Buffer.from(blanks.toString('hex'));
  return [
    file('page content of 60 MB', 'UNSAFE_CONTENT', content('/Filter/FlateDecode', blanks)),
    file(
      'page content packed twice',
      'UNSAFE_CONTENT',
      content('/Filter[/FlateDecode/FlateDecode]', packedBlanks(100, 2)),
    ),
    file(
      'page content packed and spelled in hexadecimal',
      'UNSAFE_CONTENT',
      content('/Filter[/ASCIIHexDecode/FlateDecode]', hex),
    ),
    file('page content under short names', 'UNSAFE_CONTENT', content('/Filter[/Fl]', blanks)),
    file(
      'page content that calls itself a picture',
      'UNSAFE_CONTENT',
      content('/Subtype/Image/Filter/FlateDecode', blanks),
    ),
    file(
      'five streams of 45 MB',
      'UNSAFE_CONTENT',
      onePage({
        more: Object.fromEntries(
          [4, 5, 6, 7, 8].map((number) => [number, rawStream('/Filter/FlateDecode', packedBlanks(45))]),
        ),
      }),
    ),
    file(
      'a stream with nine filters',
      'UNSAFE_CONTENT',
      content(`/Filter[${'/ASCIIHexDecode'.repeat(9)}]`, Buffer.from('00>')),
    ),
    file(
      'a picture of 3 600 megapixels',
      'UNSAFE_CONTENT',
      picture('/Width 60000/Height 60000/Filter/FlateDecode', packedBlanks(1)),
    ),
    file(
      'a fax of 4 225 megapixels',
      'UNSAFE_CONTENT',
      picture('/Width 65000/Height 65000/Filter/CCITTFaxDecode', Buffer.alloc(900, 0xff)),
    ),
    file(
      'a picture packed twice',
      'UNSAFE_CONTENT',
      picture('/Width 9/Height 9/Filter[/FlateDecode/FlateDecode]', packedBlanks(100, 2)),
    ),
    file(
      'a page as large as Norway',
      [],
      Buffer.from(onePage().toString('latin1').replace('595 842', '1000000000 1000000000'), 'latin1'),
    ),
    file(
      'a letter table of two thousand million letters',
      [],
      onePage({ more: { 4: rawStream('', '1 beginbfrange <00000000> <7fffffff> <0041> endbfrange') } }),
    ),
    file(
      'a pattern of a thousandth of a point',
      [],
      onePage({
        more: {
          4: rawStream('/PatternType 1/PaintType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001', '0 0 1 1 re f'),
        },
      }),
    ),
  ];
}
