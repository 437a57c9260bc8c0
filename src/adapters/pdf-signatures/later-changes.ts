// What was done to a PDF after a signature: everything a viewer can reach is compared, before and after.

import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNull, type PDFObject, PDFStream } from 'pdf-lib';
import {
  arrayEntry,
  asDict,
  dictEntry,
  elements,
  entry,
  nameEntry,
  nameText,
} from '../pdf-objects/lookups.js';
import { listPages } from '../pdf-objects/pages.js';

/** More comparisons than any honest paper needs. */
const MOST_STEPS = 500_000;
const MOST_PAGES = 100;

export type Difference = 'none' | 'additions' | 'other';

/**
 * Walks both revisions from their roots side by side. `additions`: nothing differs but what signing itself adds – values
 * in signature fields that were empty, signature fields (with their widgets) behind those that were there and what draws
 * them, validation data (DSS), the form's flags, and what is told about the file in no place a reader sees. `other`:
 * anything else, such as a page's content, a field's value, an annotation, a font.
 */
export function compareRevisions(before: PDFDocument, after: PDFDocument): Difference {
  const comparison: Comparison = {
    pages: new Set(listPages(before, MOST_PAGES).map(({ dict }) => dict)),
    root: asDict(before.catalog),
    form: formOf(before),
    seen: new Map(),
    todo: [[before.catalog, after.catalog]],
    added: false,
  };
  for (let steps = 0; comparison.todo.length > 0; steps += 1) {
    const [old, now] = comparison.todo.pop() ?? [undefined, undefined];
    if (steps > MOST_STEPS || !isSame(comparison, old, now)) return 'other';
  }
  return comparison.added ? 'additions' : 'none';
}

type Pair = readonly [PDFObject | undefined, PDFObject | undefined];

type Comparison = {
  readonly pages: ReadonlySet<PDFDict>;
  readonly root: PDFDict | undefined;
  readonly form: PDFDict | undefined;
  /** What has been compared with what, so that circles end. */
  readonly seen: Map<PDFObject, Set<PDFObject>>;
  readonly todo: Pair[];
  added: boolean;
};

/** Compares two objects themselves; what they hold is put down to be compared later. */
function isSame(comparison: Comparison, old: PDFObject | undefined, now: PDFObject | undefined): boolean {
  if (isAbsent(old) || isAbsent(now)) return isAbsent(old) && isAbsent(now);
  if (old instanceof PDFStream || now instanceof PDFStream) {
    return old instanceof PDFStream && now instanceof PDFStream && isSameStream(comparison, old, now);
  }
  if (old instanceof PDFDict || now instanceof PDFDict) {
    return old instanceof PDFDict && now instanceof PDFDict && isSameDict(comparison, old, now);
  }
  if (old instanceof PDFArray || now instanceof PDFArray) {
    return old instanceof PDFArray && now instanceof PDFArray && isSameArray(comparison, old, now);
  }
  return old.constructor === now.constructor && old.toString() === now.toString();
}

/** An entry that is null is as good as none (ISO 32000-2 § 7.3.9). */
function isAbsent(object: PDFObject | undefined): object is undefined | typeof PDFNull {
  return object === undefined || object === PDFNull;
}

function isSameStream(comparison: Comparison, old: PDFStream, now: PDFStream): boolean {
  if (isKnown(comparison, old, now)) return true;
  if (!Buffer.from(old.getContents()).equals(now.getContents())) return false;
  return isSameDict(comparison, old.dict, now.dict, LENGTH);
}

function isSameDict(
  comparison: Comparison,
  old: PDFDict,
  now: PDFDict,
  ignored: ReadonlySet<string> = NOTHING,
): boolean {
  if (isKnown(comparison, old, now)) return true;
  const keys = new Set([...old.keys(), ...now.keys()].map(nameText));
  for (const key of keys) {
    if (ignored.has(key)) continue;
    if (isAllowed(comparison, { old, now, key })) continue;
    comparison.todo.push([entry(old, key), entry(now, key)]);
  }
  return true;
}

function isSameArray(comparison: Comparison, old: PDFArray, now: PDFArray): boolean {
  if (isKnown(comparison, old, now)) return true;
  if (old.size() !== now.size()) return false;
  for (let index = 0; index < old.size(); index += 1) {
    comparison.todo.push([old.lookup(index), now.lookup(index)]);
  }
  return true;
}

/** True when the entry is one that signing may change, and was changed as signing does. */
function isAllowed(comparison: Comparison, { old, now, key }: Changed): boolean {
  if (old === comparison.root) return allowedInRoot(comparison, { old, now, key });
  if (old === comparison.form) return allowedInForm(comparison, { old, now, key });
  if (comparison.pages.has(old) && key === 'Annots') return isLonger(comparison, { old, now, key });
  if (!isEmptySignatureField(old) || !FILLED_BY_SIGNING.has(key)) return false;
  if (key === 'V' && entry(now, key) !== undefined) comparison.added = true;
  return true;
}

type Changed = { readonly old: PDFDict; readonly now: PDFDict; readonly key: string };

/** What signing tools bring for drawing their own field: fonts and a default look, where there were none. */
function allowedInForm(comparison: Comparison, { old, now, key }: Changed): boolean {
  if (key === 'SigFlags') return true;
  if (key === 'Fields') return isLonger(comparison, { old, now, key });
  if (key === 'DA') return entry(old, key) === undefined;
  if (key !== 'DR') return false;
  const [fonts, fontsNow] = [fontsOf(old), fontsOf(now)];
  for (const font of fonts?.keys().map(nameText) ?? []) {
    comparison.todo.push([fonts && entry(fonts, font), fontsNow && entry(fontsNow, font)]);
  }
  return true;
}

function fontsOf(form: PDFDict): PDFDict | undefined {
  const resources = dictEntry(form, 'DR');
  return resources === undefined ? undefined : dictEntry(resources, 'Font');
}

/** Beside the evidence: what is told about the file and shown on no page. */
function allowedInRoot(comparison: Comparison, { old, now, key }: Changed): boolean {
  if (key === 'Extensions' || key === 'Metadata' || key === 'Version') return true;
  if (key === 'DSS') {
    if (entry(now, key) !== undefined) comparison.added = true;
    return true;
  }
  if (key !== 'AcroForm' || entry(old, key) !== undefined) return false;
  const form = dictEntry(now, 'AcroForm');
  if (form === undefined) return false;
  if (!elements(arrayEntry(form, 'Fields')).every(isSignatureWidget)) return false;
  if (form.keys().some((name) => !NEW_FORM.has(nameText(name)))) return false;
  comparison.added = true;
  return true;
}

/** What was there stands first and is compared; what has come is signature fields only. */
function isLonger(comparison: Comparison, { old, now, key }: Changed): boolean {
  const before = elements(arrayEntry(old, key));
  const after = elements(arrayEntry(now, key));
  if (after.length <= before.length) return false;
  if (!after.slice(before.length).every(isSignatureWidget)) return false;
  for (const [index, one] of before.entries()) comparison.todo.push([one, after[index]]);
  comparison.added = true;
  return true;
}

function isSignatureWidget(object: PDFObject | undefined): boolean {
  const dict = asDict(object);
  return dict !== undefined && nameEntry(dict, 'FT') === 'Sig' && dict.get(PDFName.of('Kids')) === undefined;
}

function isEmptySignatureField(dict: PDFDict): boolean {
  return nameEntry(dict, 'FT') === 'Sig' && entry(dict, 'V') === undefined;
}

function isKnown({ seen }: Comparison, old: PDFObject, now: PDFObject): boolean {
  const partners = seen.get(old) ?? new Set();
  if (partners.has(now)) return true;
  seen.set(old, partners.add(now));
  return false;
}

function formOf(document: PDFDocument): PDFDict | undefined {
  const root = asDict(document.catalog);
  return root === undefined ? undefined : dictEntry(root, 'AcroForm');
}

const NOTHING: ReadonlySet<string> = new Set();
const LENGTH: ReadonlySet<string> = new Set(['Length']);
/** Signing fills the field, draws it, prints it (F) and locks it. */
const FILLED_BY_SIGNING: ReadonlySet<string> = new Set(['V', 'AP', 'F', 'M', 'MK', 'Lock']);
/** A form that comes into being for its first signature field. */
const NEW_FORM: ReadonlySet<string> = new Set(['Fields', 'SigFlags', 'DR', 'DA', 'NeedAppearances']);
