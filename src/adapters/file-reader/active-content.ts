// What a PDF would do or carry besides being read: every object is looked at, however it is stored or spelled.

import { PDFArray, PDFDict, type PDFDocument, PDFInvalidObject, type PDFObject, PDFStream } from 'pdf-lib';
import type { Finding } from '../../documents/facts.js';
import { asDict, dictEntry, nameEntry, nameText } from '../pdf-objects/lookups.js';
import { annotationsOf, type Page } from '../pdf-objects/pages.js';
import { createContentBudget } from './content-budget.js';
import { isProgram, namesProgram } from './embedded-programs.js';
import { findsHiddenAction } from './raw-actions.js';

const MOST_OBJECTS = 500_000;
const DEEPEST = 100;

export type ActiveContent =
  | { readonly safe: false }
  | { readonly safe: true; readonly findings: readonly Finding[] };

type Code = Finding['code'];

/** What an action does (ISO 32000-2 § 12.6.4) is judged, not that there is one: going to a page harms nobody. */
const ACTIONS: Readonly<Record<string, Code | 'unsafe'>> = {
  Launch: 'unsafe',
  ImportData: 'unsafe',
  JavaScript: 'JAVASCRIPT',
  SubmitForm: 'SUBMIT_FORM',
  URI: 'LINK',
  GoToR: 'LINK',
  GoToE: 'LINK',
  Thread: 'LINK',
  Movie: 'ATTACHMENT',
  Sound: 'ATTACHMENT',
  Rendition: 'ATTACHMENT',
  RichMediaExecute: 'ATTACHMENT',
};

const CARRIERS = new Set(['FileAttachment', 'RichMedia', 'Movie', 'Sound', 'Screen', '3D']);

/** Looks at everything in the document; `bytes` are the file as received, for what the reader could not parse. */
export function inspectContent(
  document: PDFDocument,
  pages: readonly Page[],
  bytes: Uint8Array,
): ActiveContent {
  const inBytes = findsHiddenAction(bytes);
  if (inBytes.unsafe) return { safe: false };
  const findings = new Map<string, Finding>();
  const add = (code: Code, page: number | undefined): void => {
    findings.set(`${code} ${page ?? ''}`, page === undefined ? { code } : { code, page });
  };
  if (inBytes.javaScript) add('JAVASCRIPT', undefined);
  const budget = createContentBudget(pages);
  const pageOf = pageNumbers(pages);
  let objects = 0;

  /** False as soon as something unsafe is met. */
  const isSafe = (object: PDFObject, page: number | undefined, depth: number): boolean => {
    objects += 1;
    if (objects > MOST_OBJECTS || depth > DEEPEST) return false;
    if (object instanceof PDFInvalidObject) return isSafeRaw(object);
    if (object instanceof PDFArray) {
      return object.asArray().every((element) => isSafe(element, page, depth + 1));
    }
    const dict = asDict(object);
    if (dict === undefined) return true;
    const here = pageOf.get(dict) ?? page;
    const codes = judgeDict(dict);
    if (codes.includes('unsafe')) return false;
    for (const code of codes) if (code !== 'unsafe') add(code, here);
    if (object instanceof PDFStream && !budget.allows(object)) return false;
    if (object instanceof PDFStream && isEmbeddedFile(dict) && isProgram(object)) return false;
    return dict.values().every((value) => isSafe(value, here, depth + 1));
  };
  const isSafeRaw = (object: PDFInvalidObject): boolean => {
    const raw = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(raw, 0);
    return !findsHiddenAction(raw).unsafe;
  };

  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!isSafe(object, undefined, 0)) return { safe: false };
  }
  return { safe: true, findings: withoutRepeats([...findings.values()]) };
}

function judgeDict(dict: PDFDict): readonly (Code | 'unsafe')[] {
  const codes: (Code | 'unsafe')[] = [];
  const action = ACTIONS[nameEntry(dict, 'S') ?? ''];
  if (action !== undefined) codes.push(action);
  const keys = new Set(dict.keys().map(nameText));
  if (keys.has('JS') || keys.has('JavaScript')) codes.push('JAVASCRIPT');
  if (keys.has('ByteRange') && keys.has('Contents')) codes.push('DIGITAL_SIGNATURE');
  if (isEmbeddedFile(dict) || CARRIERS.has(nameEntry(dict, 'Subtype') ?? '')) codes.push('ATTACHMENT');
  const embedded = dictEntry(dict, 'EF');
  if (embedded !== undefined) codes.push(namesProgram(dict) ? 'unsafe' : 'ATTACHMENT');
  if (embedded !== undefined && carriesProgram(embedded)) codes.push('unsafe');
  return codes;
}

function carriesProgram(embedded: PDFDict): boolean {
  return embedded
    .values()
    .map((value) => embedded.context.lookup(value))
    .some((file) => file instanceof PDFStream && isProgram(file));
}

function isEmbeddedFile(dict: PDFDict): boolean {
  return nameEntry(dict, 'Type') === 'EmbeddedFile';
}

/** Which page an object belongs to, as far as it is plain: the page itself, its annotations, and their actions. */
function pageNumbers(pages: readonly Page[]): ReadonlyMap<PDFDict, number> {
  const numbers = new Map<PDFDict, number>();
  for (const [index, page] of pages.entries()) {
    for (const dict of [page.dict, ...annotationsOf(page)]) {
      numbers.set(dict, index + 1);
      for (const key of ['A', 'AA', 'FS']) {
        const child = dictEntry(dict, key);
        if (child !== undefined) numbers.set(child, index + 1);
      }
    }
  }
  return numbers;
}

/** A finding without a page says nothing more where the same one has a page. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    ({ code, page }) =>
      page !== undefined || !findings.some((other) => other.code === code && other.page !== undefined),
  );
}
