// The interactive form of a PDF as named fields with their values, whoever filled it.

import { PDFArray, type PDFDict, type PDFDocument, PDFName, PDFNull, type PDFObject } from 'pdf-lib';
import {
  arrayEntry,
  asDict,
  dictElements,
  dictEntry,
  elements,
  entry,
  nameEntry,
  nameText,
} from './lookups.js';
import { annotationsOf, type Page } from './pages.js';
import { textOf } from './text.js';

const MOST_NODES = 5_000;
const DEEPEST = 30;

/** A field: its dictionary and those it inherits from (nearest first), and its widgets, the boxes on the page. */
export type Field = {
  readonly name: string;
  readonly chain: readonly PDFDict[];
  readonly widgets: readonly PDFDict[];
};

/**
 * All fields that end the tree, those of the form first, then widgets on the pages that the form has lost. The same
 * name may come twice in a damaged or forged file; every occurrence is listed.
 */
export function listFields(document: PDFDocument, pages: readonly Page[]): readonly Field[] {
  const catalog = asDict(document.catalog);
  const form = catalog === undefined ? undefined : dictEntry(catalog, 'AcroForm');
  const seen = new Set<PDFDict>();
  const fields: Field[] = [];
  const visit = (dict: PDFDict, above: readonly PDFDict[]): void => {
    if (seen.has(dict) || seen.size > MOST_NODES || above.length > DEEPEST) return;
    seen.add(dict);
    const chain = [dict, ...above];
    const kids = dictElements(arrayEntry(dict, 'Kids'));
    const children = kids.filter((kid) => kid.has(PDFName.of('T')));
    for (const child of children) visit(child, chain);
    if (children.length > 0) return;
    for (const kid of kids) seen.add(kid);
    fields.push({ name: fullName(chain), chain, widgets: kids.length > 0 ? kids : [dict] });
  };
  const roots = form === undefined ? [] : dictElements(arrayEntry(form, 'Fields'));
  for (const root of roots) visit(root, []);
  for (const widget of pages.flatMap(annotationsOf)) {
    if (nameEntry(widget, 'Subtype') === 'Widget') visit(topOf(widget), []);
  }
  return fields;
}

/** `Tx` text, `Btn` tick box or button, `Ch` choice, `Sig` signature. */
export function fieldKind(field: Field): string | undefined {
  for (const dict of [...field.chain, ...field.widgets]) {
    const kind = nameEntry(dict, 'FT');
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** True when a signature field holds a signature. */
export function isSigned(field: Field): boolean {
  return asDict(rawValue(field)) !== undefined;
}

/**
 * What was filled in: text, or for a tick box `Yes` or `Off`. Empty when nothing was; undefined when something stands
 * there that is no text.
 */
export function fieldValue(field: Field): string | undefined {
  const value = rawValue(field);
  if (fieldKind(field) === 'Btn') return tickValue(field, value);
  if (value === undefined || value === PDFNull) return '';
  return textOf(value instanceof PDFArray ? elements(value)[0] : value);
}

function rawValue(field: Field): PDFObject | undefined {
  for (const dict of [...field.chain, ...field.widgets]) {
    const value = entry(dict, 'V');
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The name that stands for "ticked" is the form's own choice; whatever has a drawing other than Off is ticked. */
function tickValue(field: Field, value: PDFObject | undefined): string {
  const state =
    textOf(value) ??
    field.widgets
      .map((widget) => nameEntry(widget, 'AS'))
      .find((name) => name !== undefined && name !== 'Off');
  if (state === undefined || state === '' || state === 'Off') return 'Off';
  return field.widgets.some((widget) => drawnStates(widget).includes(state)) ? 'Yes' : state;
}

function drawnStates(widget: PDFDict): readonly string[] {
  const appearance = dictEntry(widget, 'AP');
  const states = appearance === undefined ? undefined : dictEntry(appearance, 'N');
  return states === undefined ? [] : states.keys().map(nameText);
}

function fullName(chain: readonly PDFDict[]): string {
  const names = chain.toReversed().map((dict) => textOf(entry(dict, 'T')));
  return names.filter((name) => name !== undefined).join('.');
}

function topOf(widget: PDFDict): PDFDict {
  let top = widget;
  for (let hops = 0; hops < DEEPEST; hops += 1) {
    const parent = dictEntry(top, 'Parent');
    if (parent === undefined) return top;
    top = parent;
  }
  return top;
}
