// How long a letter is meant to last: days, a length of time, the end of the case – or words that set no end.

import { addDays, addMonths, type Day } from '../../shared/dates.js';
import { isFurtherNotice } from '../further-notice.js';
import { findDates, type WrittenDate } from './dates.js';
import { sentencesOf } from './sentences.js';
import type { Found } from './suggestion.js';

/** `taken` are the birth dates; `signedOn` is counted from when a length of time is given without a start. */
export function findDuration(
  text: string,
  { taken, signedOn }: { readonly taken: readonly Found[]; readonly signedOn: Day | null },
): readonly Found[] {
  const dates = findDates(text).filter(({ start }) => !taken.some((other) => other.start === start));
  const days = dates.flatMap((date) => endOrStart(text, date, dates));
  const start = days.find(({ field }) => field === 'validFrom')?.value ?? signedOn;
  const from = typeof start === 'string' ? (start as Day) : null;
  return [...days, ...lengthsOf(text, from), ...untilClosed(text), ...furtherNotice(text)];
}

function endOrStart(text: string, date: WrittenDate, dates: readonly WrittenDate[]): readonly Found[] {
  const before = text.slice(Math.max(0, date.start - LONGEST_LEAD), date.start);
  const found = { value: date.lately, asWritten: date.asWritten, start: date.start, end: date.end };
  const opens = dates.some((other) => isRange(text.slice(date.end, other.start)) && other.start > date.end);
  const closes = dates.some((other) => isRange(text.slice(other.end, date.start)) && other.end < date.start);
  if (FROM_WORDS.test(before)) return [{ ...found, field: 'validFrom', rule: 'DATE_AFTER_FROM_WORDS' }];
  if (UNTIL_WORDS.test(before)) return [{ ...found, field: 'validThrough', rule: 'DATE_AFTER_UNTIL_WORDS' }];
  if (opens) return [{ ...found, field: 'validFrom', rule: 'DATES_OF_A_PERIOD' }];
  if (closes) return [{ ...found, field: 'validThrough', rule: 'DATES_OF_A_PERIOD' }];
  return [];
}

const LONGEST_LEAD = 60;
const GLUE =
  '[\\s:(]*(?:(?:og med|dato|den|dagen|on|and including|including|the|er|is|day|day is|dato er)[\\s:]*){0,3}$';
const FROM_WORDS = new RegExp(
  `(?<!\\p{L})(?:fra|frå|f\\.?o\\.?m\\.?|from|start(?:s|ing|er|ar)?|begins?|effective|gyldig fr[aå]|begynner|byrjar|trer i kraft)${GLUE}`,
  'iu',
);
const UNTIL_WORDS = new RegExp(
  `(?<!\\p{L})(?:til|inntil|t\\.?o\\.?m\\.?|senest|seinast|ut|until|till|through|to|thru|expir(?:es|y|ation)|ends?|ending|ceases?|utløper|utgår|opphører|går ut|sluttar|slutter|utløp\\p{L}*|sluttdato|siste (?:gyldighets)?dag|last day)${GLUE}`,
  'iu',
);

function isRange(between: string): boolean {
  return /^\s*(?:[–—-]|til(?: og med)?|to|until|through|t\.?o\.?m\.?)\s*$/iu.test(between);
}

/** "i tre måneder": counted from the start that is said, else from the signing (domstolloven § 148). */
function lengthsOf(text: string, from: Day | null): readonly Found[] {
  return sentencesOf(text)
    .filter((sentence) => LASTING.test(sentence.text))
    .flatMap((sentence) =>
      [...sentence.text.matchAll(LENGTH)].flatMap((match): readonly Found[] => {
        const count = numberOf(match.groups?.count ?? '');
        const unit = UNITS.find(({ words }) => words.test(match.groups?.unit ?? ''));
        if (count === null || !unit) return [];
        const start = sentence.start + match.index;
        const value = from && lastDay(from, count, unit);
        const asWritten = match[0];
        return [
          {
            field: 'validThrough',
            value,
            asWritten,
            rule: 'LENGTH_OF_TIME',
            start,
            end: start + asWritten.length,
          },
        ];
      }),
    );
}

const LASTING =
  /gyldig|gjeld|gjelder|var(?:er|ar|ig)|lasts?|valid|duration|period|remain|in force|fullmakt|limit/iu;
const LENGTH =
  /(?<![\p{L}\d])(?<count>\d{1,3}|en|ein|ett|eitt|et|eit|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:eit?t? )?halvt|half a)\s?(?<unit>måned(?:er)?|månad(?:er|ar)?|mnd\.?|md\.?|mnder|months?|år|years?|uker?|veker?|weeks?|dager|dagar|døgn|days)(?!\p{L})/giu;

type Unit = { readonly words: RegExp; readonly months: number; readonly days: number };

const UNITS: readonly Unit[] = [
  { words: /^m/iu, months: 1, days: 0 },
  { words: /^(?:år|y)/iu, months: 12, days: 0 },
  { words: /^(?:u|v|w)/iu, months: 0, days: 7 },
  { words: /^d/iu, months: 0, days: 1 },
];

const NUMBERS: readonly (readonly string[])[] = [
  [],
  ['en', 'ein', 'ett', 'eitt', 'et', 'eit', 'a', 'an', 'one'],
  ['to', 'two'],
  ['tre', 'three'],
  ['fire', 'four'],
  ['fem', 'five'],
  ['seks', 'six'],
  ['sju', 'syv', 'seven'],
  ['åtte', 'eight'],
  ['ni', 'nine'],
  ['ti', 'ten'],
  ['elleve', 'eleven'],
  ['tolv', 'twelve'],
];

/** A half is 0.5, for half a year. */
function numberOf(text: string): number | null {
  if (/^\d+$/u.test(text)) return Number(text);
  const folded = text.toLowerCase();
  if (/hal[fv]/u.test(folded)) return 0.5;
  const number = NUMBERS.findIndex((words) => words.includes(folded));
  return number < 0 ? null : number;
}

function lastDay(from: Day, count: number, unit: Unit): Day | null {
  const [months, days] = [count * unit.months, count * unit.days];
  if (!Number.isInteger(months) || !Number.isInteger(days) || months > MOST_MONTHS) return null;
  return addDays(addMonths(from, months), days);
}

/** Longer than anybody means. */
const MOST_MONTHS = 1_200;

function untilClosed(text: string): readonly Found[] {
  return [...text.matchAll(UNTIL_CLOSED)].map(
    ({ index, 0: asWritten }): Found => ({
      field: 'untilCaseClosed',
      value: true,
      asWritten,
      rule: 'UNTIL_CASE_CLOSED_WORDS',
      start: index,
      end: index + asWritten.length,
    }),
  );
}

const CLAIM =
  '(?:sak(?:en|a|ene|ane|er)?|inkassosak(?:en|a)|krav(?:et|a|ene)?|gjeld(?:en|a)|cases?|claims?|debts?|matters?)';
const UNTIL_CLOSED = new RegExp(
  `(?<!\\p{L})(?:(?:inn)?til|fr[ae]m til|until|till)\\s(?:\\p{L}+\\s){0,3}?${CLAIM}\\s(?:\\p{L}+\\s){0,3}?(?:avslutt|lukk|ferdig|oppgjort|oppgjord|betal|nedbetal|innfri|løst|løyst|closed|settled|paid|resolved|finished)\\p{L}*` +
    `|(?<!\\p{L})(?:så lenge|as long as|while)\\s(?:\\p{L}+\\s){0,3}?${CLAIM}\\s(?:\\p{L}+\\s?){1,3}`,
  'giu',
);

function furtherNotice(text: string): readonly Found[] {
  return sentencesOf(text)
    .filter((sentence) => LASTING.test(sentence.text) && isFurtherNotice(sentence.text))
    .map(
      ({ text: asWritten, start }): Found => ({
        field: 'validThrough',
        value: null,
        asWritten,
        rule: 'FURTHER_NOTICE_WORDS',
        start,
        end: start + asWritten.length,
      }),
    );
}

/** Any word about time that is not understood: then the duration is not certainly missing. */
export function speaksOfTime(text: string): boolean {
  return TIME_WORDS.test(text);
}

const TIME_WORDS =
  /gyldig|gyldigheit|varig|(?<!\p{L})var(?:er|ar)(?!\p{L})|utløp|opphør|tidsrom|periode|måned|månad|mnd|inntil|fram til|frem til|så lenge|valid|expir|until|duration|period|month|week|years?|as long as|lasts?|remain|går ut|sluttar|slutter/iu;
