// The pages of a PDF in order, found by a walk that no page tree can keep going for ever.

import { PDFDict, type PDFDocument, PDFNumber, type PDFObject } from 'pdf-lib';
import { arrayEntry, asDict, dictEntry, dictElements, entry } from './lookups.js';

const MOST_NODES = 5_000;
const DEEPEST = 60;

/** One page, with the page tree nodes above it (nearest first), which pass their attributes down. */
export type Page = { readonly dict: PDFDict; readonly above: readonly PDFDict[] };

/**
 * The pages in reading order, at most `limit` of them: a tree that repeats its nodes is cut off there. Empty when the
 * file has no usable page tree.
 */
export function listPages(document: PDFDocument, limit: number): readonly Page[] {
  const catalog = asDict(document.catalog);
  const root = catalog === undefined ? undefined : dictEntry(catalog, 'Pages');
  const pages: Page[] = [];
  if (root === undefined) return pages;
  let nodes = 0;
  const visit = (node: PDFDict, above: readonly PDFDict[]): void => {
    nodes += 1;
    if (pages.length >= limit || nodes > MOST_NODES || above.length > DEEPEST || above.includes(node)) return;
    const kids = arrayEntry(node, 'Kids');
    if (kids === undefined) {
      pages.push({ dict: node, above });
      return;
    }
    for (const kid of dictElements(kids)) visit(kid, [node, ...above]);
  };
  visit(root, []);
  return pages;
}

/** An attribute of a page that it may inherit: Resources, MediaBox, CropBox, Rotate. */
export function pageAttribute(page: Page, key: string): PDFObject | undefined {
  for (const node of [page.dict, ...page.above]) {
    const found = entry(node, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How many degrees clockwise it is shown turned, 0..359; 0 when it does not say so in a number. */
export function degreesTurned(page: Page): number {
  const turned = pageAttribute(page, 'Rotate');
  if (!(turned instanceof PDFNumber)) return 0;
  return ((turned.asNumber() % 360) + 360) % 360;
}

/** The annotations of a page, widgets among them. */
export function annotationsOf(page: Page): readonly PDFDict[] {
  return dictElements(arrayEntry(page.dict, 'Annots'));
}
