// The facts of one PDF.

import { PDFInvalidObject } from 'pdf-lib';
import { type FileFacts, type FileRefusal, type Finding, MOST_PAGES } from '../../documents/facts.js';
import { listFields } from '../pdf-objects/fields.js';
import { asDict, dictEntry, entry } from '../pdf-objects/lookups.js';
import { listPages, type Page } from '../pdf-objects/pages.js';
import { StreamTooLarge } from '../pdf-objects/streams.js';
import { inspectContent } from './active-content.js';
import { readForm } from './form-facts.js';
import { type OpenedPdf, openPdf } from './open-pdf.js';
import { LARGEST_TAIL } from './signatures.js';

/** Facts of a file that begins with `%PDF-`, or one refusal. */
export async function readPdf(bytes: Buffer): Promise<FileFacts> {
  const opened = await openPdf(bytes);
  if (typeof opened === 'string') return refuse(opened);
  const pages = listPages(opened.document, MOST_PAGES + 1);
  if (pages.length > MOST_PAGES) return refuse('TOO_MANY_PAGES');
  if (isOnlyXfa(opened, pages)) return refuse('UNSAFE_CONTENT');
  const content = inspectContent(opened.document, pages, bytes);
  if (!content.safe) return refuse('UNSAFE_CONTENT');
  try {
    return {
      readable: true,
      type: 'pdf',
      pages: pages.length,
      findings: [...content.findings, ...conditionOf(opened, bytes)],
      form: readForm(opened.document, pages),
      sheets: [],
      emptyPages: [],
    };
  } catch (error) {
    if (error instanceof StreamTooLarge) return refuse('UNSAFE_CONTENT');
    throw error;
  }
}

export function refuse(refusal: FileRefusal): FileFacts {
  return { readable: false, refusal };
}

/** An XFA form has its text in a program of its own and only "please wait" on the page: nobody could read what was signed. */
function isOnlyXfa({ document }: OpenedPdf, pages: readonly Page[]): boolean {
  const catalog = asDict(document.catalog);
  const form = catalog === undefined ? undefined : dictEntry(catalog, 'AcroForm');
  if (form === undefined || entry(form, 'XFA') === undefined) return false;
  return listFields(document, pages).length === 0;
}

function conditionOf(opened: OpenedPdf, bytes: Buffer): readonly Finding[] {
  if (opened.ownerPassword) return [{ code: 'OWNER_PASSWORD' }];
  const objects = opened.document.context.enumerateIndirectObjects();
  const isDamaged =
    opened.repaired || !endsWhole(bytes) || objects.some(([, object]) => object instanceof PDFInvalidObject);
  return isDamaged ? [{ code: 'REPAIRED' }] : [];
}

/** A file cut in its last revision reads as the revision before, such as the blank form: that must be told. */
function endsWhole(bytes: Buffer): boolean {
  const end = bytes.subarray(-LARGEST_TAIL - '%%EOF'.length).toString('latin1');
  return /%%EOF[\s\0]*$/.test(end);
}
