// Finds days as they are written in letters: in Norwegian, nynorsk and English. A day that may mean two is none.

import { type Day, parseDay, parseNorwegianDay } from '../../shared/dates.js';

/** `day` is null for what is plainly a date and cannot be read as one: no year, two figures for it, or not on the calendar. */
export type WrittenDate = {
  readonly start: number;
  readonly end: number;
  readonly asWritten: string;
  readonly day: Day | null;
  /** The same, with two figures for a year of this century: for all days but birth dates. */
  readonly lately: Day | null;
};

/** In the order they stand; none reaches into another. */
export function findDates(text: string): readonly WrittenDate[] {
  const isEnglish = speaksEnglish(text);
  const found: WrittenDate[] = [];
  for (const { pattern, read, short } of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && end > other.start)) continue;
      const day = read(match, isEnglish);
      const lately = day ?? (short ? inThisCentury(match[0], isEnglish) : null);
      found.push({ start, end, asWritten: match[0], day, lately });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Whether a text is rather English than Norwegian. */
export function speaksEnglish(text: string): boolean {
  return countOf(text, ENGLISH) > countOf(text, NORWEGIAN);
}

const ENGLISH = /\b(?:the|and|of|to|my|is|on|for|with|this|hereby|born)\b/giu;
const NORWEGIAN =
  /\b(?:og|av|til|min|mitt|mi|er|på|for|med|som|fullmakt\p{L}*|født|fødd|gir|gjev|jeg|eg)\b/giu;

function countOf(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

type Form = {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, isEnglish: boolean) => Day | null;
  /** It has two figures for the year. */
  readonly short?: true;
};

const MONTHS: readonly RegExp[] = [
  /^jan/u,
  /^feb/u,
  /^mar/u,
  /^apr/u,
  /^ma[iy]/u,
  /^jun/u,
  /^jul/u,
  /^aug/u,
  /^sep/u,
  /^o[kc]t/u,
  /^nov/u,
  /^de[sc]/u,
];
const MONTH =
  '(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:s|ch)?|apr(?:il)?|ma[iy]|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?)';
const BEFORE = '(?<![\\p{L}\\d.,/•-])';
const AFTER = '(?![\\p{L}\\d•]|[/-]\\d)';

function pattern(source: string): RegExp {
  return new RegExp(`${BEFORE}${source}${AFTER}`, 'giu');
}

/** Whole ones first, so that a part of one is not taken for another. */
const FORMS: readonly Form[] = [
  {
    pattern: pattern('\\d{4}-\\d{2}-\\d{2}'),
    read: ([text]) => parseDay(text),
  },
  {
    pattern: pattern('\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?\\d{4}'),
    read: ([text], isEnglish) => (isEnglish && isEitherWay(text) ? null : parseNorwegianDay(text)),
  },
  {
    pattern: pattern(`\\d{1,2}(?:\\.|st|nd|rd|th)?\\s?(?:of\\s)?(?<month>${MONTH})[.,]?\\s\\d{4}`),
    read: (match) => inWords(match),
  },
  {
    pattern: pattern(`(?<month>${MONTH})\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}`),
    read: (match) => inWords(match),
  },
  { pattern: pattern('\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?\\d{2}'), read: () => null, short: true },
  { pattern: pattern('(?<=(?:født|fødd|f\\.)\\s?)\\d{6}'), read: () => null },
  {
    pattern: pattern(`\\d{1,2}(?:\\.|st|nd|rd|th)\\s?(?:of\\s)?${MONTH}(?:\\s['’]?\\d{2})?`),
    read: () => null,
  },
];

/** "1/2-26": a letter is not signed, nor meant to end, in another century. */
function inThisCentury(text: string, isEnglish: boolean): Day | null {
  const whole = text.replace(/(\d{2})$/u, '20$1');
  return isEnglish && isEitherWay(whole) ? null : parseNorwegianDay(whole);
}

/** "03/04/2026" in English is the third of April to some and the fourth of March to others. */
function isEitherWay(text: string): boolean {
  if (!text.includes('/')) return false;
  const [first = 0, second = 0] = text.split(/\D+/u).map(Number);
  return first <= 12 && second <= 12 && first !== second;
}

function inWords({ 0: text, groups }: RegExpExecArray): Day | null {
  const name = (groups?.month ?? '').toLowerCase();
  const month = MONTHS.findIndex((each) => each.test(name)) + 1;
  const numbers = text.match(/\d+/gu) ?? [];
  const [date, year] = [numbers[0], numbers.at(-1)];
  return month === 0 ? null : parseNorwegianDay(`${date}.${month}.${year}`);
}
