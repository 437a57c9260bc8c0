// Instants and Oslo days: what day it is when, above all around midnight and on the nights the clocks change.

import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMinutes,
  addMonths,
  endOfOsloDay,
  formatNorwegianDay,
  instantOf,
  isAdultOn,
  isInstant,
  osloDayOf,
  osloDayOrNull,
  parseDay,
  parseNorwegianDay,
  startOfOsloDay,
  wholeYearsOn,
} from '../../src/shared/dates.js';
import { at, day } from '../support/builders.js';

describe('the day in Oslo', () => {
  test.each([
    ['the last instant of a winter day', '2026-01-14T22:59:59.999Z', '2026-01-14'],
    ['the first instant of a winter day', '2026-01-14T23:00:00.000Z', '2026-01-15'],
    ['the last instant of a summer day', '2026-07-14T21:59:59.999Z', '2026-07-14'],
    ['the first instant of a summer day', '2026-07-14T22:00:00.000Z', '2026-07-15'],
    ['the last instant of the year', '2026-12-31T22:59:59.999Z', '2026-12-31'],
    ['the first instant of the year', '2026-12-31T23:00:00.000Z', '2027-01-01'],
    ['the last instant of a leap day', '2028-02-29T22:59:59.999Z', '2028-02-29'],
    ['the first instant after a leap day', '2028-02-29T23:00:00.000Z', '2028-03-01'],
    ['midnight before clocks go forward', '2027-03-27T23:00:00.000Z', '2027-03-28'],
    ['the last instant of the day of 23 hours', '2027-03-28T21:59:59.999Z', '2027-03-28'],
    ['the first instant after the day of 23 hours', '2027-03-28T22:00:00.000Z', '2027-03-29'],
    ['midnight before clocks go back', '2027-10-30T22:00:00.000Z', '2027-10-31'],
    ['the last instant of the day of 25 hours', '2027-10-31T22:59:59.999Z', '2027-10-31'],
    ['the first instant after the day of 25 hours', '2027-10-31T23:00:00.000Z', '2027-11-01'],
  ])('of %s is read off the calendar', (_name, instant, expected) => {
    expect(osloDayOf(at(instant))).toBe(expected);
  });

  test('is the same whether the hour was asked about before or not, also after thousands of others', () => {
    const first = osloDayOf(at('2027-03-28T21:30:00.000Z'));
    for (let hour = 0; hour < 5000; hour += 1)
      osloDayOf(addMinutes(at('2030-01-01T00:00:00.000Z'), hour * 60));
    expect(osloDayOf(at('2027-03-28T21:59:59.999Z'))).toBe(first);
  });

  test.each([
    '',
    'yesterday',
    '2026-02-30T10:00:00.000Z',
    '2026-06-15T10:00:00Z',
    '2026-06-15T24:00:00.000Z',
  ])('of %j, which is no instant, is none', (text) => {
    expect(isInstant(text)).toBe(false);
    expect(osloDayOrNull(at(text))).toBeNull();
    expect(() => osloDayOf(at(text))).toThrow(RangeError);
  });

  test('of an instant in the nineteenth century follows the local time of then', () => {
    expect(osloDayOf(at('1880-05-01T23:00:00.000Z'))).toBe('1880-05-01');
    expect(osloDayOf(at('1880-05-01T23:30:00.000Z'))).toBe('1880-05-02');
  });

  test('begins at its first instant and ends where the next one begins, every day of twelve years', () => {
    for (let today = day('2024-01-01'); today < '2036-01-01'; today = addDays(today, 1)) {
      const start = startOfOsloDay(today);
      expect(osloDayOf(start)).toBe(today);
      expect(osloDayOf(addMinutes(start, -1))).toBe(addDays(today, -1));
      expect(endOfOsloDay(start)).toBe(startOfOsloDay(addDays(today, 1)));
    }
  });

  test.each([
    ['2027-03-28', '2027-03-28T22:00:00.000Z', 23],
    ['2027-10-31', '2027-10-31T23:00:00.000Z', 25],
    ['2027-06-01', '2027-06-01T22:00:00.000Z', 24],
  ])('%s ends at %s after %i hours', (today, end, hours) => {
    const start = startOfOsloDay(day(today));
    expect(endOfOsloDay(start)).toBe(end);
    expect(addMinutes(start, hours * 60)).toBe(end);
  });
});

describe('an instant', () => {
  test('is made from a date and is text that sorts as time passes', () => {
    expect(instantOf(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(isInstant(instantOf(new Date(1)))).toBe(true);
    expect(instantOf(new Date(1)) > instantOf(new Date(0))).toBe(true);
  });

  test('is never made from an invalid date or a year that does not sort', () => {
    expect(() => instantOf(new Date(Number.NaN))).toThrow(RangeError);
    expect(() => instantOf(new Date(8.64e15))).toThrow(RangeError);
  });
});

describe('a day that is read', () => {
  test.each(['1800-01-01', '9999-12-31', '2024-02-29', '2000-02-29', '2026-12-31'])(
    '%s is on the calendar',
    (text) => {
      expect(parseDay(text)).toBe(text);
    },
  );

  test.each([
    '',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-10',
    '2026-01-00',
    '2026-01-32',
    '1799-12-31',
    '0999-01-01',
    '26-01-01',
    '2026-1-1',
    ' 2026-01-01',
    '2026-01-01T00:00:00.000Z',
    '01.02.2026',
  ])('%j is no day', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  test.each([
    ['14.03.1979', '1979-03-14'],
    ['4.3.1979', '1979-03-04'],
    [' 14.03.1979 ', '1979-03-14'],
    ['14. 03. 1979', '1979-03-14'],
    ['14/03/1979', '1979-03-14'],
    ['14-03-1979', '1979-03-14'],
    ['14 03 1979', '1979-03-14'],
    ['29.02.2024', '2024-02-29'],
  ])('%j is %s, as Norwegians write it', (text, expected) => {
    expect(parseNorwegianDay(text)).toBe(expected);
  });

  test.each([
    '',
    '14.03.79',
    '29.02.2023',
    '31.04.2026',
    '00.01.2026',
    '14.13.1979',
    '14031979',
    '1979-03-14',
    '14.03.19790',
    '14..03.1979',
    '14.03',
    'i dag',
    '14.mars 1979',
    '٠١.٠١.١٩٨٠',
  ])('%j is never guessed at', (text) => {
    expect(parseNorwegianDay(text)).toBeNull();
  });

  test('comes back as it was written', () => {
    expect(formatNorwegianDay(day('1979-03-04'))).toBe('04.03.1979');
    expect(parseNorwegianDay(formatNorwegianDay(day('2024-02-29')))).toBe('2024-02-29');
  });
});

describe('months and days', () => {
  test.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-31', -13, '2024-12-31'],
    ['2026-06-15', 0, '2026-06-15'],
  ])('%s and %i months is %s: the same number, else the last day of the month', (from, months, expected) => {
    expect(addMonths(day(from), months)).toBe(expected);
  });

  test('never run out of the calendar', () => {
    expect(() => addMonths(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addMonths(day('2026-01-01'), Number.NaN)).toThrow(RangeError);
  });

  test.each([
    ['2027-03-27', 1, '2027-03-28'],
    ['2027-03-28', 1, '2027-03-29'],
    ['2027-10-31', 1, '2027-11-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-01-01', -1, '2026-12-31'],
  ])('%s and %i days is %s', (from, days, expected) => {
    expect(addDays(day(from), days)).toBe(expected);
  });
});

describe('age', () => {
  test.each([
    ['2008-06-15', '2026-06-14', 17, false],
    ['2008-06-15', '2026-06-15', 18, true],
    ['2008-02-29', '2026-02-28', 17, false],
    ['2008-02-29', '2026-03-01', 18, true],
    ['2008-02-29', '2028-02-29', 20, true],
    ['2008-12-31', '2026-12-30', 17, false],
    ['2026-06-15', '2026-06-15', 0, false],
    ['2026-06-16', '2026-06-15', -1, false],
  ])('one born %s is on %s %i years old, and adult is %s', (birthDate, on, years, adult) => {
    expect(wholeYearsOn(day(birthDate), day(on))).toBe(years);
    expect(isAdultOn(day(birthDate), day(on))).toBe(adult);
  });

  test('that cannot be worked out is not full age', () => {
    expect(isAdultOn(day('unknown'), day('2026-06-15'))).toBe(false);
    expect(isAdultOn(day('1979-03-14'), day(''))).toBe(false);
    expect(isAdultOn(day('9999-01-01'), day('2026-06-15'))).toBe(false);
  });
});
