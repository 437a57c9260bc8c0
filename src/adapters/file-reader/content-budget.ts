// How much a PDF's streams may unpack to, and how large its pictures may be: the limits a decompression bomb breaks.

import type { PDFDict, PDFStream } from 'pdf-lib';
import { contentStreams } from '../pdf-objects/content.js';
import { nameEntry, numberEntry } from '../pdf-objects/lookups.js';
import type { Page } from '../pdf-objects/pages.js';
import { filtersOf, flateOutput, StreamTooLarge } from '../pdf-objects/streams.js';
import { MOST_PIXELS } from './pictures.js';

const LARGEST_STREAM = 50_000_000;
const LARGEST_TOTAL = 200_000_000;
const MOST_FILTERS = 4;

/** Judges streams one after the other; false once the file unpacks to more than any honest paper does. */
export type ContentBudget = { readonly allows: (stream: PDFStream) => boolean };

/**
 * Pictures with one filter are judged by their declared size alone, which bounds what a viewer unpacks – unless they are
 * also used as page content.
 */
export function createContentBudget(pages: readonly Page[]): ContentBudget {
  const pageContent = new Set(pages.flatMap(contentStreams));
  let left = LARGEST_TOTAL;
  return {
    allows: (stream) => {
      const filters = filtersOf(stream).length;
      if (filters > MOST_FILTERS || pixelsOf(stream.dict) > MOST_PIXELS) return false;
      const isPicture = nameEntry(stream.dict, 'Subtype') === 'Image';
      if (isPicture && filters <= 1 && !pageContent.has(stream)) return true;
      try {
        left -= flateOutput(stream, LARGEST_STREAM);
      } catch (error) {
        if (error instanceof StreamTooLarge) return false;
        throw error;
      }
      return left >= 0;
    },
  };
}

function pixelsOf(dict: PDFDict): number {
  return (numberEntry(dict, 'Width') ?? 0) * (numberEntry(dict, 'Height') ?? 0);
}
