// What is seen in a picture of our form: a scan or a photo of the paper, found by its QR code and corner marks.

import type { FormField } from './form.js';
import { readFormReference } from './references.js';

/** `ink`: clearly written in; `empty`: clearly not; `unsure`: specks, shadows, a crease, or hardly anything. */
export type Ink = 'ink' | 'empty' | 'unsure';

/** One box of the form, its outline and what stands around it left out. */
export type BoxInk = {
  readonly field: FormField;
  readonly ink: Ink;
  /** How much of the box is covered, 0..1. */
  readonly share: number;
  /** The longer side of its largest unbroken stroke, in millimetres: letters are short, a line through them is not. */
  readonly strokeMm: number;
};

export type SheetFacts = {
  /** Page of the file, from 1. */
  readonly page: number;
  /** What its QR code says: a form reference, or the edition of a blank. */
  readonly code: string;
  /**
   * Where the form lies in the picture as one holds it upright: nine numbers of a homography, row by row, that takes
   * millimetres from the form's top left corner to 0..1 of the picture's width and height. Null when the corner marks
   * were not found: then nothing is known about its boxes.
   */
  readonly place: readonly number[] | null;
  /** Every box of the form; none when `place` is null. */
  readonly boxes: readonly BoxInk[];
  /** Something is written where the form has neither text nor box. */
  readonly stray: boolean;
};

/** `FM-…`, or `general/1/nb`: whether a QR code is one of ours, to the letter. */
export function isFormCode(text: string): boolean {
  return (text.startsWith('FM-') && readFormReference(text) === text) || EDITION.test(text);
}

/** Whether the boxes stand where form-layout.ts has them. An edition with other places must have another number. */
export function hasKnownLayout(code: string): boolean {
  return code.startsWith('FM-') || EDITION.exec(code)?.[1] === '1';
}

/** A place on the form, in millimetres, as a place in the picture, 0..1 from its top left corner (SheetFacts.place). */
export function inPicture(
  place: readonly number[],
  x: number,
  y: number,
): { readonly x: number; readonly y: number } {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = place;
  const depth = g * x + h * y + i;
  return { x: (a * x + b * y + c) / depth, y: (d * x + e * y + f) / depth };
}

const EDITION = /^general\/(\d{1,4})\/(?:nb|nn|en)$/u;
