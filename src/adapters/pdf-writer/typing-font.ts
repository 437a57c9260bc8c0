// The font other programs type with when they fill the form in: the field font once more, with one byte for each letter.
// Many of them cannot write in a font of two-byte letters and leave the field looking empty (pdftk, older libraries).

import type { PDFDict, PDFDocument, PDFRef } from 'pdf-lib';
import { PDFArray, PDFDict as Dict, PDFName } from 'pdf-lib';
import type { FieldFont } from './field-font.js';
import { toUnicode } from './to-unicode.js';

/** Polish, Sámi, Lithuanian, Latvian, Turkish, Romanian, Czech: what the Western European code page lacks. Adobe's glyph names, as PDF/A-2 § 6.2.11.6 asks. */
const ADDED =
  'Aogonek Ą aogonek ą Cacute Ć cacute ć Eogonek Ę eogonek ę Lslash Ł lslash ł Nacute Ń nacute ń Sacute Ś sacute ś ' +
  'Zacute Ź zacute ź Zdotaccent Ż zdotaccent ż Ccaron Č ccaron č Dcroat Đ dcroat đ Eng Ŋ eng ŋ Tbar Ŧ tbar ŧ ' +
  'Edotaccent Ė edotaccent ė Iogonek Į iogonek į Uogonek Ų uogonek ų Umacron Ū umacron ū Amacron Ā amacron ā ' +
  'Emacron Ē emacron ē Imacron Ī imacron ī Gcommaaccent Ģ gcommaaccent ģ Kcommaaccent Ķ kcommaaccent ķ ' +
  'Lcommaaccent Ļ lcommaaccent ļ Ncommaaccent Ņ ncommaaccent ņ Gbreve Ğ gbreve ğ Idotaccent İ dotlessi ı ' +
  'Scedilla Ş scedilla ş Abreve Ă abreve ă Scommaaccent Ș scommaaccent ș Ecaron Ě ecaron ě Rcaron Ř rcaron ř ' +
  'Uring Ů uring ů Ncaron Ň ncaron ň';

/** Codes without a letter (tab and line ends left alone), then signs nobody has in a name. */
const GIVEN_UP =
  '\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016' +
  '\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F\u0081\u008D\u008F\u0090\u009D¤¦¬¯±²³µ¶¸¹¼¾×÷‡ˆ‰ƒ¢¥¨´½¿¡†˜‹›';

/** Where Windows-1252 differs from Latin-1. Written out, since Node 20's own decoder takes the one for the other. */
const WINDOWS_80_TO_9F = Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ');

type Letter = { readonly code: number; readonly name: string | null; readonly letter: string };

/**
 * A font dictionary that shares the embedded letters of `whole`, the Type0 font made of the same file. Its code page is
 * Windows-1252 with the added letters in the places of the signs given up.
 */
export function addTypingFont(document: PDFDocument, whole: PDFRef, font: FieldFont): PDFRef {
  const { context } = document;
  const letters = codePage();
  const widths = letters.map(({ letter }) => Math.round(font.measure(letter) * 1000));
  const differences = letters.flatMap(({ code, name }) => (name === null ? [] : [code, name]));
  const shown = letters.filter(({ letter }) => font.measure(letter) > 0);
  const map = toUnicode(
    shown.map(({ code, letter }) => [code, letter.codePointAt(0) ?? 0] as const),
    1,
  );
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'TrueType',
      BaseFont: 'NotoSans-Regular',
      FirstChar: 1,
      LastChar: 255,
      Widths: widths,
      FontDescriptor: context.register(descriptorLike(document, whole)),
      Encoding: { Type: 'Encoding', BaseEncoding: 'WinAnsiEncoding', Differences: differences },
      ToUnicode: context.register(context.flateStream(map)),
    }),
  );
}

/** Whether every letter of the text can be typed with this font; if not, only the whole font shows it. */
export function canBeTyped(text: string): boolean {
  return Array.from(text).every((letter) => letter === '\n' || TYPED.has(letter));
}

/** Codes 1 to 255. */
function codePage(): readonly Letter[] {
  const words = ADDED.split(' ');
  const added = new Map<string, Letter>();
  for (const [index, sign] of Array.from(GIVEN_UP).entries()) {
    const [name, letter] = [words[2 * index], words[2 * index + 1]];
    if (name !== undefined && letter !== undefined) added.set(sign, { code: 0, name, letter });
  }
  return Array.from({ length: 255 }, (_, index) => {
    const code = index + 1;
    const letter = WINDOWS_80_TO_9F[code - 0x80] ?? String.fromCharCode(code);
    const other = added.get(letter);
    return other === undefined ? { code, name: null, letter } : { ...other, code };
  });
}

const TYPED: ReadonlySet<string> = new Set(codePage().map(({ letter }) => letter));

/** The descriptor of the whole font, but for letters that are reached by their names. */
function descriptorLike(document: PDFDocument, whole: PDFRef): PDFDict {
  const descendants = document.context.lookup(whole, Dict).lookup(PDFName.of('DescendantFonts'), PDFArray);
  const descriptor = descendants
    .lookup(0, Dict)
    .lookup(PDFName.of('FontDescriptor'), Dict)
    .clone(document.context);
  descriptor.set(PDFName.of('Flags'), document.context.obj(NONSYMBOLIC));
  return descriptor;
}

/** ISO 32000-1, table 123. */
const NONSYMBOLIC = 1 << 5;
