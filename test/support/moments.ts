// Moments and birth dates for generated cases: ordinary ones, and those on either side of an edge.

import type { Day, Instant } from '../../src/shared/dates.js';
import { dayPlus, instantPlus, osloMidnight } from '../oracle/calendar.js';
import type { Dice } from './dice.js';

export const SECOND = 1_000;
export const HOUR = 3_600 * SECOND;
export const DAY = 24 * HOUR;

/** Days whose midnights are worth standing beside: both clock changes, 29 February, birthdays of those born then, new year. */
const EDGE_DAYS: readonly string[] = [
  '2027-06-15',
  '2027-03-28',
  '2027-03-29',
  '2027-10-31',
  '2027-11-01',
  '2026-03-29',
  '2026-03-01',
  '2027-03-01',
  '2028-02-29',
  '2028-03-01',
  '2027-01-01',
];

/** Any moment of three years, one of them a leap year. */
export function ordinaryMoment(dice: Dice): Instant {
  const midnight = osloMidnight(someDay(dice));
  return instantPlus(midnight, dice.below(23 * 3_600) * SECOND + dice.below(1_000));
}

/** A moment within a millisecond of an Oslo midnight, a clock change, or an hour to either side of one. */
export function momentAtEdge(dice: Dice): Instant {
  const day = dice.chance(30) ? someDay(dice) : (dice.pick(EDGE_DAYS) as Day);
  const hours = dice.pick([0, 0, 0, 0, 1, 2, 3, -1, -2]);
  return instantPlus(osloMidnight(day), hours * HOUR + dice.pick([0, -1, 1]));
}

/** A birth date that makes someone 18 or older on a day, now and then 18 on that very day. */
export function adultBirthDate(dice: Dice, today: Day): Day {
  if (dice.chance(5)) return '2000-02-29' as Day;
  const eighteenToday = yearsBefore(today, 18);
  return dayPlus(eighteenToday, dice.chance(15) ? 0 : -dice.below(20_000));
}

/** A birth date that makes someone 17 or younger on a day, now and then 18 on the next. */
export function minorBirthDate(dice: Dice, today: Day): Day {
  return dayPlus(yearsBefore(today, 18), 1 + (dice.chance(50) ? 0 : dice.below(6_000)));
}

/** The same date a number of years before; 28 February for a 29 February that was none. */
export function yearsBefore(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) - years;
  const isLeap = year % 4 === 0;
  const rest = day.endsWith('-02-29') && !isLeap ? '-02-28' : day.slice(4);
  return `${year}${rest}` as Day;
}

function someDay(dice: Dice): Day {
  return dayPlus('2026-01-01' as Day, dice.below(1_096));
}
