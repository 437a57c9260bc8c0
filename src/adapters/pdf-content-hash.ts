// One hash over what is printed on the pages of a PDF and where our fields stand, whoever has saved the file since.

import { PDFDict, type PDFDocument, PDFName, type PDFObject, type PDFStream } from 'pdf-lib';
import { FORM_FIELDS } from '../documents/form.js';
import { contentText } from './pdf-objects/content.js';
import { type Digest, objectDigests, sha256, steps } from './pdf-objects/digest.js';
import { fieldKind, listFields } from './pdf-objects/fields.js';
import { arrayEntry, asDict, dictEntry, entry, nameText, rectangle } from './pdf-objects/lookups.js';
import { annotationsOf, degreesTurned, listPages, type Page, pageAttribute } from './pdf-objects/pages.js';
import { separatePen } from './pdf-objects/pen-strokes.js';

const MOST_PAGES = 100;

/**
 * SHA-256 (hex) over page content as unpacked, fonts and other resources, page boxes, layers, and the place
 * of each of our fields. Equal after turning the page by right angles, which changes nothing that is read, after filling in and after rewriting (object streams, linearizing, encryption); different
 * when the printed text, a font or a field's place is. Annotations, pen strokes and field values are not in it. The document is to be
 * loaded from bytes, not under construction. Throws StreamTooLarge for a bomb.
 */
export function pageContentHash(document: PDFDocument): string {
  const digest = objectDigests(document.context);
  const pages = listPages(document, MOST_PAGES);
  const catalog = asDict(document.catalog);
  return sha256([
    'printed pages 1',
    ...pages.flatMap((page) => pageParts(page, digest)),
    `layers ${catalog === undefined ? '' : digest(entry(catalog, 'OCProperties'))}`,
    ...fieldPlaces(document, pages),
  ]);
}

function pageParts(page: Page, digest: Digest): readonly string[] {
  const { printed, penStates } = separatePen(page);
  const mediaBox = pageAttribute(page, 'MediaBox');
  return [
    sha256([contentOf(printed)]),
    digest(withoutStates(pageAttribute(page, 'Resources'), penStates)),
    digest(mediaBox),
    digest(pageAttribute(page, 'CropBox') ?? mediaBox),
    `turned ${degreesTurned(page) % 90 === 0 ? 0 : degreesTurned(page)}`,
    digest(entry(page.dict, 'UserUnit')),
  ];
}

/** The content streams in order. Into how many streams it is cut makes no difference (ISO 32000-2 § 7.8.2). */
function contentOf(streams: readonly PDFStream[]): string {
  return streams
    .map(contentText)
    .filter((text) => text !== '')
    .join('\n');
}

/** A copy of a page's resources without the graphics states of these names. */
function withoutStates(resources: PDFObject | undefined, names: ReadonlySet<string>): PDFObject | undefined {
  const states = resources instanceof PDFDict ? dictEntry(resources, 'ExtGState') : undefined;
  if (!(resources instanceof PDFDict) || states === undefined || names.size === 0) return resources;
  const kept = states.entries().filter(([name]) => !names.has(nameText(name)));
  const copy = resources.clone();
  copy.set(PDFName.of('ExtGState'), PDFDict.fromMapWithContext(new Map(kept), resources.context));
  return copy;
}

/** Where each of our fields stands: a form whose tick boxes have changed places says something else. */
function fieldPlaces(document: PDFDocument, pages: readonly Page[]): readonly string[] {
  const ours = new Set<string>(FORM_FIELDS);
  const pageOf = new Map<PDFDict, number>();
  for (const [number, page] of pages.entries()) {
    for (const annotation of annotationsOf(page)) pageOf.set(annotation, number);
  }
  return listFields(document, pages)
    .filter((field) => ours.has(field.name))
    .flatMap((field) =>
      field.widgets.map(
        (widget) => `${field.name} ${fieldKind(field)} on ${pageOf.get(widget)} at ${placeOf(widget)}`,
      ),
    )
    .sort();
}

/** Whole points: fine enough to see a box moved, coarse enough for any tool's rounding. */
function placeOf(widget: PDFDict): string {
  const place = rectangle(arrayEntry(widget, 'Rect'));
  if (place === undefined) return 'nowhere';
  return [place.left, place.bottom, place.right, place.top].map((edge) => steps(edge, 1)).join(' ');
}
