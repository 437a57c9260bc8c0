// A natural person as others name him, and when two names are one person: a name and a date of birth identify, but never authenticate (domain § 8).

import { type Day, addMonths, parseDay } from '../shared/dates.js';

export type Person = { readonly name: string; readonly birthDate: Day };

/** Which parts of what was stated agree with what is stored; nothing else may be told (domain § 3.6). */
export type PersonComparison = { readonly name: boolean; readonly birthDate: boolean };

/** A name is 1–200 characters with at least one letter of any script; no control or text-direction characters. */
export function isName(text: string): boolean {
  if (/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(text)) return false;
  return /^.{1,200}$/su.test(text) && /\p{L}/u.test(text);
}

/** Both parts on their own: the name by `isSameName`, the birth date exactly. */
export function comparePerson(stated: Person, stored: Person): PersonComparison {
  return { name: isSameName(stated.name, stored.name), birthDate: stated.birthDate === stored.birthDate };
}

/** Both parts agree. */
export function isSamePerson(a: Person, b: Person): boolean {
  return a.birthDate === b.birthDate && isSameName(a.name, b.name);
}

/**
 * House rule (domain § 3.6): at least two words each; first and last words equal; the middle words of the shorter name
 * stand among those of the longer one, in the same order. Letters are never likened: ø is not o, and "close" is no match.
 */
export function isSameName(a: string, b: string): boolean {
  if (hasSeveralCommas(a) || hasSeveralCommas(b)) return false;
  const [first, second] = [foldedWords(a), foldedWords(b)];
  const [shorter, longer] = first.length <= second.length ? [first, second] : [second, first];
  if (shorter.length < 2) return false;
  if (shorter[0] !== longer[0] || shorter.at(-1) !== longer.at(-1)) return false;
  return standsWithin(shorter.slice(1, -1), longer.slice(1, -1));
}

/**
 * The words of a name as they are compared: one spelling of each letter (NFC), lower case, parted by spaces and hyphens
 * of any kind, "Etternavn, Fornavn" turned round. Apostrophes and dots belong to their word: O'Brien is not OBrien, and "A." is not "Arne".
 */
export function foldedWords(name: string): readonly string[] {
  // Lower case first: J with a caron has no capital of one code point, but a small letter that does.
  const folded = name.toLowerCase().normalize('NFC');
  const comma = folded.indexOf(',');
  if (comma === -1) return wordsOf(folded);
  return [...wordsOf(folded.slice(comma + 1)), ...wordsOf(folded.slice(0, comma))];
}

/** A name and not just a call name: at least two words, so that it can match at all. */
export function isFullName(name: string): boolean {
  return isName(name) && !hasSeveralCommas(name) && foldedWords(name).length >= 2;
}

/** A day on the calendar, not after `on` and at most `oldestPersonYears` before it. */
export function isPlausibleBirthDate(birthDate: Day, on: Day, oldestPersonYears: number): boolean {
  if (parseDay(birthDate) === null || birthDate > on) return false;
  return birthDate >= addMonths(on, -12 * oldestPersonYears);
}

/**
 * One text for all spellings of the same debtor when the case system sends no id: all folded words of the name in any
 * order, and the birth date (api.md, Case system). Personal data: only ever the input of a keyed blind index.
 */
export function sameDebtorKey(name: string, birthDate: Day): string {
  return `${[...foldedWords(name)].sort().join(' ')}|${birthDate}`;
}

/**
 * One text for all spellings of a name that `isSameName` could take for one: what staff search by. The middle words are
 * compared afterwards. Personal data: only ever the input of a keyed blind index.
 */
export function searchKey({ name, birthDate }: Person): string {
  const words = foldedWords(name);
  return `${words[0] ?? ''} ${words.at(-1) ?? ''}|${birthDate}`;
}

function hasSeveralCommas(name: string): boolean {
  return name.indexOf(',') !== name.lastIndexOf(',');
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s\p{Dash_Punctuation},]+/u).filter((word) => word !== '');
}

function standsWithin(words: readonly string[], among: readonly string[]): boolean {
  let found = 0;
  for (const word of among) if (word === words[found]) found += 1;
  return found === words.length;
}
