// Finishes one form: its values with the look they have in print, its code, its dates, its identity.

import { createHash } from 'node:crypto';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber } from 'pdf-lib';
import type { PDFRef } from 'pdf-lib';
import type { FormField, FormFault, FormValues, HiddenFormField } from '../../documents/form.js';
import {
  DATE_FIELDS,
  fieldText,
  FORM_FIELDS,
  isOneOf,
  MULTILINE_FIELDS,
  TICK_FIELDS,
} from '../../documents/form.js';
import type { Result } from '../../shared/result.js';
import { allowed, refused } from '../../shared/result.js';
import type { FieldFont } from './field-font.js';
import { FIELD_FONT, TYPING_FONT } from './field-font.js';
import { canBeTyped } from './typing-font.js';
import { textLook } from './field-look.js';
import { DATE_LENGTH, MULTILINE } from './field-places.js';
import { CODE_EXTENT, drawCode } from './form-code.js';
import type { Description } from './metadata.js';
import { describe, PRODUCER } from './metadata.js';
import type { PreparedForm } from './prepare-form.js';
import { drawingOf, extentOf, FITTING, lettersOf, LOAD_AT_ONCE, SAVE_AT_ONCE } from './prepare-form.js';

export type Filling = {
  readonly values: FormValues;
  readonly hidden: Readonly<Record<HiddenFormField, string>>;
  /** What the QR code holds, and what a screen reader says about it. */
  readonly code: { readonly text: string; readonly alt: string };
  readonly description: Description;
};

/** The finished PDF, or every field whose value cannot be printed. The same input gives the same bytes. */
export async function fillForm(
  prepared: PreparedForm,
  filling: Filling,
  font: FieldFont,
): Promise<Result<Uint8Array, readonly FormFault[]>> {
  const document = await PDFDocument.load(prepared.bytes, LOAD_AT_ONCE);
  const form: OpenForm = { document, prepared, font };
  const faults: FormFault[] = [];
  for (const field of FORM_FIELDS) faults.push(...fillField(form, field, filling.values[field] ?? ''));
  if (faults.length > 0) return refused(faults);
  fillHidden(form, 'form_reference', filling.hidden.form_reference);
  fillHidden(form, 'form_edition', filling.hidden.form_edition);
  setCode(form, filling.code);
  setDescription(form, filling.description);
  setIdentity(document, filling);
  return allowed(await document.save(SAVE_AT_ONCE));
}

type OpenForm = {
  readonly document: PDFDocument;
  readonly prepared: PreparedForm;
  readonly font: FieldFont;
};

function fillField(form: OpenForm, field: FormField, value: string): readonly FormFault[] {
  if (isOneOf(TICK_FIELDS, field)) {
    if (value === 'Yes') tick(widgetOf(form, field));
    else if (value !== '' && value !== 'Off')
      throw new Error(`a tick box of the form is Yes or Off: ${field}`);
    return [];
  }
  const text = fieldText(field, value);
  if (text === '') return [];
  if (field === 'signature') throw new Error('a form is never made with a signature in it');
  if (isOneOf(DATE_FIELDS, field) && text.length > DATE_LENGTH) return [{ field, fault: 'TEXT_TOO_LONG' }];
  const letters = form.font.missingLetters(text);
  if (letters.length > 0) return [{ field, fault: 'LETTERS_NOT_IN_FONT', letters }];
  const widget = widgetOf(form, field);
  const extent = extentOf(widget);
  const severalLines = isOneOf(MULTILINE_FIELDS, field);
  const look = textLook(text, extent, form.font, severalLines);
  if (look === null) return [{ field, fault: 'TEXT_TOO_LONG' }];
  widget.set(PDFName.of('V'), PDFHexString.fromText(text));
  keepReadable(widget, text, severalLines || look.lines > 1 ? FITTING : look.size);
  if (look.lines > 1) widget.set(PDFName.of('Ff'), PDFNumber.of(MULTILINE));
  const ref = widget.lookup(PDFName.of('AP'), PDFDict).get(PDFName.of('N')) as PDFRef;
  form.document.context.assign(
    ref,
    drawingOf(form.document, look.content, extent, resourcesOf(form.document)),
  );
  return [];
}

/** Whoever draws the value again, as viewers do when it is clicked, must not cut what we made room for. */
function keepReadable(widget: PDFDict, text: string, size: number): void {
  widget.set(PDFName.of('DA'), lettersOf(size, canBeTyped(text) ? TYPING_FONT : FIELD_FONT));
}

function fillHidden(form: OpenForm, field: HiddenFormField, value: string): void {
  if (value !== '') widgetOf(form, field).set(PDFName.of('V'), PDFHexString.fromText(value));
}

function tick(widget: PDFDict): void {
  widget.set(PDFName.of('V'), PDFName.of('Yes'));
  widget.set(PDFName.of('AS'), PDFName.of('Yes'));
}

function widgetOf(form: OpenForm, field: FormField | HiddenFormField): PDFDict {
  return form.document.context.lookup(form.prepared.widgets.get(field), PDFDict);
}

function resourcesOf(document: PDFDocument): PDFDict {
  return document.catalog.lookup(PDFName.of('AcroForm'), PDFDict).lookup(PDFName.of('DR'), PDFDict);
}

function setCode({ document, prepared, font }: OpenForm, code: Filling['code']): void {
  const drawing = drawingOf(document, drawCode(code.text, font), CODE_EXTENT, resourcesOf(document));
  document.context.assign(prepared.code, drawing);
  const figure = document.context.lookup(prepared.figure, PDFDict);
  figure.set(PDFName.of('Alt'), PDFHexString.fromText(code.alt));
}

/** Information dictionary and XMP, one saying what the other says. */
function setDescription({ document, prepared }: OpenForm, description: Description): void {
  const madeAt = new Date(description.madeAt);
  document.setTitle(description.title);
  document.setAuthor(description.author);
  document.setSubject(description.subject);
  document.setKeywords([description.keywords]);
  document.setProducer(PRODUCER);
  document.setCreator(PRODUCER);
  document.setCreationDate(madeAt);
  document.setModificationDate(madeAt);
  const xmp = document.context.stream(Buffer.from(describe(description), 'utf8'), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  document.context.assign(prepared.metadata, xmp);
}

/** The file identifier PDF/A asks for: not random, so that the same form is the same file. */
function setIdentity(document: PDFDocument, filling: Filling): void {
  const digest = createHash('sha256').update(JSON.stringify(filling)).digest('hex').slice(0, 32);
  const id = PDFHexString.of(digest);
  document.context.trailerInfo.ID = document.context.obj([id, id]);
}
