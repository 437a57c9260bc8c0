// Names as people spell them: one name in many spellings, and names that are nearly it but somebody else's.

import type { Dice } from './dice.js';

/** A name as it is compared: lower case words, first to last, at least two. */
export type NameWords = readonly string[];

const FIRST = ['anne', 'bjørg', 'łukasz', 'máret', 'åse', 'zoë', 'đorđe', 'šimon'];
const MIDDLE = ['lise', 'ærlig', 'marjá', 'žofia', 'øyvind', 'von'];
const LAST = ['berg', 'sørli', 'żółć', 'øverås', 'ŋuorra', "o'brien", 'čáppa', 'ås'];

/** A name of two to five words. */
export function someName(dice: Dice): NameWords {
  const middle = Array.from({ length: dice.below(4) }, () => dice.pick(MIDDLE));
  return [dice.pick(FIRST), ...middle, dice.pick(LAST)];
}

/** The words in some spelling that means exactly them: case, hyphens, spaces, comma order, composed or not. */
export function spelled(dice: Dice, words: NameWords): string {
  const ordered = dice.chance(15) ? surnameFirst(dice, words) : joined(dice, words);
  const cased = dice.pick([capitalised, capitalised, lowerCase, upperCase])(ordered);
  const padded = dice.chance(10) ? `  ${cased}\t` : cased;
  return dice.chance(20) ? padded.normalize('NFD') : padded;
}

/** The same person's name with some middle words left out. */
export function shortened(dice: Dice, words: NameWords): NameWords {
  return words.filter((_, place) => place === 0 || place === words.length - 1 || dice.chance(50));
}

/** A name nobody may take for the given one: another first or last word, by as little as a dot, or too few words. */
export function anotherName(dice: Dice, words: NameWords): NameWords {
  const [first = '', ...rest] = words;
  const last = rest.at(-1) ?? '';
  return dice.pick([
    () => [bare(first), ...rest],
    () => [...words.slice(0, -1), bare(last)],
    () => [first],
    () => [last, ...words.slice(1, -1), first],
    () => words.slice(0, 1).concat('nordmann'),
    () => [first.slice(0, 1), ...rest],
    () => [`${first}${last}`],
  ])();
}

/** A name that may or may not be the given one: words swapped, repeated, added, or letters laid bare. */
export function relatedName(dice: Dice, words: NameWords): NameWords {
  return dice.pick([
    () => shortened(dice, words),
    () => [...words.slice(0, 1), ...words.slice(1, -1).toReversed(), ...words.slice(-1)],
    () => [...words.slice(0, -1), dice.pick(MIDDLE), ...words.slice(-1)],
    () => words.map((word) => (dice.chance(30) ? bare(word) : word)),
    () => [...words.slice(0, 1), ...words],
    () => anotherName(dice, words),
    () => someName(dice),
  ])();
}

const STROKED: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', ł: 'l', đ: 'd', ŋ: 'n' };

/** The word without its letters' dots and strokes; a word that has none gets an end it does not have. */
function bare(word: string): string {
  const withoutStrokes = word.replaceAll(/[øæłđŋ]/gu, (letter) => STROKED[letter] ?? letter);
  const stripped = withoutStrokes.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return stripped === word.normalize('NFD') ? `${word}e` : stripped;
}

function joined(dice: Dice, words: NameWords): string {
  return words.reduce((name, word) => `${name}${dice.pick([' ', ' ', ' ', '-', '  ', '\u00a0'])}${word}`);
}

function surnameFirst(dice: Dice, words: NameWords): string {
  const firstOfSurname = 1 + dice.below(Math.max(1, words.length - 1));
  const surname = words.slice(firstOfSurname);
  const givenNames = words.slice(0, firstOfSurname);
  if (surname.length === 0) return joined(dice, words);
  return `${joined(dice, surname)},${dice.pick([' ', ''])}${joined(dice, givenNames)}`;
}

function capitalised(name: string): string {
  return name.replaceAll(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase());
}

function lowerCase(name: string): string {
  return name.toLowerCase();
}

function upperCase(name: string): string {
  return name.toUpperCase();
}
