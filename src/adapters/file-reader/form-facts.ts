// Our form as it lies in a received PDF: what was filled in, whether it is whole, and what was drawn on top of it.

import type { PDFDict, PDFDocument } from 'pdf-lib';
import { type ForeignAnnotation, type FormFacts, QUARTER_TURNS } from '../../documents/facts.js';
import {
  FORM_FIELDS,
  type FormField,
  HIDDEN_FORM_FIELDS,
  type HiddenFormField,
} from '../../documents/form.js';
import { pageContentHash } from '../pdf-content-hash.js';
import { type Field, fieldKind, fieldValue, isSigned, listFields } from '../pdf-objects/fields.js';
import { arrayEntry, nameEntry, overlaps, type Rectangle, rectangle } from '../pdf-objects/lookups.js';
import { annotationsOf, degreesTurned, type Page } from '../pdf-objects/pages.js';
import { separatePen } from '../pdf-objects/pen-strokes.js';

/** Longer than any field of the form takes; more is no answer to it. */
const LONGEST_VALUE = 5_000;
const MOST_ANNOTATIONS = 100;

/** Null when the file holds less than half of our fields: then it is another paper. */
export function readForm(document: PDFDocument, pages: readonly Page[]): FormFacts | null {
  const fields = byName(listFields(document, pages));
  const known = FORM_FIELDS.filter((name) => fields.has(name));
  if (known.length < FORM_FIELDS.length / 2) return null;
  const signature = fields.get('signature') ?? [];
  const values: Partial<Record<FormField, string>> = {};
  for (const name of known) {
    const value = agreedValue(fields.get(name) ?? []);
    if (value !== undefined && !isSignature(fields.get(name))) values[name] = value;
  }
  const hidden = (name: HiddenFormField): string | null => agreedValue(fields.get(name) ?? []) || null;
  return {
    values,
    absentFields: FORM_FIELDS.filter((name) => values[name] === undefined && !isSignature(fields.get(name))),
    reference: hidden('form_reference'),
    edition: hidden('form_edition'),
    contentHash: pageContentHash(document),
    foreignAnnotations: findForeign(pages, ourWidgets(fields), signature),
    ...turnOf(pages),
    signatureFieldFilled: signature.some(isSigned),
  };
}

/** Scanning programs turn a page to have it lie as they like; the form is on the first. */
function turnOf([page]: readonly Page[]): Pick<FormFacts, 'turned'> {
  const turned = QUARTER_TURNS.find((degrees) => page !== undefined && degreesTurned(page) === degrees);
  return turned === undefined ? {} : { turned };
}

function byName(fields: readonly Field[]): ReadonlyMap<string, readonly Field[]> {
  const named = new Map<string, Field[]>();
  for (const field of fields) named.set(field.name, [...(named.get(field.name) ?? []), field]);
  return named;
}

/** The value all fields of one name agree on; those left empty have no say. */
function agreedValue(fields: readonly Field[]): string | undefined {
  const values = fields.map(fieldValue);
  const filled = new Set(values.filter((value) => value !== '' && value !== 'Off'));
  if (filled.size > 1) return undefined;
  const [value] = filled.size === 1 ? filled : values;
  return value !== undefined && value.length <= LONGEST_VALUE ? value : undefined;
}

function isSignature(fields: readonly Field[] | undefined): boolean {
  return fields !== undefined && fields.length > 0 && fields.every((field) => fieldKind(field) === 'Sig');
}

function ourWidgets(fields: ReadonlyMap<string, readonly Field[]>): ReadonlySet<PDFDict> {
  const names = [...FORM_FIELDS, ...HIDDEN_FORM_FIELDS];
  return new Set(names.flatMap((name) => fields.get(name) ?? []).flatMap((field) => field.widgets));
}

/**
 * Annotations that are not our widgets, but for those that show nothing of their own; and what was drawn
 * with a pen that saves its strokes as page content, as Chromium's does: that is ink as well.
 */
function findForeign(
  pages: readonly Page[],
  ours: ReadonlySet<PDFDict>,
  signature: readonly Field[],
): readonly ForeignAnnotation[] {
  const signatureWidgets = new Set(signature.flatMap((field) => field.widgets));
  return pages
    .flatMap((page, index) => {
      const annotations = annotationsOf(page);
      const boxes = annotations.filter((annotation) => signatureWidgets.has(annotation)).flatMap(placeOf);
      const isOver = (place: Rectangle): boolean => boxes.some((box) => overlaps(place, box));
      const drawn = annotations
        .filter((annotation) => !ours.has(annotation) && isToBeSeen(annotation))
        .map((annotation) => ({
          subtype: (nameEntry(annotation, 'Subtype') ?? 'unknown').slice(0, 40),
          page: index + 1,
          overSignature: placeOf(annotation).some(isOver),
        }));
      return [...drawn, ...inkOf(page, index + 1, isOver)];
    })
    .slice(0, MOST_ANNOTATIONS);
}

/** Pop-up notes belong to another annotation, and signing tools hang an empty box on the page for their signature. */
function isToBeSeen(annotation: PDFDict): boolean {
  if (nameEntry(annotation, 'Subtype') === 'Popup') return false;
  if (nameEntry(annotation, 'FT') !== 'Sig') return true;
  return placeOf(annotation).some(({ left, right, bottom, top }) => left < right && bottom < top);
}

/** Many strokes make one signature, so they are told once for the signature box and once for the rest of the page. */
function inkOf(
  page: Page,
  number: number,
  isOver: (place: Rectangle) => boolean,
): readonly ForeignAnnotation[] {
  const over = separatePen(page).strokes.map(isOver);
  return [true, false]
    .filter((overSignature) => over.includes(overSignature))
    .map((overSignature) => ({ subtype: 'Ink', page: number, overSignature }));
}

/** One rectangle, or none. */
function placeOf(annotation: PDFDict): readonly Rectangle[] {
  const place = rectangle(arrayEntry(annotation, 'Rect'));
  return place === undefined ? [] : [place];
}
