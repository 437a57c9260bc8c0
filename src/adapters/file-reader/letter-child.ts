// The limited child process that reads letters from pictures of their pages: no native code, no network, nothing fetched.

import { letterFactsOf } from '../../documents/letter/letter-facts.js';
import { withoutNationalIds } from '../../documents/page-text.js';
import { linesOf, type PageLines } from '../letter-reader/page-lines.js';
import { startRecogniser } from '../letter-reader/recognition.js';
import { type Done, serveOrders } from './child-service.js';
import type { Order } from './orders.js';

const recogniser = await startRecogniser();
const pages: { readonly page: number; readonly read: PageLines }[] = [];

await serveOrders({ prepare: async () => undefined, work });

async function work(order: Order, bytes: Buffer): Promise<Done> {
  if (order.job !== 'transcribe') return { picture: null };
  if (order.before !== pages.length) throw new Error('a page of the letter was given to another child');
  pages.push({ page: order.page, read: linesOf(recogniser.read(bytes), order.page) });
  return { letter: order.last ? letterOf(order.cut) : null };
}

function letterOf(cut: boolean) {
  const letters = pages.reduce((sum, { read }) => sum + read.letters, 0);
  const sure = pages.reduce((sum, { read }) => sum + read.letters * read.certainty, 0);
  return letterFactsOf({
    source: 'image',
    lines: withoutNationalIds(pages.flatMap(({ read }) => read.lines)),
    pages: pages.map(({ page, read: { strokes } }) => ({ page, picture: 0, strokes, laidOn: false })),
    cut,
    certainty: letters === 0 ? 0 : sure / letters,
  });
}
