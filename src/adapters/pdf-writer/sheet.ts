// The tagged page: shapes and field places put on it in millimetres, everything that is read in its place in the structure tree.

import PDFDocument from 'pdfkit';
import type { Box } from '../../documents/form-layout.js';
import { PAGE } from '../../documents/form-layout.js';
import type { Colours } from './colours.js';

export type Sheet = {
  readonly doc: PDFKit.PDFDocument;
  readonly colours: Colours;
};

/** An element of the structure tree that others may be put under. */
export type Part = PDFKit.PDFStructureElement;

/** What something on the page is to a screen reader (ISO 32000-1 § 14.8.4). */
export type Tag = 'H1' | 'H2' | 'P' | 'Figure';

/** What a field is, before it has a value. */
export type FieldPlace = {
  readonly name: string;
  readonly tooltip: string;
  readonly type: 'Tx' | 'Btn' | 'Sig';
  readonly flags: number;
  readonly maxLength?: number;
};

/** Points per millimetre. */
const POINTS = 72 / 25.4;

export function toPoints(millimetres: number): number {
  return millimetres * POINTS;
}

export function toMillimetres(points: number): number {
  return points / POINTS;
}

type Head = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47. */
  readonly language: string;
  readonly fonts: { readonly regular: Uint8Array; readonly bold: Uint8Array };
  readonly colours: Colours;
};

/** An empty A4 page made by the rules of PDF/A-2a: the one page of the document, with both fonts at hand. */
export function openSheet(head: Head): Sheet {
  const doc = new PDFDocument({
    size: [toPoints(PAGE.width), toPoints(PAGE.height)],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: head.language,
    displayTitle: true,
    info: {
      Title: head.title,
      Author: head.author,
      Subject: head.subject,
      // A fixed date: the same form has the same bytes. The real one is put in when the form is finished.
      CreationDate: new Date(0),
    },
  });
  doc.registerFont('regular', Buffer.from(head.fonts.regular));
  doc.registerFont('bold', Buffer.from(head.fonts.bold));
  doc.font('regular').addPage();
  return { doc, colours: head.colours };
}

/** The document's bytes, when everything is on the page. */
export async function closeSheet(sheet: Sheet): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    sheet.doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    sheet.doc.on('end', resolve);
    sheet.doc.on('error', reject);
  });
  sheet.doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** The root of the structure tree; end it before the sheet is closed. */
export function openDocument(sheet: Sheet): Part {
  const root = sheet.doc.struct('Document');
  sheet.doc.addStructure(root);
  return root;
}

/** A part of the document (`Sect`), filled by `fill`. */
export function addSection(sheet: Sheet, parent: Part, fill: (section: Part) => void): void {
  const section = sheet.doc.struct('Sect');
  parent.add(section);
  fill(section);
  section.end();
}

/** Something that is read: everything `draw` puts on the page belongs to one element of that type. */
export function addTagged(
  sheet: Sheet,
  parent: Part,
  tag: Tag,
  draw: () => void,
  options: { readonly alt?: string; readonly bbox?: [number, number, number, number] } = {},
): void {
  const element = sheet.doc.struct(tag, options, draw);
  parent.add(element);
  element.end();
}

/** A numbered heading: seen as a number in a disc and the words beside it, heard as "1. " and the words. */
export function addNumbered(
  sheet: Sheet,
  parent: Part,
  tag: Tag,
  number: number,
  drawNumber: () => void,
  drawWords: () => void,
): void {
  const element = sheet.doc.struct(tag);
  parent.add(element);
  element.add(sheet.doc.struct('Span', { actual: `${number}. ` }, drawNumber));
  element.add(drawWords);
  element.end();
}

/** Something that is only looked at: lines, boxes, marks. */
export function addArtifact(sheet: Sheet, draw: () => void): void {
  sheet.doc.markContent('Artifact', { type: 'Layout' });
  draw();
  sheet.doc.endMarkedContent();
}

/** A rectangle with slightly round corners, in millimetres; a fill, an outline (points), or both. */
export function drawBox(
  sheet: Sheet,
  box: Box,
  look: {
    readonly fill?: string;
    readonly outline?: string;
    readonly width?: number;
    readonly radius?: number;
  },
): void {
  const { doc } = sheet;
  const corners = [toPoints(box.x), toPoints(box.y), toPoints(box.width), toPoints(box.height)] as const;
  doc.roundedRect(...corners, toPoints(look.radius ?? 0.7));
  doc.lineWidth(look.width ?? 0.8);
  if (look.fill !== undefined && look.outline !== undefined) doc.fillAndStroke(look.fill, look.outline);
  else if (look.fill !== undefined) doc.fill(look.fill);
  else doc.stroke(look.outline ?? sheet.colours.line);
}

/** A field's place: the widget, and the `Form` element that tells a screen reader about it. Its look comes later. */
export function placeField(sheet: Sheet, parent: Part, place: FieldPlace, box: Box): void {
  const element = sheet.doc.struct('Form');
  parent.add(element);
  const widget = {
    Subtype: 'Widget',
    FT: place.type,
    // pdfkit writes String objects, and only those, as PDF text strings.
    T: new String(place.name),
    TU: new String(place.tooltip),
    F: PRINTED,
    Border: [0, 0, 0],
    ...(place.flags === 0 ? {} : { Ff: place.flags }),
    ...(place.maxLength === undefined ? {} : { MaxLen: place.maxLength }),
    structParent: element,
  };
  sheet.doc.annotate(toPoints(box.x), toPoints(box.y), toPoints(box.width), toPoints(box.height), widget);
  element.end();
}

/** Annotation flag Print; PDF/A-2 § 6.3.2 asks for it and forbids the flags that hide. */
const PRINTED = 4;
