// When something is certainly not in a letter: nothing in it could be meant for it, and the whole letter was seen.

import type { Requirement } from '../checklist.js';
import { isMasked, type PageBox, type PageText } from '../page-text.js';
import { findDates } from './dates.js';
import { speaksOfTime } from './duration.js';
import { findNames } from './names.js';
import { textOfLetter } from './reading.js';
import { speaksOfLimits, speaksOfScope } from './scope.js';
import type { Suggestion } from './suggestion.js';

type Written = Exclude<Requirement, 'signature'>;

/** A scan must be read this surely before we tell anybody that something is not in it. */
const SURE = 0.85;
/** Fewer words than this are no letter but a remark, a heading, or what little could be read. */
const FEWEST_WORDS = 15;
/** A page with a picture this large is a scan whose letters somebody's scanner has guessed, or a photo. */
const LARGE_PICTURE = 0.2;

/** True only where the sender can be told at once that it is missing; a person looks at everything else. */
export function isCertainlyAbsent(
  requirement: Written,
  text: PageText,
  found: readonly Suggestion[],
): boolean {
  if (!isWhollySeen(text)) return false;
  const letter = textOfLetter(text);
  if (!SPEAKS_OF_AUTHORITY.test(letter) || isForeign(letter)) return false;
  // A date is what people write by hand when they sign, and handwriting is what no machine here reads.
  if (requirement === 'date' && (text.source === 'image' || isDrawnOn(text))) return false;
  // What was read in doubt may have been a name: of that little is left when letters are taken for others.
  if (isName(requirement) && text.source === 'image' && isDrawnOn(text)) return false;
  return NOTHING_LEFT[requirement]({ letter, found });
}

/** Other languages have words our rules do not know: one with such letters may be a name, several are a language. */
function isForeign(letter: string): boolean {
  return [...letter.matchAll(FOREIGN_WORDS)].length >= FEWEST_FOREIGN;
}

const FOREIGN_WORDS = /(?<![\p{L}-])\p{Ll}*[äöüßąćęłńśźżőűşțăãõñ]\p{Ll}*(?!\p{L})/gu;
const FEWEST_FOREIGN = 3;

function isName(requirement: Written): boolean {
  return requirement === 'debtorName' || requirement === 'agentName';
}

/** Nothing is drawn, pictured or laid on the letter that could be a signature. */
export function isCertainlyUnsigned(text: PageText): boolean {
  return text.source === 'text' && isWhollySeen(text) && !isDrawnOn(text);
}

const SPEAKS_OF_AUTHORITY =
  /fullmakt|fullmekt|authori|attorney|on my behalf|på mine vegn|represent|permission|tillatelse|løyve/iu;

/** Every page was looked at and read well, and nothing was filled in by hand or afterwards. */
function isWhollySeen({ source, lines, pages, cut, certainty }: PageText): boolean {
  if (cut || certainty < SURE || pages.some(({ laidOn }) => laidOn)) return false;
  if (pages.some(({ picture }) => picture > LARGE_PICTURE && source === 'text')) return false;
  if (pages.some(({ page }) => !lines.some((line) => line.page === page))) return false;
  if (lines.reduce((sum, { words }) => sum + words.length, 0) < FEWEST_WORDS) return false;
  return !isWrittenInto({ source, lines, pages });
}

/** Pen strokes among the lines, above the place for the signature; or lines to fill in, where a pen may have been missed. */
function isWrittenInto({ source, lines, pages }: Pick<PageText, 'source' | 'lines' | 'pages'>): boolean {
  if (source === 'image' && lines.some(({ words }) => words.some(({ text }) => /[._]{4,}/u.test(text))))
    return true;
  return pages.some(({ page, strokes }) => {
    const own = lines.filter((line) => line.page === page);
    const top = Math.min(...own.map(({ y }) => y));
    const foot = Math.max(...own.map(({ y, height }) => y + height));
    return strokes.some((stroke) => isAmong(stroke, top, foot));
  });
}

/** The head of a letter has emblems, its last third the signature. */
function isAmong({ y, height }: PageBox, top: number, foot: number): boolean {
  const middle = y + height / 2;
  return middle > top + HEAD && middle < top + (foot - top) * BODY;
}

const HEAD = 0.08;
const BODY = 0.65;

function isDrawnOn({ pages }: PageText): boolean {
  return pages.some(({ picture, strokes, laidOn }) => laidOn || picture > 0 || strokes.length > 0);
}

type Asked = { readonly letter: string; readonly found: readonly Suggestion[] };

/** Nothing in the letter that might be it and was not understood. */
const NOTHING_LEFT: Readonly<Record<Written, (asked: Asked) => boolean>> = {
  debtorName: noNameLeft,
  agentName: noNameLeft,
  debtorBirthDate: noBirthLeft,
  agentBirthDate: noBirthLeft,
  agentContact: ({ letter, found }) =>
    !SPEAKS_OF_CONTACT.test(letter) &&
    !CONTACT.test(
      without(
        letter,
        [...found, ...findDates(letter)].map(({ asWritten }) => asWritten),
      ),
    ),
  scope: ({ letter }) => !speaksOfScope(letter),
  limits: ({ letter }) => !speaksOfLimits(letter),
  duration: (asked) => !speaksOfTime(asked.letter) && noDateLeft(asked),
  date: noDateLeft,
};

function noNameLeft({ letter, found }: Asked): boolean {
  // Two names in two cells of a table may have been read as one.
  if (found.some(({ field, asWritten }) => field.endsWith('.name') && isLong(asWritten))) return false;
  const used = new Set(found.map(({ asWritten }) => asWritten));
  return findNames(letter).every(({ name }) => used.has(name) || isWithin(name, used));
}

function isLong(name: string): boolean {
  return name.split(' ').length >= 4;
}

function isWithin(name: string, used: ReadonlySet<string>): boolean {
  return [...used].some((text) => text.includes(name));
}

/** A second birth date of one person may be the other's. */
function noBirthLeft({ letter, found }: Asked): boolean {
  const births = found.filter(({ field }) => field.endsWith('.birthDate'));
  const words = [...letter.matchAll(BIRTH_WORDS)].length;
  const isOneEach = new Set(births.map(({ field }) => field)).size === births.length;
  return isOneEach && words <= births.length && noDateLeft({ letter, found }) && !isMasked(letter);
}

function noDateLeft({ letter, found }: Asked): boolean {
  const used = new Set(found.map(({ asWritten }) => asWritten));
  const dates = findDates(letter).map(({ asWritten }) => asWritten);
  return dates.every((date) => used.has(date)) && !LONE_DATE.test(without(letter, [...used, ...dates]));
}

/** What is left of the letter when all that was understood is taken out of it. */
function without(letter: string, parts: readonly string[]): string {
  return parts
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, part) => text.replaceAll(part, ' '), letter);
}

const BIRTH_WORDS =
  /(?<!\p{L})(?:født|fødd|fødselsdato|fødselsdag|fødselsn\p{L}+|born|birth|d\.o\.b|dob|f\.)(?!\p{L})/giu;
const SPEAKS_OF_CONTACT = /e-?post|e-?mail|telefon|mobil|phone|tlf|adress|address|nås på|kontakt(?:es|ast)/iu;
const CONTACT = /@|\d(?:[ -]?\d){7,}|\d{4} \p{Lu}\p{Ll}|\p{L}+(?:vei|veien|vegen|gate|gata|gaten)\p{L}* \d/u;
/** Figures that may be a day in some way nobody thought of. */
const LONE_DATE =
  /(?<!\d)\d{1,2}[./]\s?\d{1,2}(?!\d)|(?<!\d)\d{6}(?!\d)|\d{1,2}\.? (?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[sc])/iu;
