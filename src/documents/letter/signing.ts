// When and where a letter was signed, and whose name stands below it.

import { findDates, type WrittenDate } from './dates.js';
import type { NameFound } from './names.js';
import type { Found, LetterRule } from './suggestion.js';

/** The name that stands by itself near the end: below a greeting, or by a line to sign on. */
export function signingName(text: string, names: readonly NameFound[]): NameFound | null {
  const foot = text.length - Math.max(FOOT, text.length * 0.3);
  return (
    names.findLast((name) => !name.isOrganisation && name.start >= foot && standsAlone(text, name)) ?? null
  );
}

/** Characters at the end of a letter that are its foot at the least. */
const FOOT = 160;
const GREETING =
  /^(?:.{0,30}(?:hilsen|helsing|hilsning|regards|sincerely|faithfully|mvh|underskrift|signatur|signature|signert|signed(?: by)?)[\s,:._]*)?$/iu;

function standsAlone(text: string, { start, end }: NameFound): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lineEnd = text.indexOf('\n', end);
  const after = text.slice(end, lineEnd < 0 ? undefined : lineEnd);
  return GREETING.test(before) && /^[\s.,_]*(?:\([^)]*\))?\s*$/u.test(after);
}

/** The day of signing and the place, of the dates that are neither birth dates nor about how long it lasts. */
export function findSigning(text: string, taken: readonly { readonly start: number }[]): readonly Found[] {
  const free = findDates(text).filter(({ start }) => !taken.some((other) => other.start === start));
  const dated = free.map((date) => ({ date, ...reasonOf(text, date) })).filter(({ weight }) => weight > 0);
  const best = dated.toSorted((a, b) => b.weight - a.weight || b.date.start - a.date.start)[0];
  if (!best) return [];
  const { date, rule } = best;
  const signedOn: Found = {
    ...placed(date),
    field: 'signedOn',
    value: date.lately,
    asWritten: date.asWritten,
    rule,
  };
  return [signedOn, ...placesBeside(text, date)];
}

function reasonOf(text: string, date: WrittenDate): { readonly rule: LetterRule; readonly weight: number } {
  const before = text.slice(text.lastIndexOf('\n', date.start - 1) + 1, date.start);
  const lineEnd = text.indexOf('\n', date.end);
  const after = text.slice(date.end, lineEnd < 0 ? undefined : lineEnd);
  if (DATE_WORDS.test(before)) return { rule: 'DATE_AFTER_DATE_WORDS', weight: 4 };
  if (PLACE_BEFORE.test(before) || (before.trim() === '' && PLACE_AFTER.test(after)))
    return { rule: 'DATE_BESIDE_PLACE', weight: 3 };
  const isAlone = before.trim() === '' && /^[.\s]*$/u.test(after);
  return { rule: 'DATE_ON_ITS_OWN', weight: isAlone ? 2 : 0 };
}

const DATE_WORDS =
  /(?:^|[^\p{L}])(?:dato|datert|date[d]?|signert|signed|underskrevet|underskrive|(?:sted|stad) (?:og|\/|&) dato|place and date|dato\s?\/\s?(?:sted|stad))[\s:._]*(?:(?:i |in |at )?\p{Lu}[\p{L} ]{1,30}?[,\s]*)?(?:den |on |the )?$/iu;
const PLACE_BEFORE =
  /(?:^|\d{4}\.|\p{Ll}\.)\s*\p{Lu}[\p{L}-]+(?: (?:i )?\p{Lu}[\p{L}-]+){0,3}[\s,]+(?:den |on |the )?$/u;
const PLACE_AFTER = /^[\s,]+\p{Lu}[\p{L}-]+(?: (?:i )?\p{Lu}[\p{L}-]+){0,3}[.\s]*$/u;

const PLACE =
  '(?:(?:[Ss]ignert|[Ss]igned|[Dd]atert|[Dd]ated|[Uu]nderskrevet|[Uu]nderskrive) (?:i |in |at |på )?)?(?<place>\\p{Lu}[\\p{L}-]+(?: (?:i )?\\p{Lu}[\\p{L}-]+){0,3})';
const BEFORE_DATE = new RegExp(`(?:^|[\\s:_.])${PLACE}[\\s,]+(?:den |on |the )?$`, 'u');
const AFTER_DATE = new RegExp(`^[\\s,]+${PLACE}[.\\s]*$`, 'u');
const NO_PLACE = /^(?:dato|date|dated|sted|stad|den|on|signert|signed|hilsen)$/iu;

function placesBeside(text: string, date: WrittenDate): readonly Found[] {
  const lineStart = text.lastIndexOf('\n', date.start - 1) + 1;
  const lineEnd = text.indexOf('\n', date.end);
  const before = BEFORE_DATE.exec(text.slice(lineStart, date.start));
  const after = AFTER_DATE.exec(text.slice(date.end, lineEnd < 0 ? undefined : lineEnd));
  const place = before?.groups?.place ?? after?.groups?.place;
  if (place === undefined || NO_PLACE.test(place)) return [];
  const start = before
    ? lineStart + before.index + before[0].indexOf(place)
    : date.end + (after?.[0].indexOf(place) ?? 0);
  const found = { field: 'signedPlace', value: place, asWritten: place, rule: 'PLACE_BESIDE_DATE' } as const;
  return [{ ...found, start, end: start + place.length }];
}

function placed({ start, end }: WrittenDate): { readonly start: number; readonly end: number } {
  return { start, end };
}
