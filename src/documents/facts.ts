// What the reader found in one received file. Facts only: what they mean is judged by rules.

import type { SignatureFacts } from './digital-signature.js';
import type { FormField } from './form.js';
import type { LetterFacts } from './letter/letter-facts.js';
import type { SheetFacts } from './sheet.js';
import type { TypedSheet } from './typed-sheet.js';

export const FILE_TYPES = ['pdf', 'jpeg', 'png', 'heic', 'tiff'] as const;
export type FileType = (typeof FILE_TYPES)[number];

export const FILE_REFUSALS = [
  'FILE_TOO_LARGE',
  'FILE_TYPE_NOT_ALLOWED',
  'FILE_DAMAGED',
  'PASSWORD_PROTECTED',
  'TOO_MANY_PAGES',
  'POLYGLOT',
  'UNSAFE_CONTENT',
  'EMPTY_FILE',
  'CHECK_TIMED_OUT',
] as const;
/** Why a file cannot be received at all; each has one helpful sentence for the sender. */
export type FileRefusal = (typeof FILE_REFUSALS)[number];

export const FINDINGS = [
  'JAVASCRIPT',
  'ATTACHMENT',
  'SUBMIT_FORM',
  'LINK',
  'OWNER_PASSWORD',
  'DIGITAL_SIGNATURE',
  'REPAIRED',
  'UNSCANNED',
  'MALWARE',
  'CORNERS_NOT_SEEN',
] as const;
/** The most pages of one submission (api.md); the reader refuses a single file with more, the sum is the caller's. */
export const MOST_PAGES = 30;

/** What a reviewer should know about a file that was received all the same. */
export type Finding = { readonly code: (typeof FINDINGS)[number]; readonly page?: number };

/** An annotation on our form that we did not put there, such as ink or a stamp drawn in a PDF viewer. */
export type ForeignAnnotation = {
  readonly subtype: string;
  readonly page: number;
  readonly overSignature: boolean;
};

export const QUARTER_TURNS = [90, 180, 270] as const;
export type QuarterTurn = (typeof QUARTER_TURNS)[number];

/** The interactive form in a PDF, when it has at least half of the fields of the form we issue. */
export type FormFacts = {
  /**
   * Composed Unicode with line feeds; tick boxes `Yes` or `Off` (or a state the box has no drawing for, as it stands);
   * empty when not filled in. No entry for absent fields and for a signature field.
   */
  readonly values: Readonly<Partial<Record<FormField, string>>>;
  /**
   * Fields of ours that the file lacks, or holds unreadably or twice with different values: a tolerant reader may have
   * dropped them, so the form is not whole.
   */
  readonly absentFields: readonly FormField[];
  /** From the hidden fields `form_reference` and `form_edition`; null when absent or empty. */
  readonly reference: string | null;
  readonly edition: string | null;
  /** Hash over what is printed (page content, fonts and other resources), the same after any honest filler. */
  readonly contentHash: string;
  readonly foreignAnnotations: readonly ForeignAnnotation[];
  /** Degrees clockwise that its page is shown turned; left out when it is upright. */
  readonly turned?: QuarterTurn;
  /** True when the signature field holds a digital signature. */
  readonly signatureFieldFilled: boolean;
};

export type FileFacts =
  | { readonly readable: false; readonly refusal: FileRefusal }
  | {
      readonly readable: true;
      readonly type: FileType;
      readonly pages: number;
      readonly findings: readonly Finding[];
      readonly form: FormFacts | null;
      /** Pictures of our form among its pages, in their order. */
      readonly sheets: readonly SheetFacts[];
      /** Pages with nothing on them, such as the back of a scanned sheet. */
      readonly emptyPages: readonly number[];
      readonly signatures: readonly SignatureFacts[];
      /** How many bytes of the file all this was read from: a signed file only as far as it is signed. Null: all of them. */
      readonly readTo: number | null;
      /** Of the sheets among its pages, those whose fields are text in the file itself. */
      readonly typedSheets: readonly TypedSheet[];
      /** What was found in the text of pages that are no form of ours; null when none could be read. */
      readonly letter: LetterFacts | null;
    };
