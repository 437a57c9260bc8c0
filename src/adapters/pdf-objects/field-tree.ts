// How large a form looks to a reader that follows its tree without remembering where it has been, as viewers do.

import type { PDFDict, PDFDocument } from 'pdf-lib';
import { arrayEntry, asDict, dictElements, dictEntry } from './lookups.js';
import { annotationsOf, type Page } from './pages.js';

/** A form of ours has 40 fields; ten lines that name each other tenfold have ten thousand million. */
const MOST_VISITS = 10_000;
/** PDFium goes no deeper than 32. */
const DEEPEST = 34;

/** True when following the form's fields, from the form and from the pages, takes more steps than any honest paper asks for. */
export function hasEndlessFields(document: PDFDocument, pages: readonly Page[]): boolean {
  let visits = 0;
  const isEndless = (field: PDFDict, depth: number): boolean => {
    visits += 1;
    if (visits > MOST_VISITS) return true;
    if (depth >= DEEPEST) return false;
    return dictElements(arrayEntry(field, 'Kids')).some((kid) => isEndless(kid, depth + 1));
  };
  const catalog = asDict(document.catalog);
  const form = catalog === undefined ? undefined : dictEntry(catalog, 'AcroForm');
  const roots = form === undefined ? [] : dictElements(arrayEntry(form, 'Fields'));
  return [...roots, ...pages.flatMap(annotationsOf)].some((field) => isEndless(field, 0));
}
