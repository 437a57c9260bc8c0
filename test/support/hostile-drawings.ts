// PDFs whose structure is sound, and that are endless or enormous only for whoever draws their page.

import type { HostilePicture } from './hostile-pictures.js';
import { type Drawn, drawing, rawPdf, rawStream } from './raw-pdf.js';
import { rawJpeg } from './raw-pictures.js';

/** Whatever comes of them, it must be one clear answer. */
export function hostileDrawings(): readonly HostilePicture[] {
  return [...nestedDrawings(), ...paintedBombs()];
}

function nestedDrawings(): readonly HostilePicture[] {
  const form = (next: number, content: string): Buffer =>
    rawStream(
      `/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X ${next} 0 R>>>>`,
      content,
    );
  const laughs: Record<number, Buffer> = {};
  for (let number = 10; number < 20; number += 1) laughs[number] = form(number + 1, '/X Do '.repeat(10));
  laughs[20] = form(20, '0 0 100 100 re f');
  const x = { resources: '/XObject<</X 10 0 R>>' };
  const letters = (glyph: string, resources: string): Drawn => ({
    resources: '/Font<</F 10 0 R>>',
    more: {
      10: `<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 11 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]/Resources<<${resources}>>>>`,
      11: rawStream('', glyph),
    },
  });
  return [
    { name: 'drawings ten deep of ten drawings each', bytes: drawing('/X Do', { ...x, more: laughs }) },
    { name: 'a drawing of itself', bytes: drawing('/X Do', { ...x, more: { 10: form(10, '/X Do /X Do') } }) },
    {
      name: 'a letter that is drawn with itself',
      bytes: drawing(
        'BT /F 9 Tf (aaaa) Tj ET',
        letters('1 0 d0 BT /F 9 Tf (aa) Tj ET', '/Font<</F 10 0 R>>'),
      ),
    },
    {
      name: 'a mask that is masked by itself',
      bytes: drawing('/G gs 0 0 500 500 re f', {
        resources: '/ExtGState<</G 10 0 R>>',
        more: {
          10: '<</Type/ExtGState/SMask<</S/Luminosity/G 11 0 R>>>>',
          11: rawStream(
            '/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Group<</S/Transparency>>/Resources<</ExtGState<</G 10 0 R>>>>',
            '/G gs 0 0 500 500 re f',
          ),
        },
      }),
    },
    {
      name: 'a pattern that is painted with itself',
      bytes: drawing('/Pattern cs /P scn 0 0 595 842 re f', {
        resources: '/Pattern<</P 10 0 R>>',
        more: {
          10: rawStream(
            '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<</Pattern<</P 10 0 R>>>>',
            '/Pattern cs /P scn 0 0 9 9 re f',
          ),
        },
      }),
    },
    {
      name: 'a pattern of ten thousandths of a point over a whole page',
      bytes: drawing('/Pattern cs /P scn 0 0 595 842 re f', {
        resources: '/Pattern<</P 10 0 R>>',
        more: {
          10: rawStream(
            '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001/Resources<<>>',
            '0 0 1 1 re f',
          ),
        },
      }),
    },
    {
      name: 'a box whose look is the box itself',
      bytes: drawing('q Q', {
        page: '/MediaBox[0 0 595 842]/Annots[10 0 R]',
        more: { 10: '<</Subtype/Widget/FT/Tx/T(f)/Rect[0 0 99 99]/AP<</N 11 0 R>>>>', 11: form(11, '/X Do') },
      }),
    },
  ];
}

/** A run of zeros in LZW, every code a byte longer than the one before: two kilobytes hold eight million of them. */
function lzwZeros(tables: number): Buffer {
  const bits: string[] = [];
  for (let table = 0; table < tables; table += 1) {
    bits.push((256).toString(2).padStart(9, '0'));
    for (let code = 257; code < 4_095; code += 1) {
      const width = code < 511 ? 9 : code < 1_023 ? 10 : code < 2_047 ? 11 : 12;
      bits.push((code === 257 ? 0 : code).toString(2).padStart(width, '0'));
    }
  }
  const all = bits.join('');
  return Buffer.from(all.match(/.{8}/gu)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}

function paintedBombs(): readonly HostilePicture[] {
  const picture = (entries: string, data: Buffer): Buffer =>
    drawing('595 0 0 842 0 0 cm /X Do', {
      resources: '/XObject<</X 10 0 R>>',
      more: { 10: rawStream(`/Type/XObject/Subtype/Image/ColorSpace/DeviceGray${entries}`, data) },
    });
  const content = (entries: string, data: Buffer): Buffer =>
    drawing('', { more: { 4: rawStream(entries, data) } });
  const jbig2 = Buffer.concat([
    Buffer.from('0000000030000100000013', 'hex'),
    Buffer.from('ffffffffffffffff0000000000000000000000', 'hex'),
    Buffer.from('00000001260001ffffffff0000ffff0000ffff000000000000000000', 'hex'),
  ]);
  const jpx = Buffer.concat([
    Buffer.from('ff4fff51002f0000fffffffffffffffff00000000000000000ffffffff'.padEnd(94, '0'), 'hex'),
    Buffer.alloc(200),
  ]);
  return [
    { name: 'page content of 160 MB in LZW', bytes: content('/Filter/LZWDecode', lzwZeros(20)) },
    {
      name: 'page content of 60 MB in runs',
      bytes: content('/Filter/RunLengthDecode', Buffer.alloc(940_000, Buffer.from([129, 32]))),
    },
    {
      name: 'page content of zeros in ASCII 85',
      bytes: content('/Filter/ASCII85Decode', Buffer.alloc(9_000_000, 'z')),
    },
    {
      name: 'a picture of 49 megapixels in LZW',
      bytes: picture('/Width 7000/Height 7000/BitsPerComponent 8/Filter/LZWDecode', lzwZeros(6)),
    },
    {
      name: 'a JBIG2 picture of four thousand million rows',
      bytes: picture('/Width 7000/Height 7000/BitsPerComponent 1/Filter/JBIG2Decode', jbig2),
    },
    {
      name: 'a JPEG 2000 picture of four thousand million columns',
      bytes: picture('/Width 7000/Height 7000/BitsPerComponent 8/Filter/JPXDecode', jpx),
    },
    {
      name: 'a small picture that is a JPEG of 4 294 megapixels',
      bytes: picture(
        '/Width 10/Height 10/BitsPerComponent 8/Filter/DCTDecode',
        rawJpeg({ width: 65_535, height: 65_535 }),
      ),
    },
    {
      name: 'a small picture that is a fax of a million columns',
      bytes: picture(
        '/Width 10/Height 10/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 1000000/Rows 1000000>>',
        Buffer.alloc(900, 0xff),
      ),
    },
    {
      name: 'a picture in the text of 4 225 megapixels',
      bytes: drawing('BI /W 65000 /H 65000 /BPC 8 /CS /G ID xxxxxxxx EI'),
    },
    {
      name: 'dashes of a ten thousandth of a point, a kilometre long',
      bytes: drawing('[0.0001 0.0001] 0 d 0 0 m 2800000 2800000 l S'),
    },
    { name: 'a million states one inside the other', bytes: drawing('q '.repeat(1_000_000)) },
    {
      name: 'half a million curves',
      bytes: drawing(`0 0 m ${'1 99 500 1 9 800 c 0 0 m '.repeat(250_000)} S`),
    },
    {
      name: 'thirty thousand clippings one inside the other',
      bytes: drawing('0 0 m 595 0 l 300 842 l h 9 9 500 500 re W* n '.repeat(30_000)),
    },
    {
      name: 'a shading by a program over the whole page',
      bytes: drawing('/S sh', {
        resources: '/Shading<</S<</ShadingType 1/ColorSpace/DeviceGray/Function 10 0 R>>>>',
        more: {
          10: rawStream(
            '/FunctionType 4/Domain[0 1 0 1]/Range[0 1]',
            `{ ${'dup mul sqrt sin cos '.repeat(20_000)} add }`,
          ),
        },
      }),
    },
    {
      name: 'twenty thousand times the same page content',
      bytes: rawPdf({
        1: '<</Type/Catalog/Pages 2 0 R>>',
        2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[${'4 0 R '.repeat(20_000)}]/Resources<<>>>>`,
        4: rawStream('', '0 0 500 500 re f '.repeat(2_000)),
      }),
    },
  ];
}
