// PDFs with pages of impossible sizes and places, and with fonts that lead their reader astray.

import { readFileSync } from 'node:fs';
import type { HostilePicture } from './hostile-pictures.js';
import { drawing, rawPdf, rawStream } from './raw-pdf.js';

/** Whatever comes of them, it must be one clear answer. */
export function hostilePages(): readonly HostilePicture[] {
  return [...oddPages(), ...oddFonts()];
}

function oddPages(): readonly HostilePicture[] {
  const page = (name: string, entries: string): HostilePicture => ({
    name,
    bytes: drawing('0 0 m 9 9 l S', { page: entries }),
  });
  const deep: Record<number, string> = { 1: '<</Type/Catalog/Pages 2 0 R>>' };
  for (let number = 2; number < 30_000; number += 1)
    deep[number] =
      `<</Type/Pages/Parent ${number - 1} 0 R/MediaBox[0 0 9 9]/Kids[${number + 1} 0 R]/Count 1>>`;
  deep[30_000] = '<</Type/Page/Parent 29999 0 R>>';
  return [
    page('a page of no size', '/MediaBox[0 0 0 0]'),
    page('a page of less than no size', '/MediaBox[595 842 0 0]'),
    page('a page as narrow as a hair', '/MediaBox[0 0 0.001 14400]'),
    page('a page whose size is no number', '/MediaBox[0 0 /A (b)]'),
    page('a page beyond all numbers', '/MediaBox[0 0 1e400 99999999999999999999999999999]'),
    page('a page measured in light years', '/MediaBox[0 0 14400 14400]/UserUnit 1e30'),
    page('a page turned by no right angle', '/MediaBox[0 0 595 842]/Rotate 1000000007'),
    { name: 'a page thirty thousand branches up', bytes: rawPdf(deep) },
    {
      name: 'headings that follow each other for ever',
      bytes: drawing('q Q', {
        page: '/MediaBox[0 0 595 842]/StructParents 0',
        more: {
          1: '<</Type/Catalog/Pages 2 0 R/Outlines 10 0 R/StructTreeRoot 12 0 R/Names<</Dests 13 0 R>>>>',
          10: '<</First 11 0 R/Last 11 0 R/Count 9>>',
          11: '<</Title(a)/Parent 10 0 R/Next 11 0 R/Prev 11 0 R/First 10 0 R>>',
          12: '<</Type/StructTreeRoot/K 12 0 R/ParentTree 13 0 R>>',
          13: '<</Kids[13 0 R 13 0 R]/Limits[(a)(b)]>>',
        },
      }),
    },
  ];
}

const FONT = new URL('../../templates/fonts/NotoSans-Regular.ttf', import.meta.url);

function oddFonts(): readonly HostilePicture[] {
  const written = (font: Buffer): Buffer =>
    drawing('BT /F 40 Tf 50 500 Td (Fullmakt) Tj ET', {
      resources: '/Font<</F 10 0 R>>',
      more: {
        10: '<</Type/Font/Subtype/TrueType/BaseFont/A/Encoding/WinAnsiEncoding/FontDescriptor 11 0 R/FirstChar 0/LastChar 255>>',
        11: '<</Type/FontDescriptor/FontName/A/Flags 32/FontFile2 12 0 R>>',
        12: rawStream(`/Length1 ${font.length}`, font),
      },
    });
  const font = readFileSync(FONT);
  return [
    { name: 'a font whose every letter is made of itself', bytes: written(ofThemselves(font)) },
    { name: 'a font cut in the middle', bytes: written(font.subarray(0, 30_000)) },
    {
      name: 'a font with four thousand million tables',
      bytes: written(Buffer.concat([Buffer.from('00010000ffffffffffff', 'hex'), Buffer.alloc(5_000, 0xff)])),
    },
  ];
}

/** Every letter a composite of two of itself (OpenType, glyf). */
function ofThemselves(font: Buffer): Buffer {
  const made = Buffer.from(font);
  const table = (tag: string): number => {
    const row = made.indexOf(tag, 12, 'latin1');
    return made.readUInt32BE(row + 8);
  };
  const [glyf, loca, letters] = [table('glyf'), table('loca'), made.readUInt16BE(table('maxp') + 4)];
  const isLong = made.readUInt16BE(table('head') + 50) === 1;
  const at = (letter: number): number =>
    isLong ? made.readUInt32BE(loca + letter * 4) : made.readUInt16BE(loca + letter * 2) * 2;
  for (let letter = 0; letter < letters; letter += 1) {
    if (at(letter + 1) - at(letter) < 26) continue;
    const from = glyf + at(letter);
    made.writeInt16BE(-1, from);
    for (const [part, more] of [0x21, 0x01].entries()) {
      made.writeUInt16BE(more, from + 10 + part * 8);
      made.writeUInt16BE(letter, from + 12 + part * 8);
    }
  }
  return made;
}
