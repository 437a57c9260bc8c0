// Instants and calendar days. A day is a day in Oslo; an instant is UTC text that sorts as it passes.

import { UTCDate } from '@date-fns/utc';
// One by one: the package as a whole takes as long to load as all of ours.
import { addDays as addCalendarDays } from 'date-fns/addDays';
import { addMonths as addCalendarMonths } from 'date-fns/addMonths';
import { isExists } from 'date-fns/isExists';

/** A calendar day in Europe/Oslo, `YYYY-MM-DD`. */
export type Day = string & { readonly __day: true };
/** A moment in UTC, always `YYYY-MM-DDTHH:mm:ss.sssZ`, so that text order is time order. */
export type Instant = string & { readonly __instant: true };

/** The instant of a date; throws RangeError when it is invalid or its year has not four digits. */
export function instantOf(date: Date): Instant {
  const text = date.toISOString();
  if (text.length !== 24) throw new RangeError('an instant has a year of four digits');
  return text as Instant;
}

/** True when the text is an instant of ours, to the letter: UTC, milliseconds, a moment that exists. */
export function isInstant(text: string): text is Instant {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString() === text;
}

/** `minutes` of elapsed time later (earlier when negative), whatever the clocks on the wall do meanwhile. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return instantOf(new Date(new Date(instant).getTime() + minutes * 60_000));
}

const osloCalendar = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

// Since 1895 midnight in Oslo has been a full hour of UTC, so all instants of one such hour fall on the same day and
// the day of an hour never changes: remembering it is safe for ever. Bounded, since it is asked thousands of times a second.
const FIRST_FULL_HOUR_YEAR = '1896';
const HOURS_REMEMBERED = 4096;
const dayOfHour = new Map<string, Day>();

/** The calendar day in Oslo at that instant; null when the text is no instant. */
export function osloDayOrNull(instant: Instant): Day | null {
  const hour = instant.slice(0, 13);
  const known = dayOfHour.get(hour);
  if (known !== undefined) return known;
  if (!isInstant(instant)) return null;
  const day = readCalendar(instant);
  if (hour < FIRST_FULL_HOUR_YEAR) return day;
  if (dayOfHour.size >= HOURS_REMEMBERED) dayOfHour.clear();
  dayOfHour.set(hour, day);
  return day;
}

/** The calendar day in Oslo at that instant; throws RangeError when the text is no instant. */
export function osloDayOf(instant: Instant): Day {
  const day = osloDayOrNull(instant);
  if (day === null) throw new RangeError('not an instant');
  return day;
}

function readCalendar(instant: Instant): Day {
  const parts = { year: '', month: '', day: '' };
  for (const { type, value } of osloCalendar.formatToParts(new Date(instant))) {
    if (type === 'year' || type === 'month' || type === 'day') parts[type] = value;
  }
  return `${parts.year.padStart(4, '0')}-${parts.month}-${parts.day}` as Day;
}

/** The first instant of the day in Oslo, also on the nights the clocks change; for days from 1946 on. */
export function startOfOsloDay(day: Day): Instant {
  // The calendar itself is asked which of the two it is. TZDate is not used: it goes by way of the machine's own zone
  // and is an hour or a day off where that zone skips the wall clock time in question.
  const dayBefore = addDays(day, -1);
  const inSummerTime = `${dayBefore}T22:00:00.000Z` as Instant;
  return osloDayOf(inSummerTime) === day ? inSummerTime : (`${dayBefore}T23:00:00.000Z` as Instant);
}

/** The first instant of the next day in Oslo: what ends with the day has ended there. */
export function endOfOsloDay(instant: Instant): Instant {
  return startOfOsloDay(addDays(osloDayOf(instant), 1));
}

/** The day when the text is `YYYY-MM-DD` and on the calendar, years 1800 to 9999; otherwise null. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return null;
  return dayFrom(Number(match[1]), Number(match[2]), Number(match[3]));
}

/**
 * The day as Norwegians write it: `dd.mm.yyyy`, also with one digit, slash, hyphen or spaces between. Null when it is
 * not on the calendar or the year has two digits: which century was meant is never guessed.
 */
export function parseNorwegianDay(text: string): Day | null {
  const match = /^(\d{1,2})(?:\s*[./-]\s*|\s+)(\d{1,2})(?:\s*[./-]\s*|\s+)(\d{4})$/.exec(text.trim());
  if (match === null) return null;
  return dayFrom(Number(match[3]), Number(match[2]), Number(match[1]));
}

/** `dd.mm.yyyy`, the way birth dates and other days are shown (domain § 10). */
export function formatNorwegianDay(day: Day): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

/** The same number in a month `months` later, else the last day of that month (domstolloven § 148). */
export function addMonths(day: Day, months: number): Day {
  return dayOf(addCalendarMonths(new UTCDate(day), months));
}

/** The calendar day `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return dayOf(addCalendarDays(new UTCDate(day), days));
}

/** How many days later a day is; negative when it is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** Age in whole years on that day; one born on 29 February grows older on 1 March in other years (house rule, domain § 3.7). */
export function wholeYearsOn(birthDate: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(4) < birthDate.slice(4) ? years - 1 : years;
}

/** Eighteen or older on that day (vergemålsloven § 8; the 29 February of domain § 3.7). */
export function isAdultOn(birthDate: Day, day: Day): boolean {
  return wholeYearsOn(birthDate, day) >= 18;
}

function dayFrom(year: number, month: number, date: number): Day | null {
  if (year < 1800 || !isExists(year, month - 1, date)) return null;
  return dayOf(new UTCDate(year, month - 1, date));
}

function dayOf(date: UTCDate): Day {
  return instantOf(date).slice(0, 10) as Day;
}
