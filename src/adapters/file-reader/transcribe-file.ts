// Reads a letter from the pictures of its pages: drawn or decoded one by one, read by a child that keeps them until the last.

import type { LetterFacts, LetterToRead } from '../../documents/letter/letter-facts.js';
import { type Lane, allow, openDesk } from './desk.js';
import type { Order } from './orders.js';
import type { View } from './show-file.js';

/** About 200 dots an inch of an A4 page: fewer cost letters, more cost time. */
const SIDE = 2_400;

/**
 * One page is read when the next one has been shown, so that never more than two lie in memory and the last one is known
 * as such. Null when the pages break their reader, take too long, or none of them can be shown. Throws
 * ReaderUnavailable.
 */
export async function transcribeFile(
  { letters, show }: { readonly letters: Lane; readonly show: (view: View) => Promise<Buffer | null> },
  { pages, cut }: LetterToRead,
): Promise<LetterFacts | null> {
  const desk = openDesk(letters, allow(letters.limits.wallMs));
  const read = async ({ page, png }: Shown, order: Place): Promise<LetterFacts | null | 'broken'> => {
    const outcome = await desk.ask({ job: 'transcribe', page, ...order }, png);
    return typeof outcome === 'object' && 'letter' in outcome ? outcome.letter : 'broken';
  };
  try {
    let before = 0;
    let newest: Shown | null = null;
    for (const page of pages) {
      const png = await show({ page, side: SIDE, crop: null });
      if (png === null) continue;
      if (newest !== null) {
        if ((await read(newest, { before, last: false, cut })) === 'broken') return null;
        before += 1;
      }
      newest = { page, png };
    }
    if (newest === null) return null;
    const letter = await read(newest, { before, last: true, cut: cut || before + 1 < pages.length });
    return letter === 'broken' ? null : letter;
  } finally {
    await desk.close();
  }
}

type Shown = { readonly page: number; readonly png: Buffer };
type Place = Pick<Extract<Order, { readonly job: 'transcribe' }>, 'before' | 'last' | 'cut'>;
