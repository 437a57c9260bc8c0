// What was drawn on a page with a viewer's pen and lies in its content, as Chromium saves it, apart from what is printed.

import type { PDFStream } from 'pdf-lib';
import { contentStreams, contentText, coordinatesAfter, shapesOf, tokensOf, UPRIGHT } from './content.js';
import type { Rectangle } from './lookups.js';
import type { Page } from './pages.js';

/** Lines, shapes, their colours and widths. No text, no picture, no drawing from elsewhere: those are print. */
const PEN = new Set(
  'q Q cm gs RG rg K k G g w J j M d m l c v y h re f F f* S s B B* b b* n BMC BDC EMC'.split(' '),
);

export type DrawnPage = {
  /** The content that is not pen strokes. */
  readonly printed: readonly PDFStream[];
  /** The extents of the strokes, in points. */
  readonly strokes: readonly Rectangle[];
  /** Names of graphics states that only the strokes use. */
  readonly penStates: ReadonlySet<string>;
};

/**
 * Parts a page: pen strokes are streams of nothing but lines and shapes behind the page's own first stream. They are to
 * be treated as an annotation is: told to a person, and no change to the printed text.
 */
export function separatePen(page: Page): DrawnPage {
  const streams = contentStreams(page).map((stream) => ({ stream, tokens: tokensOf(contentText(stream)) }));
  const lastPrinted = streams.findLastIndex(({ tokens }, index) => index === 0 || !isPenOnly(tokens));
  const printed = streams.slice(0, lastPrinted + 1);
  const drawn = streams.slice(lastPrinted + 1).flatMap(({ tokens }) => tokens);
  const printedTokens = printed.flatMap(({ tokens }) => tokens);
  const printedStates = statesIn(printedTokens);
  return {
    printed: printed.map(({ stream }) => stream),
    strokes: shapesOf(drawn, coordinatesAfter(printedTokens, UPRIGHT)),
    penStates: new Set([...statesIn(drawn)].filter((name) => !printedStates.has(name))),
  };
}

function isPenOnly(tokens: readonly string[]): boolean {
  return tokens.every((token) => PEN.has(token) || isOperand(token));
}

function isOperand(token: string): boolean {
  return /^[\d+\-./[\]<>]/.test(token);
}

function statesIn(tokens: readonly string[]): ReadonlySet<string> {
  const names = tokens.filter((token, index) => token.startsWith('/') && tokens[index + 1] === 'gs');
  return new Set(names.map((name) => name.slice(1)));
}
