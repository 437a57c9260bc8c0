// The facts of one PDF.

import { PDFInvalidObject } from 'pdf-lib';
import type { Certificate } from 'pkijs';
import { type SignatureFacts, signedRevision } from '../../documents/digital-signature.js';
import { type FileFacts, type FileRefusal, type Finding, MOST_PAGES } from '../../documents/facts.js';
import { type LetterFacts, letterFactsOf } from '../../documents/letter/letter-facts.js';
import type { PageText } from '../../documents/page-text.js';
import type { SheetFacts } from '../../documents/sheet.js';
import { isOurPrint, type Prints, readTypedSheet, type TypedSheet } from '../../documents/typed-sheet.js';
import { hasEndlessFields } from '../pdf-objects/field-tree.js';
import { listFields } from '../pdf-objects/fields.js';
import { asDict, dictEntry, entry } from '../pdf-objects/lookups.js';
import { listPages, type Page } from '../pdf-objects/pages.js';
import { StreamTooLarge } from '../pdf-objects/streams.js';
import { findSignatures } from '../pdf-signatures/find-signatures.js';
import { greyOf } from '../sheet-reader/grey.js';
import { inspectContent } from './active-content.js';
import { readForm } from './form-facts.js';
import { lookAtPages, type SeenPages } from './look-at-pages.js';
import { openBothWays, type OpenedPdf, openPdf } from './open-pdf.js';
import { readPageText } from './page-text.js';
import { refuse } from './refuse.js';
import { openForDrawing } from './render-pdf.js';
import { LARGEST_TAIL } from './signatures.js';

/** What the child is told of us: certificates that signatures may lead to, and the words we print. */
export type Known = { readonly anchors: readonly Certificate[]; readonly prints: Prints };

/**
 * Facts of a file that begins with `%PDF-`, or one refusal. Of a signed file the form and the pages are those that were
 * signed, whatever was added later; but what was added is looked through for danger like the rest.
 */
export async function readPdf(bytes: Buffer, known: Known): Promise<FileFacts> {
  try {
    const whole = await inspect(bytes);
    if (typeof whole === 'string') return refuse(whole);
    const signatures = await signaturesIn(whole, bytes, known.anchors);
    const signedTo = signedRevision(signatures);
    const readTo = signedTo === bytes.length ? null : signedTo;
    const shown = readTo === null ? whole : await inspect(bytes.subarray(0, readTo));
    if (typeof shown === 'string') return refuse(shown);
    const form = readForm(shown.opened.document, shown.pages);
    const seen = form === null ? await lookAtPdf(shown) : NOT_LOOKED_AT;
    const text = form === null ? await readPageText(shown.opened.bytes) : null;
    return {
      readable: true,
      type: 'pdf',
      pages: shown.pages.length,
      findings: withoutRepeats([...whole.findings, ...shown.findings, ...seen.findings]),
      form,
      sheets: seen.sheets,
      emptyPages: seen.emptyPages,
      signatures,
      readTo,
      typedSheets: text === null ? [] : typedAmong(text, seen.sheets, known.prints),
      letter: text === null ? null : letterIn(text, seen.sheets, known.prints),
    };
  } catch (error) {
    if (error instanceof StreamTooLarge) return refuse('UNSAFE_CONTENT');
    throw error;
  }
}

/** What is filled in on a screen is read from its fields, which is surer than any picture. */
const NOT_LOOKED_AT: SeenPages = { sheets: [], emptyPages: [], findings: [] };

/** About 200 dots an inch on A4. */
const LONGER_SIDE = 2_400;

async function lookAtPdf({ opened, pages }: Inspected): Promise<SeenPages> {
  const document = await openForDrawing(opened.bytes);
  if (document === null) return NOT_LOOKED_AT;
  try {
    return await lookAtPages(Math.min(pages.length, document.pages), (page) => {
      const drawing = document.draw(page, LONGER_SIDE);
      return Promise.resolve(drawing && greyOf(drawing));
    });
  } finally {
    document.close();
  }
}

function typedAmong(
  { lines }: PageText,
  sheets: readonly SheetFacts[],
  prints: Prints,
): readonly TypedSheet[] {
  return sheets.map((sheet) => readTypedSheet(lines, sheet, prints)).filter((typed) => typed !== null);
}

/** Pages that are our form are read by their boxes, or by a person. */
function letterIn(text: PageText, sheets: readonly SheetFacts[], prints: Prints): LetterFacts | null {
  const ours = new Set(sheets.map(({ page }) => page));
  for (const { page } of text.pages) {
    const own = text.lines.filter((line) => line.page === page);
    if (isOurPrint(own, prints)) ours.add(page);
  }
  const lines = text.lines.filter(({ page }) => !ours.has(page));
  const pages = text.pages.filter(({ page }) => !ours.has(page));
  return lines.length > 0 ? letterFactsOf({ ...text, lines, pages }) : null;
}

type Inspected = {
  readonly opened: OpenedPdf;
  readonly pages: readonly Page[];
  readonly findings: readonly Finding[];
};

async function inspect(bytes: Buffer): Promise<Inspected | FileRefusal> {
  const opened = await openPdf(bytes);
  if (typeof opened === 'string') return opened;
  const pages = listPages(opened.document, MOST_PAGES + 1);
  if (pages.length > MOST_PAGES) return 'TOO_MANY_PAGES';
  // A form that viewers would follow for hours is not safe to open, nor could we draw it.
  if (hasEndlessFields(opened.document, pages)) return 'UNSAFE_CONTENT';
  if (isOnlyXfa(opened, pages)) return 'UNSAFE_CONTENT';
  const content = inspectContent(opened.document, pages, bytes);
  if (!content.safe) return 'UNSAFE_CONTENT';
  return { opened, pages, findings: [...content.findings, ...conditionOf(opened, bytes)] };
}

/** What reads signatures is as large as all the rest, and few papers have any: it is loaded for those. */
async function signaturesIn(
  { opened: { asReceived } }: Inspected,
  bytes: Buffer,
  anchors: readonly Certificate[],
): Promise<readonly SignatureFacts[]> {
  if (asReceived === null || findSignatures(asReceived).length === 0) return [];
  const { readSignatures } = await import('../pdf-signatures/read-signatures.js');
  return readSignatures({ bytes, document: asReceived, open: openBothWays, anchors });
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

function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    ({ code, page }, index) =>
      findings.findIndex((other) => other.code === code && other.page === page) === index,
  );
}
