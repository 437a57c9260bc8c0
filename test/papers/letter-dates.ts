// Days as people write them in a letter.

import type { Day } from '../../src/shared/dates.js';
import type { Language } from '../../src/shared/languages.js';

/** One of the ways of the language, the same for the same style. */
export function writtenDay(day: Day, language: Language, style: number): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const d = String(Number(date));
  const m = String(Number(month));
  const name = MONTHS[language][Number(month) - 1] ?? '';
  const ways = {
    nb: [`${date}.${month}.${year}`, `${d}. ${name} ${year}`, `${d}.${m}.${year}`, `${d}/${m}-${year}`],
    nn: [`${d}. ${name} ${year}`, `${date}.${month}.${year}`, `${d}.${m}.${year}`],
    en: [
      `${d} ${name} ${year}`,
      `${name} ${d}, ${year}`,
      day,
      `${date}.${month}.${year}`,
      `${d}${endingOf(d)} ${name} ${year}`,
    ],
  }[language];
  return ways[style % ways.length] ?? day;
}

function endingOf(date: string): string {
  if (/^1[123]$/.test(date)) return 'th';
  return { '1': 'st', '2': 'nd', '3': 'rd' }[date.slice(-1)] ?? 'th';
}

const NORWEGIAN = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
];

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  nb: NORWEGIAN,
  nn: NORWEGIAN,
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
