// The limited child process that reads files and draws PDFs: no native code, no file but its own program, no network it needs.

import type { ReadLines } from '../../documents/page-text.js';
import type { Done } from './child-service.js';
import { serveOrders } from './child-service.js';
import type { ChildSettings, Order } from './orders.js';
import type { Known } from './read-pdf.js';
import { readPageText } from './page-text.js';
import { readFile } from './read-file.js';
import { drawPdfPage } from './draw-pdf-page.js';

/** A small PDF read before the first real one, so that the code is loaded. Its page is a strip: a square one would be drawn as millions of points. */
const REHEARSAL =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj ' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 900]>>endobj trailer<</Root 1 0 R>>\n%%EOF';

let known: Known = { anchors: [], prints: [] };

await serveOrders({
  prepare: async (settings) => {
    const { anchors, prints } = JSON.parse(settings) as ChildSettings;
    known = { anchors: await readAnchors(anchors), prints };
    await readFile(Buffer.from(REHEARSAL, 'latin1'), known);
  },
  work,
});

/** What reads certificates is large: it is loaded at once where signatures are expected, else with the first that comes. */
async function readAnchors(anchors: ChildSettings['anchors']): Promise<Known['anchors']> {
  if (anchors.length === 0) return [];
  const chain = await import('../pdf-signatures/chain.js');
  return chain.readAnchors(anchors.map((text) => Buffer.from(text, 'base64')));
}

async function readLines(bytes: Buffer): Promise<ReadLines | null> {
  const text = await readPageText(bytes);
  return text && { lines: text.lines, cut: text.cut };
}

async function work(order: Order, bytes: Buffer): Promise<Done> {
  if (order.job === 'read') return { facts: await readFile(bytes, known) };
  if (order.job === 'text') return { text: await readLines(bytes) };
  return { picture: order.job === 'draw' ? await drawPdfPage(bytes, order.page, order.side) : null };
}
