// The opening hours of the example agency, which are those of domain § 1 (S6), and the public holidays behind them.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { easterSundayOf, HOLIDAYS, holidayOn, weekdayOf } from '../../src/opening-hours/holidays.js';
import { isOpenAt, nextOpenMoment, openingOn } from '../../src/opening-hours/rules.js';
import { holidayName } from '../../src/opening-hours/words.js';
import type { Agency, OpeningHours } from '../../src/shared/agency.js';
import { LANGUAGES } from '../../src/shared/languages.js';
import { at, day } from '../support/builders.js';

const example = new URL('../../templates/agency.example.json', import.meta.url);
const agency = JSON.parse(readFileSync(example, 'utf8')) as Agency;
const hours = agency.openingHours;

function hoursOn(on: string, openingHours: OpeningHours = hours): string {
  const opening = openingOn(day(on), openingHours);
  return opening.open
    ? `${opening.opensAt}-${opening.closesAt}`
    : `closed: ${opening.holiday ?? opening.reason}`;
}

describe('public holidays', () => {
  test.each([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
    '2031-04-13',
    '2032-03-28',
    '2033-04-17',
    '2034-04-09',
    '2035-03-25',
    '2038-04-25',
    '2285-03-22',
    '1981-04-19',
    '1954-04-18',
  ])('Easter Sunday falls on %s', (expected) => {
    expect(easterSundayOf(Number(expected.slice(0, 4)))).toBe(expected);
  });

  test('Easter is always a Sunday between 22 March and 25 April', () => {
    for (let year = 1900; year <= 2299; year += 1) {
      const easter = easterSundayOf(year);
      expect(holidayOn(easter), easter).toBe('easter-sunday');
      expect(weekdayOf(easter), easter).toBe(6);
      expect(easter.slice(5) >= '03-22' && easter.slice(5) <= '04-25', easter).toBe(true);
    }
  });

  test.each([
    ['2026-01-01', 'new-years-day'],
    ['2026-04-02', 'maundy-thursday'],
    ['2026-04-03', 'good-friday'],
    ['2026-04-05', 'easter-sunday'],
    ['2026-04-06', 'easter-monday'],
    ['2026-05-01', 'labour-day'],
    ['2026-05-14', 'ascension-day'],
    ['2026-05-17', 'constitution-day'],
    ['2026-05-24', 'whit-sunday'],
    ['2026-05-25', 'whit-monday'],
    ['2026-12-25', 'christmas-day'],
    ['2026-12-26', 'boxing-day'],
    ['2026-06-14', 'sunday'],
    ['2026-04-04', null],
    ['2026-12-24', null],
    ['2026-06-13', null],
  ])('%s is %s', (on, holiday) => {
    expect(holidayOn(day(on))).toBe(holiday);
  });

  test('in 2027 Easter Sunday is the day the clocks go forward, and Whit Monday is the Constitution Day', () => {
    expect(holidayOn(day('2027-03-28'))).toBe('easter-sunday');
    expect(holidayOn(day('2027-05-16'))).toBe('whit-sunday');
    expect(holidayOn(day('2027-05-17'))).toBe('constitution-day');
    expect(hoursOn('2027-05-18')).toBe('08:00-20:00');
  });

  test('every public holiday has a name in every language', () => {
    for (const holiday of HOLIDAYS) {
      for (const language of LANGUAGES) expect(holidayName(holiday, language)).not.toBe('');
    }
  });
});

describe('the hours of a day', () => {
  test.each([
    ['a Monday', '2026-06-15', '08:00-20:00'],
    ['a Thursday', '2026-06-18', '08:00-20:00'],
    ['a Friday', '2026-06-19', '08:00-18:00'],
    ['a Saturday', '2026-06-20', 'closed: weekday'],
    ['a Sunday', '2026-06-21', 'closed: sunday'],
    ['the day before the summer hours', '2026-07-02', '08:00-20:00'],
    ['the first day of the summer hours', '2026-07-03', '08:00-18:00'],
    ['a Saturday in the summer', '2026-07-04', 'closed: weekday'],
    ['the last day of the summer hours', '2026-07-28', '08:00-18:00'],
    ['the day after the summer hours', '2026-07-29', '08:00-20:00'],
    ['the day before Christmas Eve', '2026-12-23', '08:00-14:00'],
    ['Christmas Day, a Friday', '2026-12-25', 'closed: christmas-day'],
    ['a Sunday between Christmas and New Year', '2026-12-27', 'closed: sunday'],
    ['a Monday between Christmas and New Year', '2026-12-28', '09:00-14:00'],
    ['New Year’s Eve', '2026-12-31', '09:00-14:00'],
    ['New Year’s Day', '2027-01-01', 'closed: new-years-day'],
    ['Maundy Thursday 2027', '2027-03-25', 'closed: maundy-thursday'],
    ['the day before it', '2027-03-24', '08:00-20:00'],
    ['Easter Monday 2027', '2027-03-29', 'closed: easter-monday'],
  ])('%s (%s): %s', (_name, on, expected) => {
    expect(hoursOn(on)).toBe(expected);
  });

  test('an explicit date counts over a public holiday, which counts over a range, which counts over the weekday', () => {
    const short = { opensAt: '10:00', closesAt: '12:00' };
    const ranged: OpeningHours = { ...hours, yearly: [{ from: '05-01', through: '05-20', hours: short }] };
    expect(hoursOn('2026-05-04', ranged)).toBe('10:00-12:00');
    expect(hoursOn('2026-05-01', ranged)).toBe('closed: labour-day');
    const dated: OpeningHours = {
      ...ranged,
      dates: [
        { on: day('2026-05-01'), hours: { opensAt: '11:00', closesAt: '13:00' } },
        { on: day('2026-05-04'), hours: null },
        { on: day('2026-05-09'), hours: short },
      ],
    };
    expect(hoursOn('2026-05-01', dated)).toBe('11:00-13:00');
    expect(hoursOn('2026-05-04', dated)).toBe('closed: exception');
    expect(hoursOn('2026-05-09', dated)).toBe('10:00-12:00');
  });

  test('a range may run over New Year, and may close the agency', () => {
    const closed: OpeningHours = { ...hours, yearly: [{ from: '12-28', through: '01-05', hours: null }] };
    expect(hoursOn('2026-12-24', closed)).toBe('08:00-20:00');
    expect(hoursOn('2026-12-28', closed)).toBe('closed: exception');
    expect(hoursOn('2027-01-05', closed)).toBe('closed: exception');
    expect(hoursOn('2027-01-06', closed)).toBe('08:00-20:00');
  });
});

describe('open now', () => {
  test.each([
    ['the last moment before opening in winter', '2026-11-23T06:59:59.999Z', false],
    ['the opening moment in winter', '2026-11-23T07:00:00.000Z', true],
    ['the last moment in winter', '2026-11-23T18:59:59.999Z', true],
    ['the closing moment in winter', '2026-11-23T19:00:00.000Z', false],
    ['the opening moment in summer', '2026-06-15T06:00:00.000Z', true],
    ['the last moment before opening in summer', '2026-06-15T05:59:59.999Z', false],
    ['the closing moment in summer', '2026-06-15T18:00:00.000Z', false],
    ['the Friday before the clocks go back', '2027-10-29T06:00:00.000Z', true],
    ['an hour too early on the Monday after', '2027-11-01T06:59:59.999Z', false],
    ['the opening moment on the Monday after', '2027-11-01T07:00:00.000Z', true],
  ])('%s (%s): %s', (_name, instant, open) => {
    expect(isOpenAt(at(instant), hours)).toBe(open);
  });

  test('on the days the clocks change the hours are those on the wall', () => {
    const always: OpeningHours = {
      ...hours,
      dates: ['2027-03-28', '2027-10-31'].map((on) => ({
        on: day(on),
        hours: { opensAt: '08:00', closesAt: '24:00' },
      })),
    };
    expect(isOpenAt(at('2027-03-28T05:59:59.999Z'), always)).toBe(false);
    expect(isOpenAt(at('2027-03-28T06:00:00.000Z'), always)).toBe(true);
    expect(isOpenAt(at('2027-03-28T21:59:59.999Z'), always)).toBe(true);
    expect(isOpenAt(at('2027-10-31T06:59:59.999Z'), always)).toBe(false);
    expect(isOpenAt(at('2027-10-31T07:00:00.000Z'), always)).toBe(true);
    expect(isOpenAt(at('2027-10-31T22:59:59.999Z'), always)).toBe(true);
    expect(isOpenAt(at('2027-10-31T23:00:00.000Z'), always)).toBe(false);
  });

  test('night hours are those on the wall as well', () => {
    const night: OpeningHours = {
      ...hours,
      dates: [{ on: day('2027-03-28'), hours: { opensAt: '00:30', closesAt: '01:30' } }],
    };
    expect(isOpenAt(at('2027-03-27T23:30:00.000Z'), night)).toBe(true);
    expect(isOpenAt(at('2027-03-28T00:30:00.000Z'), night)).toBe(false);
  });

  test('the next open moment is now while we are open', () => {
    expect(nextOpenMoment(at('2026-06-15T10:00:00.000Z'), hours)).toBe('2026-06-15T10:00:00.000Z');
  });

  test.each([
    ['early in the morning, the same day', '2026-06-15T03:00:00.000Z', '2026-06-15T06:00:00.000Z'],
    ['in the evening, the next day', '2026-06-15T18:00:00.000Z', '2026-06-16T06:00:00.000Z'],
    ['on a Friday evening, on Monday', '2026-06-19T16:00:00.000Z', '2026-06-22T06:00:00.000Z'],
    [
      'before Easter 2027, after Easter, in summer time',
      '2027-03-24T19:00:00.000Z',
      '2027-03-30T06:00:00.000Z',
    ],
  ])('%s', (_name, now, expected) => {
    expect(nextOpenMoment(at(now), hours)).toBe(expected);
  });

  test('an agency that never opens has no next open moment', () => {
    const never: OpeningHours = { weekdays: [], yearly: [], dates: [] };
    expect(nextOpenMoment(at('2026-06-15T10:00:00.000Z'), never)).toBeNull();
  });
});

describe('the example agency', () => {
  test('sets every house rule', () => {
    expect(agency.policy).toEqual({
      oldSignatureMonths: 6,
      longDurationMonths: 12,
      longestCallMinutes: 120,
      answerWithinDays: 7,
      oldestPersonYears: 120,
      keepAuthorizationsYears: 5,
      keepRejectedDays: 90,
      keepCallbacksDays: 30,
    });
    expect(hours.weekdays).toHaveLength(7);
  });

  test('can be mistaken for nobody', () => {
    expect(agency.email).toMatch(/example\.no$/u);
    expect(new URL(agency.website).hostname).toMatch(/example\.no$/u);
  });
});
