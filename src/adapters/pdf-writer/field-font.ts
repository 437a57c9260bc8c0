// The font that what is filled in is written with: embedded whole in every form, so that any letter can be typed later.

import * as fontkit from '@cantoo/fontkit';

export type FieldFont = {
  readonly bytes: Uint8Array;
  /** Width of a text in points per point of letter size. */
  readonly measure: (text: string) => number;
  /** The text as a PDF hex string of glyph numbers, for `Tj` under Identity-H. */
  readonly encode: (text: string) => string;
  /** The letters of the text the font does not hold, each once. */
  readonly missingLetters: (text: string) => readonly string[];
  /** Every letter of the font: its glyph number and its code point, by glyph. */
  readonly letters: readonly (readonly [number, number])[];
};

/** Names in the form's resources: the whole font, and the one that others type with (typing-font.ts). */
export const FIELD_FONT = 'FW';
export const TYPING_FONT = 'FF';

/** Height of capital letters in points per point of letter size (Noto Sans). */
export const CAP_HEIGHT = 0.714;

type Letter = { readonly glyph: number; readonly advance: number };

/**
 * Parsed once and kept. Letters are mapped one by one, with no ligatures or kerning: what is drawn can then be read back
 * letter by letter, by whatever tool.
 */
export function readFieldFont(bytes: Uint8Array): FieldFont {
  const font = fontkit.create(bytes);
  if ('fonts' in font) throw new Error('the field font is a collection, not one font');
  const letters = new Map<string, Letter | null>();
  const letterOf = (letter: string): Letter | null => {
    const known = letters.get(letter);
    if (known !== undefined) return known;
    const codePoint = letter.codePointAt(0) ?? 0;
    const glyph = font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint) : null;
    // Glyph 0 is the empty box that stands for a missing letter.
    const held = glyph !== null && glyph.id !== 0;
    const found = held ? { glyph: glyph.id, advance: glyph.advanceWidth / font.unitsPerEm } : null;
    letters.set(letter, found);
    return found;
  };
  const drawn = (text: string) => Array.from(text, letterOf).filter((letter) => letter !== null);
  const held = font.characterSet.flatMap((codePoint) => {
    const letter = letterOf(String.fromCodePoint(codePoint));
    return letter === null ? [] : [[letter.glyph, codePoint] as const];
  });
  return {
    bytes,
    letters: held.sort(([one], [other]) => one - other),
    measure: (text) => drawn(text).reduce((width, letter) => width + letter.advance, 0),
    encode: (text) => `<${drawn(text).map(hexOf).join('')}>`,
    missingLetters: (text) => [
      ...new Set(Array.from(text).filter((letter) => letter !== '\n' && letterOf(letter) === null)),
    ],
  };
}

function hexOf(letter: Letter): string {
  return letter.glyph.toString(16).padStart(4, '0');
}
