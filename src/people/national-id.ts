// Finds and hides national identity numbers that people write where only a birth date was asked for (domain § 8).

// Eleven digits, or thirteen when the year is written in full.
const LONGEST_ID = 13;
const MASK = '•'.repeat(11);
const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
// 29 February counts as a day: the century, and so the leap year, is not worth working out to hide a number.
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A stretch of a text: `start` and `end` as for `slice`. */
export type Stretch = { readonly start: number; readonly end: number };

/** Digits that stand together in the text. */
type Digits = Stretch & { readonly digits: string };

/** The text with every national identity number replaced by eleven dots, and whether there was any. */
export function maskNationalIds(text: string): { readonly text: string; readonly found: boolean } {
  const ids = findNationalIds(text);
  let masked = '';
  let done = 0;
  for (const { start, end } of ids) {
    masked += text.slice(done, start) + MASK;
    done = end;
  }
  return { text: masked + text.slice(done), found: ids.length > 0 };
}

/** Whether a number has been taken out of the text by `maskNationalIds`. */
export function isMasked(text: string): boolean {
  return text.includes(MASK);
}

/**
 * Eleven digits that form a fødselsnummer, D-number (day + 40), H-number or synthetic number (month + 40, month + 80):
 * both control digits hold and the first six can be a date.
 */
export function isNationalId(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false;
  return isDate(digits) && isDivisible(digits, FIRST_WEIGHTS) && isDivisible(digits, SECOND_WEIGHTS);
}

/** Where national identity numbers stand in the text, from its beginning on; none reaches into another. */
export function findNationalIds(text: string): readonly Stretch[] {
  const groups = groupsOf(text);
  const found: Digits[] = [];
  for (const [index, group] of groups.entries()) {
    const isTaken = group.start < (found.at(-1)?.end ?? 0);
    const id = isTaken ? null : idStartingAt(text, groups.slice(index, index + LONGEST_ID));
    if (id !== null) found.push(id);
  }
  return found;
}

// Only whole groups are tried: eleven digits inside a longer number are part of that number, not an identity.
function idStartingAt(text: string, groups: readonly Digits[]): Digits | null {
  const start = groups[0]?.start ?? 0;
  let [end, digits] = [start, ''];
  for (const group of groups) {
    if (digits !== '' && !isSeparator(text.slice(end, group.start))) return null;
    digits += group.digits;
    end = group.end;
    if (digits.length > LONGEST_ID) return null;
    if (isNationalId(withoutCentury(digits))) return { start, end, digits };
  }
  return null;
}

function groupsOf(text: string): readonly Digits[] {
  return [...text.matchAll(/\d+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    digits: match[0],
  }));
}

// "01.01.1980 12345" gives the same person away as "010180 12345".
function withoutCentury(digits: string): string {
  return /^\d{4}(18|19|20)\d{7}$/.test(digits) ? digits.slice(0, 4) + digits.slice(6) : digits;
}

function isSeparator(between: string): boolean {
  return /^[\s./\p{Dash_Punctuation}]{1,3}$/u.test(between);
}

function isDate(digits: string): boolean {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  const longest = LONGEST_MONTHS[(month % 40) - 1];
  return longest !== undefined && day % 40 >= 1 && day % 40 <= longest && day < 80;
}

function isDivisible(digits: string, weights: readonly number[]): boolean {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0;
}
