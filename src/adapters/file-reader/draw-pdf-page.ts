// One page of a PDF as pixels, for a picture that staff may see in place of the file.

import { MOST_PAGES } from '../../documents/facts.js';
import type { Picture } from './orders.js';
import { openForDrawing } from './render-pdf.js';

/** Red, green and blue, row by row; null when there is no such page, or it cannot be drawn. */
export async function drawPdfPage(bytes: Uint8Array, page: number, side: number): Promise<Picture | null> {
  const document = await openForDrawing(bytes);
  if (document === null) return null;
  try {
    if (page < 1 || page > Math.min(document.pages, MOST_PAGES)) return null;
    const drawing = document.draw(page, side);
    if (drawing === null) return null;
    const { width, height, data } = drawing;
    const pixels = Buffer.alloc(width * height * 3);
    for (let from = 0, to = 0; to < pixels.length; from += 4, to += 3) {
      pixels[to] = data[from + 2] ?? 0;
      pixels[to + 1] = data[from + 1] ?? 0;
      pixels[to + 2] = data[from] ?? 0;
    }
    return { width, height, bytes: pixels };
  } finally {
    document.close();
  }
}
