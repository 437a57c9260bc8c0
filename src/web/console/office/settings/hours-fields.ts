// Opening hours as they are typed, and as the settings hold them: `08.00–20.00`, or `stengt`.

import type { DayHours, OpeningHours } from '../../../../shared/agency.js';
import { formatNorwegianDay, parseDay, parseNorwegianDay } from '../../../../shared/dates.js';
import type { Fault } from '../../../../shared/result.js';
import type { Typed } from '../../../../http/form-body.js';
import { textIn } from '../../../typed.js';
import { hoursText } from '../../../words/settings-words.js';

const CLOSED = 'stengt';
const DAYS = 7;
/** Rows left empty for more of them. */
const SPARE = { yearly: 1, dates: 3 } as const;
const MOST_ROWS = 60;

export type HoursFields = Readonly<Record<string, string>>;

/** Every field of the form by its name. */
export function fieldsOf({ weekdays, yearly, dates }: OpeningHours): HoursFields {
  const fields: Record<string, string> = {};
  for (const [index, hours] of weekdays.entries()) fields[`day.${index}`] = hoursText(hours);
  for (const [index, { from, through, hours }] of yearly.entries()) {
    fields[`yearly.${index}.from`] = dateText(from);
    fields[`yearly.${index}.through`] = dateText(through);
    fields[`yearly.${index}.hours`] = hoursText(hours);
  }
  for (const [index, { on, hours }] of dates.entries()) {
    fields[`dates.${index}.on`] = formatNorwegianDay(on);
    fields[`dates.${index}.hours`] = hoursText(hours);
  }
  return fields;
}

export function typedFields(typed: Typed): HoursFields {
  return Object.fromEntries(Object.keys(typed).map((name) => [name, textIn(typed, name)]));
}

/** How many rows there are of a kind, with the spare ones. */
export function rowsIn(fields: HoursFields, kind: keyof typeof SPARE): number {
  const used = Object.entries(fields)
    .filter(([name, value]) => name.startsWith(`${kind}.`) && value.trim() !== '')
    .map(([name]) => Number(name.split('.')[1]) + 1);
  return Math.min(MOST_ROWS, Math.max(0, ...used) + SPARE[kind]);
}

/** The hours, or every fault at its field. Rows without anything in them are left out. */
export function readHours(
  fields: HoursFields,
): { readonly hours: OpeningHours } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const text = (name: string) => (fields[name] ?? '').trim();
  const fault = (path: string, code: string) => void faults.push({ path, code });
  function hoursAt(name: string): DayHours {
    const read = hoursFrom(text(name));
    if (read === 'unreadable') fault(name, 'NOT_HOURS');
    return read === 'unreadable' ? null : read;
  }
  const rows = (kind: keyof typeof SPARE, names: readonly string[]) =>
    Array.from({ length: MOST_ROWS }, (_, index) => `${kind}.${index}`).filter((row) =>
      names.some((name) => text(`${row}.${name}`) !== ''),
    );
  function yearlyDay(name: string): string {
    const read = yearlyDayFrom(text(name));
    if (read === null) fault(name, 'NOT_A_YEARLY_DAY');
    return read ?? '';
  }

  const weekdays = Array.from({ length: DAYS }, (_, index) => hoursAt(`day.${index}`));
  const yearly = rows('yearly', ['from', 'through', 'hours']).map((row) => ({
    from: yearlyDay(`${row}.from`),
    through: yearlyDay(`${row}.through`),
    hours: hoursAt(`${row}.hours`),
  }));
  const dates = rows('dates', ['on', 'hours']).flatMap((row) => {
    const on = parseNorwegianDay(text(`${row}.on`)) ?? parseDay(text(`${row}.on`));
    if (on === null) fault(`${row}.on`, 'NOT_A_DATE');
    const hours = hoursAt(`${row}.hours`);
    return on === null ? [] : [{ on, hours }];
  });
  for (const [index, { on }] of dates.entries())
    if (dates.findIndex((one) => one.on === on) < index) fault(`dates.${index}.on`, 'SAME_DAY_TWICE');
  if (faults.length > 0) return { faults };
  return { hours: { weekdays, yearly, dates: dates.toSorted((a, b) => (a.on < b.on ? -1 : 1)) } };
}

function hoursFrom(text: string): DayHours | 'unreadable' {
  if (text.toLowerCase() === CLOSED) return null;
  const match = /^(\d{1,2})(?:[.:](\d{2}))?\s*(?:[-–—]|til)\s*(\d{1,2})(?:[.:](\d{2}))?$/.exec(text);
  if (!match) return 'unreadable';
  const [, from = '', fromMinutes = '00', to = '', toMinutes = '00'] = match;
  const opensAt = `${from.padStart(2, '0')}:${fromMinutes}`;
  const closesAt = `${to.padStart(2, '0')}:${toMinutes}`;
  const areTimes = [opensAt, closesAt].every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time));
  return areTimes && opensAt < closesAt ? { opensAt, closesAt } : 'unreadable';
}

/** `07-03` as `03.07`. */
function dateText(date: string): string {
  return date.split('-').toReversed().join('.');
}

function yearlyDayFrom(text: string): string | null {
  const [, day = '', month = ''] = /^(\d{1,2})[./](\d{1,2})\.?$/.exec(text) ?? [];
  const date = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // A leap year has every day there is.
  return parseDay(`2028-${date}`) === null ? null : date;
}
