// Norwegian public holidays (domain § 11), Sundays among them.

import { addDays, type Day } from '../shared/dates.js';

export const HOLIDAYS = [
  'new-years-day',
  'labour-day',
  'constitution-day',
  'christmas-day',
  'boxing-day',
  'maundy-thursday',
  'good-friday',
  'easter-sunday',
  'easter-monday',
  'ascension-day',
  'whit-sunday',
  'whit-monday',
  'sunday',
] as const;
export type Holiday = (typeof HOLIDAYS)[number];

/**
 * Which public holiday a day is, null on a working day or a Saturday. Where two meet, the one with a fixed date is
 * named: Whit Monday 2027 is the Constitution Day.
 * Source: lov om helligdager og helligdagsfred § 2, lov om 1 og 17 mai § 1.
 */
export function holidayOn(day: Day): Holiday | null {
  return FIXED[day.slice(5)] ?? movableHolidayOn(day) ?? (weekdayOf(day) === SUNDAY ? 'sunday' : null);
}

/** Monday 0 … Sunday 6. */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** Easter Sunday in the Gregorian calendar (Meeus/Jones/Butcher), for years from 1583 on. */
export function easterSundayOf(year: number): Day {
  const moonYear = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moonAge = (19 * moonYear + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - moonAge - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((moonYear + 11 * moonAge + 22 * toSunday) / 451);
  const daysFromMarch = moonAge + toSunday - 7 * lateMoon + 114;
  const month = Math.floor(daysFromMarch / 31);
  const dayOfMonth = (daysFromMarch % 31) + 1;
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}` as Day;
}

const SUNDAY = 6;

const FIXED: Readonly<Record<string, Holiday>> = {
  '01-01': 'new-years-day',
  '05-01': 'labour-day',
  '05-17': 'constitution-day',
  '12-25': 'christmas-day',
  '12-26': 'boxing-day',
};

/** Days from Easter Sunday. */
const MOVABLE: readonly (readonly [number, Holiday])[] = [
  [-3, 'maundy-thursday'],
  [-2, 'good-friday'],
  [0, 'easter-sunday'],
  [1, 'easter-monday'],
  [39, 'ascension-day'],
  [49, 'whit-sunday'],
  [50, 'whit-monday'],
];

function movableHolidayOn(day: Day): Holiday | null {
  const easter = easterSundayOf(Number(day.slice(0, 4)));
  const found = MOVABLE.find(([distance]) => addDays(easter, distance) === day);
  return found?.[1] ?? null;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
