// Turns the drawn page into a form: dictionary, whole field font, an empty look for every field. Done once per language.

import * as fontkit from '@cantoo/fontkit';
import type { PDFDict, PDFPage, PDFRef } from 'pdf-lib';
import {
  ParseSpeeds,
  PDFArray,
  PDFDict as Dict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from 'pdf-lib';
import { CODE_DRAWING } from './draw-header.js';
import type { FieldFont } from './field-font.js';
import { FIELD_FONT, TYPING_FONT } from './field-font.js';
import { MULTILINE } from './field-places.js';
import type { Extent } from './field-look.js';
import { toUnicode } from './to-unicode.js';
import { addTypingFont } from './typing-font.js';
import { EMPTY_LOOK, LETTERS, short, tickLook } from './field-look.js';
import { CODE_EXTENT } from './form-code.js';

/** A blank form without code and dates, and where in it the things are that differ from form to form. */
export type PreparedForm = {
  readonly bytes: Uint8Array;
  readonly widgets: ReadonlyMap<string, PDFRef>;
  readonly code: PDFRef;
  readonly figure: PDFRef;
  readonly metadata: PDFRef;
};

/** Everything is written in one go: these forms are small, and turns of the event loop cost more than they give. */
export const SAVE_AT_ONCE = {
  useObjectStreams: false,
  updateFieldAppearances: false,
  addDefaultPage: false,
  objectsPerTick: Number.POSITIVE_INFINITY,
} as const;

/** What comes from our own pen is read without pauses. */
export const LOAD_AT_ONCE = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest } as const;

/** `drawn` comes from `drawForm`. The same input gives the same bytes. */
export async function prepareForm(drawn: Uint8Array, font: FieldFont): Promise<PreparedForm> {
  const document = await PDFDocument.load(drawn, LOAD_AT_ONCE);
  document.registerFontkit(fontkit);
  const embedded = await document.embedFont(font.bytes, { subset: false, customName: 'NotoSans-Regular' });
  await embedded.embed();
  const page = document.getPage(0);
  tellLetters(document, embedded.ref, font);
  const resources = document.context.obj({
    Font: { [TYPING_FONT]: addTypingFont(document, embedded.ref, font), [FIELD_FONT]: embedded.ref },
  });
  const widgets = prepareWidgets(document, page, resources);
  const form = document.context.obj({ Fields: [...widgets.values()], DR: resources });
  form.set(PDFName.of('DA'), lettersOf(LETTERS.largest));
  document.catalog.set(PDFName.of('AcroForm'), document.context.register(form));
  // Tab order follows the structure tree (PDF/UA-1 § 7.18.3).
  page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
  const code = addDrawing(document, '', CODE_EXTENT, resources);
  page.node.Resources()?.set(PDFName.of('XObject'), document.context.obj({ [CODE_DRAWING]: code }));
  const [figure, metadata] = [findFigure(document), document.context.register(document.context.stream(''))];
  document.catalog.set(PDFName.of('Metadata'), metadata);
  return { bytes: await document.save(SAVE_AT_ONCE), widgets, code, figure, metadata };
}

/** Letter size 0: whoever draws the text finds the size that fits. */
export const FITTING = 0;

/** Default appearance (`DA`): the letters others write with when they fill the field in, in points. */
export function lettersOf(size: number, font = TYPING_FONT): PDFString {
  return PDFString.of(`/${font} ${short(size)} Tf 0 g`);
}

/** A drawing of its own (form XObject), to be used by name or as the look of a field. */
export function drawingOf(document: PDFDocument, content: string, extent: Extent, resources: PDFDict | null) {
  return document.context.stream(content, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, Number(short(extent.width)), Number(short(extent.height))],
    Resources: resources ?? {},
  });
}

function addDrawing(
  document: PDFDocument,
  content: string,
  extent: Extent,
  resources: PDFDict | null,
): PDFRef {
  return document.context.register(drawingOf(document, content, extent, resources));
}

export function extentOf(widget: PDFDict): Extent {
  const { width, height } = widget.lookup(PDFName.of('Rect'), PDFArray).asRectangle();
  return { width, height };
}

function prepareWidgets(document: PDFDocument, page: PDFPage, resources: PDFDict): Map<string, PDFRef> {
  const widgets = new Map<string, PDFRef>();
  const annotations = page.node.Annots();
  for (let index = 0; index < (annotations?.size() ?? 0); index++) {
    const ref = annotations?.get(index) as PDFRef;
    const widget = document.context.lookup(ref, Dict);
    // pdfkit's own additions, of no use to a field.
    widget.delete(PDFName.of('C'));
    widget.delete(PDFName.of('Border'));
    widget.set(PDFName.of('P'), page.ref);
    prepareLook(document, widget, resources);
    widgets.set(widget.lookup(PDFName.of('T'), PDFString, PDFHexString).decodeText(), ref);
  }
  return widgets;
}

function prepareLook(document: PDFDocument, widget: PDFDict, resources: PDFDict): void {
  const { context } = document;
  const extent = extentOf(widget);
  const type = widget.lookup(PDFName.of('FT'), PDFName);
  if (type === PDFName.of('Tx')) {
    const several = widget.lookupMaybe(PDFName.of('Ff'), PDFNumber)?.asNumber() === MULTILINE;
    widget.set(PDFName.of('DA'), lettersOf(several ? FITTING : LETTERS.largest));
  }
  if (type === PDFName.of('Btn')) {
    // "8" is the cross, for viewers that draw it themselves.
    widget.set(PDFName.of('MK'), context.obj({ CA: PDFString.of('8') }));
    widget.set(PDFName.of('V'), PDFName.of('Off'));
    widget.set(PDFName.of('AS'), PDFName.of('Off'));
    const looks = {
      Yes: addDrawing(document, tickLook(extent), extent, null),
      Off: addDrawing(document, '', extent, null),
    };
    widget.set(PDFName.of('AP'), context.obj({ N: looks }));
    return;
  }
  if (extent.width === 0) return;
  const empty = type === PDFName.of('Tx') ? EMPTY_LOOK : '';
  widget.set(PDFName.of('AP'), context.obj({ N: addDrawing(document, empty, extent, resources) }));
}

/** Puts our map from glyphs to letters in the place of pdf-lib's. */
function tellLetters(document: PDFDocument, fontRef: PDFRef, font: FieldFont): void {
  const map = document.context.flateStream(toUnicode(font.letters, 2));
  const dictionary = document.context.lookup(fontRef, Dict);
  document.context.assign(dictionary.get(PDFName.of('ToUnicode')) as PDFRef, map);
}

/** The QR code is the only figure on the page. */
function findFigure(document: PDFDocument): PDFRef {
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof Dict && object.get(PDFName.of('S')) === PDFName.of('Figure')) return ref;
  }
  throw new Error('the drawn form has no figure for its QR code');
}
