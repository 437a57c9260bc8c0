// The papers of a submission: declarations of their own, whatever files and pages they came in.

import type { SignatureFacts } from './digital-signature.js';
import type { FileType, FormFacts } from './facts.js';
import type { Grant } from './form.js';
import { type LetterFacts, withoutPages } from './letter/letter-facts.js';
import { readGrant, type ReadFields, readPrinted } from './reading.js';
import { hasKnownLayout, type SheetFacts } from './sheet.js';
import type { TypedSheet } from './typed-sheet.js';

/** A picture of our form, and what we printed on that form when its reference is one of ours. */
export type KnownSheet = {
  readonly sheet: SheetFacts;
  readonly issued: Grant | null;
  /** Its fields as text, where they are. */
  readonly typed: TypedSheet | null;
};

/** One readable document of a submission, oldest first among its fellows. */
export type ReceivedDocument = {
  readonly type: FileType;
  readonly pages: number;
  /** Null for a photo, a scan, a letter or a form that is not ours. */
  readonly form: FormFacts | null;
  /** What we printed on it, when its reference is one of ours. */
  readonly issued: Grant | null;
  /** True when its printed text is not the text of the edition we issued. */
  readonly altered: boolean;
  readonly sheets: readonly KnownSheet[];
  readonly emptyPages: readonly number[];
  readonly signatures: readonly SignatureFacts[];
  /** What was found in the text of its pages; null when no machine has read them. */
  readonly letter: LetterFacts | null;
};

/** Digital signatures are a file's, and so every paper's in it. */
type InFile = { readonly signatures: readonly SignatureFacts[] };

/** An interactive form of ours. */
export type FormPaper = InFile & {
  readonly kind: 'form';
  readonly form: FormFacts;
  readonly fields: ReadFields;
  readonly altered: boolean;
};

/** Our form on paper, photographed or scanned. */
export type SheetPaper = InFile & {
  readonly kind: 'sheet';
  readonly sheet: SheetFacts;
  readonly issued: Grant | null;
  readonly typed: TypedSheet | null;
  /** What we printed; null for one filled in by hand, which no machine reads. */
  readonly fields: ReadFields | null;
};

/** Anything else: the pages of one document that are no form of ours. */
export type LetterPaper = InFile & {
  readonly kind: 'letter';
  readonly type: ReceivedDocument['type'];
  readonly fields: null;
  /** Of these pages only; null when no machine has read them. */
  readonly letter: LetterFacts | null;
};

export type Paper = FormPaper | SheetPaper | LetterPaper;

/** The papers in one document, in the order of their pages; other pages together are one letter. */
export function papersIn(document: ReceivedDocument): readonly Paper[] {
  const { form, issued, altered, type, signatures } = document;
  if (form) return [{ kind: 'form', form, fields: readGrant(form, issued), altered, signatures }];
  const letter: LetterPaper = {
    kind: 'letter',
    type,
    fields: null,
    letter: otherPages(document),
    signatures,
  };
  const sheets = document.sheets.map((known) => asSheet(known, signatures));
  return hasOtherPages(document) || sheets.length === 0 ? [letter, ...sheets] : sheets;
}

/** Whether it is filled in, printed on by us, or written on: an empty form beside another paper says nothing. */
export function saysSomething(paper: Paper): boolean {
  if (paper.kind === 'form') return isFilledIn(paper.form);
  if (paper.kind === 'letter') return false;
  const { issued, sheet } = paper;
  return issued !== null || sheet.place === null || sheet.boxes.some(({ ink }) => ink === 'ink');
}

function asSheet({ sheet, issued, typed }: KnownSheet, signatures: readonly SignatureFacts[]): SheetPaper {
  const known = hasKnownLayout(sheet.code) ? issued : null;
  return { kind: 'sheet', sheet, typed, issued: known, fields: known && readPrinted(known), signatures };
}

function hasOtherPages(document: ReceivedDocument): boolean {
  return knownPages(document).size < document.pages;
}

/** The pages that are known to be our form, or to be empty. */
function knownPages({ sheets, emptyPages }: ReceivedDocument): ReadonlySet<number> {
  return new Set([...sheets.map(({ sheet }) => sheet.page), ...emptyPages]);
}

function otherPages(document: ReceivedDocument): LetterFacts | null {
  return document.letter && withoutPages(document.letter, knownPages(document));
}

function isFilledIn(form: FormFacts): boolean {
  return Object.values(form.values).some((value) => value.trim() !== '' && value !== 'Off');
}
