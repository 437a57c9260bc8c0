// When the agency is open: which hours a day has and why, whether it is open now, and when it opens next.

import type { DayHours, OpeningHours } from '../shared/agency.js';
import { addDays, addMinutes, type Day, type Instant, osloDayOf, startOfOsloDay } from '../shared/dates.js';
import { type Holiday, holidayOn, weekdayOf } from './holidays.js';

/**
 * The hours of one day, `HH:mm` in Oslo, closing time not included. `reason` tells which rule gave them: a date set by
 * the agency or a dated range (`exception`), a public holiday, or the ordinary week. `holiday` is set also when the
 * agency has chosen to be open on one.
 */
export type Opening = {
  readonly on: Day;
  readonly reason: 'exception' | 'holiday' | 'weekday';
  readonly holiday: Holiday | null;
} & (
  | { readonly open: true; readonly opensAt: string; readonly closesAt: string }
  | { readonly open: false; readonly opensAt: null; readonly closesAt: null }
);

/**
 * The hours of a day. Explicit date > public holiday (closed) > dated range > weekday (domain § 11). A range replaces
 * the hours of days that are otherwise open: it never opens a Saturday. Where ranges overlap the first listed holds.
 */
export function openingOn(on: Day, openingHours: OpeningHours): Opening {
  const holiday = holidayOn(on);
  const explicit = openingHours.dates.find((row) => row.on === on);
  if (explicit) return opening({ on, holiday, reason: 'exception', hours: explicit.hours });
  if (holiday) return opening({ on, holiday, reason: 'holiday', hours: null });
  const weekday = openingHours.weekdays[weekdayOf(on)] ?? null;
  const range = openingHours.yearly.find((row) => isWithinYearly(on, row));
  if (range && weekday) return opening({ on, holiday, reason: 'exception', hours: range.hours });
  return opening({ on, holiday, reason: 'weekday', hours: weekday });
}

/** Whether the agency is open at a moment: from the opening minute until, not including, the closing minute. */
export function isOpenAt(instant: Instant, openingHours: OpeningHours): boolean {
  const today = openingOn(osloDayOf(instant), openingHours);
  if (!today.open) return false;
  return instant >= osloInstant(today.on, today.opensAt) && instant < osloInstant(today.on, today.closesAt);
}

/**
 * The first moment at or after `instant` when the agency is open: `instant` itself while it is. Null when it does not
 * open within a year, which only a mistaken agency file gives.
 */
export function nextOpenMoment(instant: Instant, openingHours: OpeningHours): Instant | null {
  if (isOpenAt(instant, openingHours)) return instant;
  const today = osloDayOf(instant);
  for (let ahead = 0; ahead <= 366; ahead += 1) {
    const day = openingOn(addDays(today, ahead), openingHours);
    if (!day.open) continue;
    const opensAt = osloInstant(day.on, day.opensAt);
    if (opensAt > instant) return opensAt;
  }
  return null;
}

function opening({
  hours,
  ...day
}: {
  readonly on: Day;
  readonly reason: Opening['reason'];
  readonly holiday: Holiday | null;
  readonly hours: DayHours;
}): Opening {
  if (!hours) return { ...day, open: false, opensAt: null, closesAt: null };
  return { ...day, open: true, opensAt: hours.opensAt, closesAt: hours.closesAt };
}

/** A range may run over New Year: `12-27` through `01-02`. */
function isWithinYearly(
  on: Day,
  { from, through }: { readonly from: string; readonly through: string },
): boolean {
  const date = on.slice(5);
  if (from <= through) return from <= date && date <= through;
  return date >= from || date <= through;
}

/**
 * A wall clock reading in Oslo as an instant; `24:00` is the end of the day. The clocks change between two and three,
 * so the time from three on is counted back from the end of the day.
 */
function osloInstant(on: Day, time: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const sinceMidnight = hours * 60 + minutes;
  if (hours < 3) return addMinutes(startOfOsloDay(on), sinceMidnight);
  return addMinutes(startOfOsloDay(addDays(on, 1)), sinceMidnight - 24 * 60);
}
