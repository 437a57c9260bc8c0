// Looks at the pages of a file one after the other for pictures of our form, as long as there is time for it.

import type { Finding } from '../../documents/facts.js';
import { hasKnownLayout, type SheetFacts } from '../../documents/sheet.js';
import type { Grey } from '../sheet-reader/grey.js';
import { readPage } from '../sheet-reader/read-sheet.js';

export type SeenPages = {
  readonly sheets: readonly SheetFacts[];
  readonly emptyPages: readonly number[];
  readonly findings: readonly Finding[];
};

/** A child looks no longer than this at all it is given, waiting not counted; pages after that are left to a person. */
const LOOKING_MS = 5_000;

let spentMs = 0;

/** `pageAt` gives page 1 and on as grey pixels, or null when it cannot be drawn. */
export async function lookAtPages(
  pages: number,
  pageAt: (page: number) => Promise<Grey | null>,
): Promise<SeenPages> {
  const sheets: SheetFacts[] = [];
  const emptyPages: number[] = [];
  for (let page = 1; page <= pages && spentMs < LOOKING_MS; page += 1) {
    const begun = performance.now();
    const grey = await pageAt(page);
    const seen = grey === null ? 'other' : await readPage(grey);
    if (seen === 'empty') emptyPages.push(page);
    else if (seen !== 'other') sheets.push({ page, ...seen });
    spentMs += performance.now() - begun;
  }
  return { sheets, emptyPages, findings: sheets.flatMap(cutOff) };
}

/** A form whose corners are not all in the picture is known, but its boxes are not to be found. */
function cutOff({ page, code, place }: SheetFacts): readonly Finding[] {
  return place === null && hasKnownLayout(code) ? [{ code: 'CORNERS_NOT_SEEN', page }] : [];
}
