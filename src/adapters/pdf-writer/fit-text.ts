// Finds the largest letters in which a text fits its box, over as many lines as there is room for. Pure.

export type Fitted = { readonly size: number; readonly leading: number; readonly lines: readonly string[] };

export type Room = {
  /** Points, inside the padding. */
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  readonly smallest: number;
  /** Width of a text in points per point of letter size. */
  readonly measure: (text: string) => number;
};

/** Distance between lines, and from the top of Å to the foot of g, per point of letter size (Noto Sans). */
const LEADING = 1.17;
const INKED = 1.19;
const STEP = 0.25;

/** Below this a word too long for a line is broken; above it smaller letters are tried first. */
const BREAKS_WORDS_UNDER = 7;

/** The text in lines, in the largest letters that fit; null when it does not fit in the smallest. Nothing is cut. */
export function fitText(text: string, room: Room): Fitted | null {
  if (isHopeless(text, room)) return null;
  for (let size = room.largest; size >= room.smallest; size -= STEP) {
    const lines = wrap(text, room.width / size, room.measure, size < BREAKS_WORDS_UNDER);
    if (lines === null) continue;
    const leading = size * LEADING;
    if ((lines.length - 1) * leading + size * INKED <= room.height) return { size, leading, lines };
  }
  return null;
}

/** Longer than all lines of the smallest letters together: found at once, however long the text is. */
function isHopeless(text: string, { width, height, smallest, measure }: Room): boolean {
  const lines = Math.floor((height / smallest - INKED) / LEADING) + 1;
  return measure(text) > (lines * width) / smallest;
}

function wrap(
  text: string,
  width: number,
  measure: (text: string) => number,
  breaksWords: boolean,
): readonly string[] | null {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (measure(longer) <= width) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      if (measure(word) > width && !breaksWords) return null;
      const pieces = breakWord(word, width, measure);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
    }
    lines.push(line);
  }
  return lines;
}

function breakWord(word: string, width: number, measure: (text: string) => number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && measure(piece + letter) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}
