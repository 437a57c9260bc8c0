// The words Tesseract saw on a page as lines of text, and apart from them what it saw and could not read.

import { LONGEST_WORD, MOST_STROKES, type PageBox, type TextLine } from '../../documents/page-text.js';
import type { SeenPage, SeenWord } from './recognition.js';

export type PageLines = {
  readonly lines: readonly TextLine[];
  /** Handwriting, stamps, pictures, or words too faint: where something stands that was not read. */
  readonly strokes: readonly PageBox[];
  /** Of the words in `lines` on the whole, 0..1, and how many letters they have. */
  readonly certainty: number;
  readonly letters: number;
};

/** A word read less surely than this is not used: it may be anything. */
const LEAST_USED = 0.3;
/** A word read less surely than this may be another word, so that something was perhaps overlooked. */
const DOUBTFUL = 0.6;

/** `page` is its number in the file. */
export function linesOf({ width, height, words }: SeenPage, page: number): PageLines {
  const boxed = words
    .map((word) => ({ ...word, box: shareOf(word, width, height) }))
    .filter(({ box }) => box.width > 0 && box.height > 0);
  const used = boxed.filter(({ text, certainty }) => text !== '' && certainty >= LEAST_USED);
  const lines = [...new Set(used.map(({ line }) => line))];
  const letters = used.reduce((sum, { text }) => sum + text.length, 0);
  const sure = used.reduce((sum, { text, certainty }) => sum + text.length * certainty, 0);
  return {
    lines: lines.map((line) =>
      asLine(
        used.filter((word) => word.line === line),
        page,
      ),
    ),
    strokes: boxed
      .filter(({ certainty }) => certainty < DOUBTFUL)
      .map(({ box }) => box)
      .slice(0, MOST_STROKES),
    certainty: letters === 0 ? 0 : Math.min(1, sure / letters),
    letters,
  };
}

function asLine(words: readonly (SeenWord & { readonly box: PageBox })[], page: number): TextLine {
  const top = Math.min(...words.map(({ box }) => box.y));
  const bottom = Math.max(...words.map(({ box }) => box.y + box.height));
  const placed = words.map(({ text, box }) => ({
    text: text.normalize('NFC').slice(0, LONGEST_WORD),
    x: box.x,
    width: box.width,
  }));
  return { page, y: top, height: rounded(bottom - top), words: placed };
}

function shareOf({ left, top, width, height }: SeenWord, pageWidth: number, pageHeight: number): PageBox {
  const [x, y] = [clamped(left / pageWidth), clamped(top / pageHeight)];
  return {
    x,
    y,
    width: rounded(Math.min(1 - x, width / pageWidth)),
    height: rounded(Math.min(1 - y, height / pageHeight)),
  };
}

function clamped(share: number): number {
  return rounded(Math.min(1, Math.max(0, share)));
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
