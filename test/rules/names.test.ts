// When two names are one person (domain § 3.6), and what a name is.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comparePerson,
  foldedWords,
  isFullName,
  isName,
  isPlausibleBirthDate,
  isSameName,
  isSamePerson,
  sameDebtorKey,
} from '../../src/people/person.js';
import { day, THE_AGENT } from '../support/builders.js';

describe('two names are the same', () => {
  test.each([
    ['letter for letter', 'Anne Hansen', 'Anne Hansen'],
    ['in capitals', 'ANNE HANSEN', 'Anne Hansen'],
    ['in Norwegian capitals', 'BJØRG ÅSE SØRLI-ØVERÅS', 'Bjørg Åse Sørli-Øverås'],
    ['with and without a middle name', 'Anne Hansen', 'Anne Lise Hansen'],
    ['with a middle name of several', 'Anne Marie Hansen', 'Anne Lise Marie Berg Hansen'],
    ['with a hyphen for a space', 'Anne-Lise Hansen', 'Anne Lise Hansen'],
    ['with half of a double first name', 'Anne Hansen', 'Anne-Lise Hansen'],
    ['with half of a double surname', 'Bjørg Øverås', 'Bjørg Sørli-Øverås'],
    ['with a hyphen that does not break', 'Anne Sørli\u2011Øverås', 'Anne Sørli-Øverås'],
    ['with a dash from a word processor', 'Anne Sørli–Øverås', 'Anne Sørli-Øverås'],
    ['with the surname first and a comma', 'Hansen, Anne Lise', 'Anne Lise Hansen'],
    ['both with a comma', 'Hansen, Anne', 'HANSEN,ANNE LISE'],
    ['with a comma and a double surname', 'Sørli-Øverås, Bjørg Åse', 'Bjørg Åse Sørli-Øverås'],
    ['with more and other spaces', '  Anne\u00A0 Lise\tHansen ', 'Anne Lise Hansen'],
    ['with letters put together from parts', 'Bjørg Åse Øverås'.normalize('NFD'), 'Bjørg Åse Øverås'],
    ['with Polish letters from parts', 'Łukasz Żółć'.normalize('NFD'), 'ŁUKASZ ŻÓŁĆ'],
    ['with Sámi letters', 'ÁILU ČÁPPA', 'Áilu Čáppa'],
    ['with a dotted capital I, taken apart', 'İbrahim Öz'.normalize('NFD'), 'İbrahim Öz'],
    ['with a small letter that has no capital of its own', 'J\u030Can Novak', 'ǰan Novak'],
    ['in Greek', 'ΝΙΚΟΣ ΠΑΠΠΑΣ', 'Νικος Παππας'],
    ['in Cyrillic', 'ОЛЕНА ШЕВЧЕНКО', 'Олена Шевченко'],
    ['with an apostrophe', "Mary O'BRIEN", "Mary O'Brien"],
  ])('%s', (_how, a, b) => {
    expect(isSameName(a, b)).toBe(true);
    expect(isSameName(b, a)).toBe(true);
  });
});

describe('two names are not the same', () => {
  test.each([
    ['when ø is written o', 'Bjorg Hansen', 'Bjørg Hansen'],
    ['when ø is written oe', 'Bjoerg Hansen', 'Bjørg Hansen'],
    ['when å is written aa', 'Aase Hansen', 'Åse Hansen'],
    ['when æ is written ae', 'Kjaer Hansen', 'Kjær Hansen'],
    ['when š is written s', 'Niilas Šuomma', 'Niilas Suomma'],
    ['when ł is written l', 'Lukasz Nowak', 'Łukasz Nowak'],
    ['when the i has another dot', 'İbrahim Öz', 'Ibrahim Öz'],
    ['when an accent is left out', 'André Dahl', 'Andre Dahl'],
    ['when the first name differs', 'Anna Hansen', 'Anne Hansen'],
    ['when the surname differs', 'Anne Hanssen', 'Anne Hansen'],
    ['when a middle name is another', 'Anne Berit Hansen', 'Anne Lise Hansen'],
    ['when a middle name is an initial', 'Anne L. Hansen', 'Anne Lise Hansen'],
    ['when middle names are in another order', 'Anne Marie Lise Hansen', 'Anne Lise Marie Hansen'],
    ['when both have a middle name the other lacks', 'Anne Lise Hansen', 'Anne Marie Hansen'],
    ['when only a middle name is called', 'Lise Hansen', 'Anne Lise Hansen'],
    ['when turned round without a comma', 'Hansen Anne', 'Anne Hansen'],
    ['when there is one word on either side', 'Anne', 'Anne'],
    ['when there is one word on one side', 'Hansen', 'Anne Hansen'],
    ['when there are several commas', 'Hansen, Anne, Lise', 'Anne Lise Hansen'],
    ['when several commas stand on both sides', 'Hansen, Anne, Lise', 'Hansen, Anne, Lise'],
    ['when an apostrophe is left out', "Mary O'Brien", 'Mary OBrien'],
    ['when a dot is left out', 'Per jr. Hansen', 'Per jr Hansen'],
    ['when words are run together', 'AnneLise Hansen', 'Anne Lise Hansen'],
    ['when one is empty', '', 'Anne Hansen'],
    ['when both are empty', '', ''],
    ['when there are only hyphens', '- -', '- -'],
    ['when letters look alike but are of another script', 'Anne Наnsen', 'Anne Hansen'],
  ])('%s', (_how, a, b) => {
    expect(isSameName(a, b)).toBe(false);
    expect(isSameName(b, a)).toBe(false);
  });
});

test('a name stays the same when folded again, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const once = foldedWords(name).join(' ');
      expect(foldedWords(once).join(' ')).toBe(once);
    }),
  );
});

test('a person matches himself in name and birth date, each told on its own', () => {
  const other = { name: 'Anne Lise Hanssen', birthDate: day('1979-03-15') };
  expect(comparePerson(THE_AGENT, THE_AGENT)).toEqual({ name: true, birthDate: true });
  expect(comparePerson({ ...THE_AGENT, name: other.name }, THE_AGENT)).toEqual({
    name: false,
    birthDate: true,
  });
  expect(comparePerson({ ...THE_AGENT, birthDate: other.birthDate }, THE_AGENT)).toEqual({
    name: true,
    birthDate: false,
  });
  expect(isSamePerson(THE_AGENT, THE_AGENT)).toBe(true);
  expect(isSamePerson({ ...THE_AGENT, birthDate: other.birthDate }, THE_AGENT)).toBe(false);
  expect(isSamePerson({ ...THE_AGENT, name: other.name }, THE_AGENT)).toBe(false);
});

describe('a name', () => {
  test.each([
    'A',
    'Anne Hansen',
    'Łukasz Żółć',
    '王伟',
    'Олена',
    'Olav 5',
    'ø'.repeat(200),
    `${'😀'.repeat(199)}a`,
  ])('%j is one', (text) => {
    expect(isName(text)).toBe(true);
  });

  test.each([
    '',
    ' ',
    '12345',
    '---',
    'a'.repeat(201),
    'Anne\nHansen',
    'Anne\u0000',
    'Anne\u202EnesnaH',
    'Anne \uD800',
  ])('%j is none', (text) => {
    expect(isName(text)).toBe(false);
  });

  test('is full with two words or more', () => {
    expect(isFullName('Anne Hansen')).toBe(true);
    expect(isFullName('Hansen, Anne')).toBe(true);
    expect(isFullName('Anne-Lise')).toBe(true);
    expect(isFullName('Anne')).toBe(false);
    expect(isFullName('Hansen,')).toBe(false);
    expect(isFullName('12 34')).toBe(false);
    expect(isFullName('Hansen, Anne, Lise')).toBe(false);
  });
});

describe('a birth date', () => {
  test.each([
    ['today', '2026-06-15', true],
    ['tomorrow', '2026-06-16', false],
    ['120 years ago to the day', '1906-06-15', true],
    ['a day more than 120 years ago', '1906-06-14', false],
    ['not on the calendar', '2025-02-29', false],
    ['not a date', 'unknown', false],
  ])('%s is plausible: %s, %s', (_when, birthDate, plausible) => {
    expect(isPlausibleBirthDate(day(birthDate), day('2026-06-15'), 120)).toBe(plausible);
  });
});

describe('one debtor without an id', () => {
  const key = sameDebtorKey('Bjørg Åse Sørli-Øverås', day('1980-02-29'));

  test.each(['Sørli-Øverås, Bjørg Åse', 'SØRLI ØVERÅS BJØRG ÅSE', 'Øverås Sørli Åse Bjørg'.normalize('NFD')])(
    'is the same as %j born on the same day',
    (name) => {
      expect(sameDebtorKey(name, day('1980-02-29'))).toBe(key);
    },
  );

  test.each([
    ['Bjørg Åse Sørli-Øverås', '1980-02-28'],
    ['Bjørg Sørli-Øverås', '1980-02-29'],
    ['Bjorg Åse Sørli-Øverås', '1980-02-29'],
    ['Bjørg Bjørg Åse Sørli-Øverås', '1980-02-29'],
  ])('is not %j born %s', (name, birthDate) => {
    expect(sameDebtorKey(name, day(birthDate))).not.toBe(key);
  });
});
