// Reads a letter from the pictures of its pages: drawn or decoded one by one, read by a child that keeps them until the last.

import type { LetterFacts, LetterToRead } from '../../documents/letter/letter-facts.js';
import { type Lane, openDesk } from './desk.js';
import type { View } from './show-file.js';

/** About 200 dots an inch of an A4 page: fewer cost letters, more cost time. */
const SIDE = 2_400;

/** Null when the pages break their reader, take too long, or none of them can be shown. Throws ReaderUnavailable. */
export async function transcribeFile(
  { letters, show }: { readonly letters: Lane; readonly show: (view: View) => Promise<Buffer | null> },
  { pages, cut }: LetterToRead,
): Promise<LetterFacts | null> {
  const desk = openDesk(letters, performance.now() + letters.limits.wallMs);
  try {
    const shown: { readonly page: number; readonly png: Buffer }[] = [];
    for (const page of pages) {
      const png = await show({ page, side: SIDE, crop: null });
      if (png !== null) shown.push({ page, png });
    }
    const isCut = cut || shown.length < pages.length;
    for (const [index, { page, png }] of shown.entries()) {
      const last = index === shown.length - 1;
      const outcome = await desk.ask({ job: 'transcribe', page, before: index, last, cut: isCut }, png);
      if (typeof outcome === 'string' || !('letter' in outcome)) return null;
      if (last) return outcome.letter;
    }
    return null;
  } finally {
    await desk.close();
  }
}
