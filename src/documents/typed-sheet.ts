// Our form whose fields have become text: flattened, or printed to a PDF. What stands in its boxes, and whether the rest is our own words.

import { fieldBoxOn, printBoxesOn } from './field-places.js';
import { FORM_FIELDS, type FormField, isOneOf, TICK_FIELDS } from './form.js';
import { LONGEST_FOUND } from './letter/letter-facts.js';
import type { TextLine } from './page-text.js';
import type { SheetFacts } from './sheet.js';

export type TypedSheet = {
  readonly page: number;
  /** In the boxes for text; ticks are drawings, which the picture of the page tells. */
  readonly values: Readonly<Partial<Record<FormField, string>>>;
  /** The words outside the boxes are not those of any of our editions. */
  readonly altered: boolean;
};

/** The words that are printed on a form, of each edition, in any order. */
export type Prints = readonly (readonly string[])[];

/** Null where the page has no text of its own, as in a scan, or it is not known where the boxes lie. */
export function readTypedSheet(
  lines: readonly TextLine[],
  { page, place }: SheetFacts,
  prints: Prints,
): TypedSheet | null {
  const words = lines.filter((line) => line.page === page).flatMap(placedWords);
  if (place === null || words.length === 0) return null;
  const codes = printBoxesOn(place);
  const values: Partial<Record<FormField, string>> = {};
  const others: string[] = [];
  for (const word of words) {
    const field = TEXT_FIELDS.find((each) => isWithin(word, fieldBoxOn(each, place)));
    if (field) values[field] = `${values[field] ?? ''} ${word.text}`.trim().slice(0, LONGEST_FOUND);
    else if (!codes.some((box) => isWithin(word, box))) others.push(word.text);
  }
  const altered = !prints.some((print) => isSameWords(print, others));
  return { page, values, altered };
}

/** A page that holds most of our words is our form, whether its code was seen or not: no letter says such things. */
export function isOurPrint(lines: readonly TextLine[], prints: Prints): boolean {
  const words = new Set(lines.flatMap((line) => line.words.flatMap(({ text }) => lettersOf(text))));
  return prints.some((print) => {
    const ours = print.flatMap(lettersOf);
    return ours.filter((word) => words.has(word)).length > ours.length * MOST;
  });
}

const MOST = 0.6;

const TEXT_FIELDS = FORM_FIELDS.filter((field) => !isOneOf(TICK_FIELDS, field));

type PlacedWord = { readonly text: string; readonly x: number; readonly y: number };

/** Each word with its middle. */
function placedWords({ y, height, words }: TextLine): readonly PlacedWord[] {
  return words.map(({ text, x, width }) => ({ text, x: x + width / 2, y: y + height / 2 }));
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function isWithin({ x, y }: PlacedWord, box: Box): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** The order is left out of it: tools draw text in any order, and columns stand beside each other. */
function isSameWords(a: readonly string[], b: readonly string[]): boolean {
  const [first, second] = [a, b].map((words) => words.flatMap(lettersOf).toSorted());
  return JSON.stringify(first) === JSON.stringify(second);
}

/** One spelling of each letter; the numbers before the headings stand in circles and are no words. */
function lettersOf(word: string): readonly string[] {
  const folded = word.normalize('NFKC').replace(/\u00AD/gu, '');
  return /^\d$/u.test(folded) || folded === '' ? [] : [folded];
}
