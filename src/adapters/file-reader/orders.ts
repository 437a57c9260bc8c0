// What the service asks of a child: each order comes with the bytes it is about.

import type { Prints } from '../../documents/typed-sheet.js';

/** What every child is told when it starts. */
export type ChildSettings = {
  /** Certificates (DER, base64) that digital signatures may lead to. */
  readonly anchors: readonly string[];
  /** The words we print on forms. */
  readonly prints: Prints;
};

/** Where on a page: see SheetFacts.place and form-layout.ts. */
export type Crop = {
  readonly place: readonly number[];
  /** Millimetres on the form. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};

export type Order =
  /** The facts of a file. */
  | { readonly job: 'read' }
  /** The text of a PDF, line by line. */
  | { readonly job: 'text' }
  /** A page of a PDF as pixels, its longer side so many long. */
  | { readonly job: 'draw'; readonly page: number; readonly side: number }
  /** A page of a picture file as PNG, upright and without any note about where and when it was taken. */
  | { readonly job: 'show'; readonly page: number; readonly side: number; readonly crop: Crop | null }
  /** Pixels (red, green, blue) as PNG. */
  | {
      readonly job: 'encode';
      readonly width: number;
      readonly height: number;
      readonly side: number;
      readonly crop: Crop | null;
    }
  /** A page of a letter as PNG, the one after `before` others; after the last one comes what was found in all of them. */
  | {
      readonly job: 'transcribe';
      readonly page: number;
      readonly before: number;
      readonly last: boolean;
      /** There is more of the letter than will come. */
      readonly cut: boolean;
    };

/** Pixels or a PNG, as `answers.ts` lets a child announce them. */
export type Picture = { readonly width: number; readonly height: number; readonly bytes: Buffer };
