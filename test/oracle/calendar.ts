// The oracle's own calendar: Oslo days from the law on summer time itself, with no time zone database.

import type { Day, Instant } from '../../src/shared/dates.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The calendar day in Oslo at an instant from 1996 on, the year Norway took the common European summer time. */
export function osloDay(instant: Instant): Day {
  const utc = Date.parse(instant);
  return dayOf(utc + hoursAheadOfUtc(utc) * HOUR);
}

/** The first instant of an Oslo day; the clocks change at 01:00 UTC, so that midnight itself is never skipped. */
export function osloMidnight(day: Day): Instant {
  const asIfUtc = Date.parse(day);
  return instantAt(asIfUtc - hoursAheadOfUtc(asIfUtc - HOUR) * HOUR);
}

/** The day a number of days later, or earlier when negative. */
export function dayPlus(day: Day, days: number): Day {
  return dayOf(Date.parse(day) + days * DAY);
}

/** The instant a number of milliseconds later, or earlier when negative. */
export function instantPlus(instant: Instant, milliseconds: number): Instant {
  return instantAt(Date.parse(instant) + milliseconds);
}

/** Whole years lived on a day; someone born on 29 February has his birthday on 1 March in other years (domain § 3.7). */
export function ageOn(birthDate: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const hadBirthday = day.slice(5) >= birthDate.slice(5);
  return hadBirthday ? years : years - 1;
}

function hoursAheadOfUtc(utc: number): 1 | 2 {
  const year = new Date(utc).getUTCFullYear();
  const isSummer = utc >= lastSundayOfLongMonth(year, 2) && utc < lastSundayOfLongMonth(year, 9);
  return isSummer ? 2 : 1;
}

/** 01:00 UTC on the last Sunday of March or October, both of 31 days; `month` counts from 0. */
function lastSundayOfLongMonth(year: number, month: 2 | 9): number {
  const weekdayOfThe31st = new Date(Date.UTC(year, month, 31)).getUTCDay();
  return Date.UTC(year, month, 31 - weekdayOfThe31st, 1);
}

function dayOf(milliseconds: number): Day {
  return new Date(milliseconds).toISOString().slice(0, 10) as Day;
}

function instantAt(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}
