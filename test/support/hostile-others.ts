// Files that are two kinds at once, broken, or no paper at all; and PDFs that no reader gets to the end of.

import { onePage, packedBlanks, rawStream } from './raw-pdf.js';
import { jpegSegment, rawJpeg, rawPng, rawZip, wholeJpeg } from './raw-pictures.js';
import type { HostileFile, Outcome } from './hostile-pdfs.js';

const file = (name: string, outcome: Outcome, ...parts: readonly (Buffer | string)[]): HostileFile => ({
  name,
  outcome,
  bytes: Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))),
});

export function polyglots(): readonly HostileFile[] {
  const pdf = onePage();
  return [
    file('a web page before a PDF', 'POLYGLOT', '<html><script>alert(1)</script><!--', pdf),
    file('a program before a PDF', 'POLYGLOT', 'MZ', Buffer.alloc(2_000), pdf),
    file('a space before a PDF', 'POLYGLOT', ' ', pdf),
    file('an archive behind a PDF', 'POLYGLOT', pdf, rawZip()),
    file('an archive behind a PDF, and an end of PDF behind it', 'POLYGLOT', pdf, rawZip(), '\n%%EOF\n'),
    file('a web page inside a PDF', 'POLYGLOT', '%PDF-1.7\n<html><script>alert(1)</script>', pdf),
    file('more than one kilobyte behind a PDF', 'POLYGLOT', pdf, 'x'.repeat(1_100)),
    file('less than one kilobyte behind a PDF', ['REPAIRED'], pdf, 'x'.repeat(1_000)),
    file('a PDF in the remarks of a JPEG', 'POLYGLOT', rawJpeg({ more: jpegSegment(0xfe, pdf) })),
    file('a PDF behind a PNG', 'POLYGLOT', rawPng(), pdf),
    file('an archive behind a JPEG', 'POLYGLOT', rawJpeg(), rawZip()),
    file(
      'a web page in a JPEG',
      'POLYGLOT',
      rawJpeg({ more: jpegSegment(0xfe, Buffer.from('<script>1</script>')) }),
    ),
    file('more than one kilobyte behind a JPEG', 'POLYGLOT', rawJpeg(), 'x'.repeat(1_100)),
    file('more than one kilobyte behind a PNG', 'POLYGLOT', rawPng(), 'x'.repeat(1_100)),
    file(
      'another JPEG behind a JPEG that announces none',
      'POLYGLOT',
      rawJpeg(),
      rawJpeg(),
      Buffer.alloc(1_100),
    ),
  ];
}

/** What phones put behind a photo belongs to it. */
export function phonePhotos(): readonly HostileFile[] {
  const announced = jpegSegment(0xe2, Buffer.from('MPF\0II*\0', 'latin1'));
  return [
    file('a photo', [], wholeJpeg()),
    file('a photo with a brightness map', [], wholeJpeg(announced), wholeJpeg(), Buffer.alloc(2_000)),
    file('a photo with a short film', [], wholeJpeg(), '\0\0\0\x18ftypmp42', Buffer.alloc(2_000)),
    file('a photo with the maker’s notes', [], wholeJpeg(), Buffer.alloc(2_000, 7), 'SEFT'),
    file('a screenshot', [], rawPng({ width: 1_179, height: 2_556 })),
  ];
}

export function brokenOrForeign(): readonly HostileFile[] {
  const pdf = onePage();
  return [
    file('nothing', 'EMPTY_FILE'),
    file('one byte', 'FILE_TYPE_NOT_ALLOWED', '%'),
    file('the header of a PDF', 'FILE_DAMAGED', '%PDF-1.7\n'),
    file(
      'the header of a PDF and a megabyte of zeros',
      'FILE_DAMAGED',
      '%PDF-1.7\n',
      Buffer.alloc(1_000_000),
    ),
    file(
      'the header of a PDF and a megabyte of remarks',
      'FILE_DAMAGED',
      '%PDF-1.7\n',
      '%\n'.repeat(500_000),
    ),
    file(
      'ten thousand trailers',
      'FILE_DAMAGED',
      '%PDF-1.7\n',
      'trailer<</Root 1 0 R/Prev 9>>\n'.repeat(10_000),
    ),
    file('a PDF cut in the middle', 'FILE_DAMAGED', pdf.subarray(0, 60)),
    file('a PDF cut before its table', ['REPAIRED'], pdf.subarray(0, pdf.indexOf('xref'))),
    file('a PDF locked by a way nobody knows', 'PASSWORD_PROTECTED', locked('/Filter/Elsewhere/V 9')),
    file('a text', 'FILE_TYPE_NOT_ALLOWED', 'Hei, her er fullmakten min.'),
    file('a web page', 'FILE_TYPE_NOT_ALLOWED', '<!doctype html><title>Fullmakt</title>'),
    file('a drawing', 'FILE_TYPE_NOT_ALLOWED', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    file('a program', 'FILE_TYPE_NOT_ALLOWED', 'MZ', Buffer.alloc(500)),
    file('an archive', 'FILE_TYPE_NOT_ALLOWED', 'PK\x03\x04', Buffer.alloc(500), rawZip()),
    file('a GIF', 'FILE_TYPE_NOT_ALLOWED', 'GIF89a', Buffer.alloc(50)),
    file('the first bytes of a TIFF', 'FILE_DAMAGED', 'II*\0', Buffer.alloc(50)),
    file('a JPEG that cannot be decoded', 'FILE_DAMAGED', rawJpeg()),
    file('a JPEG cut in the middle', 'FILE_DAMAGED', rawJpeg().subarray(0, -2)),
    file('a JPEG of no size', 'FILE_DAMAGED', rawJpeg({ width: 0 })),
    file('a photo of 108 megapixels', 'FILE_TOO_LARGE', rawJpeg({ width: 12_000, height: 9_000 })),
    file('a PNG of 52 megapixels', 'FILE_TOO_LARGE', rawPng({ width: 8_000, height: 6_500 })),
    file('a JPEG of 4 294 megapixels', 'UNSAFE_CONTENT', rawJpeg({ width: 65_535, height: 65_535 })),
    file('the first bytes of a JPEG and noise', 'FILE_DAMAGED', '\xff\xd8\xff\xe0', Buffer.alloc(900, 0x41)),
    file('a PNG cut in the middle', 'FILE_DAMAGED', rawPng().subarray(0, -12)),
    file('a PNG of no size', 'FILE_DAMAGED', rawPng({ height: 0 })),
    file('a PNG of 16 million megapixels', 'UNSAFE_CONTENT', rawPng({ width: 2 ** 32 - 1, height: 4_000 })),
    file(
      'a PNG with a block longer than the file',
      'FILE_DAMAGED',
      rawPng().subarray(0, 33),
      '\xff\xff\xff\xffIDAT',
    ),
  ];
}

function locked(handler: string): Buffer {
  const plain = onePage({ more: { 4: `<<${handler}>>` } }).toString('latin1');
  return Buffer.from(plain.replace('/Root 1 0 R', '/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]'), 'latin1');
}

/** Files that keep pdf-lib busy far longer than anybody waits, or fill any memory. On a fast machine some come to an end. */
export function endlessPdfs(): readonly HostileFile[] {
  const twice = packedBlanks(400, 2);
  const bomb = (entries: string): Buffer => rawStream(`${entries}/Filter[/FlateDecode/FlateDecode]`, twice);
  return [
    file(
      'an object stream of 400 MB',
      'CHECK_TIMED_OUT',
      onePage({ more: { 50: bomb('/Type/ObjStm/N 100000000/First 10') } }),
    ),
    file(
      'a cross-reference stream of 400 MB',
      'CHECK_TIMED_OUT',
      onePage({ more: { 50: bomb('/Type/XRef/Size 50000000/W[1 3 1]/Root 1 0 R') } }),
    ),
    file(
      'seven hundred thousand beginnings of an object',
      'CHECK_TIMED_OUT',
      '%PDF-1.7\n',
      '1 0 obj\n'.repeat(700_000),
    ),
    file('five million brackets', 'CHECK_TIMED_OUT', '%PDF-1.7\n1 0 obj\n', '('.repeat(5_000_000)),
    file(
      'eight million hexadecimal digits',
      'CHECK_TIMED_OUT',
      '%PDF-1.7\n1 0 obj\n<',
      'a'.repeat(8_000_000),
    ),
  ];
}
