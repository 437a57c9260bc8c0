// What a letter comes to: believed at most, missing only where it is certain, and never signed by a machine's word.

import { describe, expect, test } from 'vitest';
import { type ChecklistLine, REQUIREMENTS, type Requirement } from '../../src/documents/checklist.js';
import type { PageText } from '../../src/documents/page-text.js';
import { aPageText, judgedLetter } from '../support/letters.js';

const WHOLE = `Fullmakt

Jeg, Kari Nordmann, født 12.03.1980, gir herved fullmakt til Ola Nilsen, født 3. mai 1975.

Fullmektigen kan nås på telefon 912 34 567.
Fullmakten gjelder sak 2026-114477 og gir innsyn i saken.
Det er ingen begrensninger.
Fullmakten gjelder til og med 31.12.2026.

Oslo, 10.06.2026

Med vennlig hilsen
Kari Nordmann`;

function line(requirement: Requirement, text: PageText): string {
  const found = judgedLetter(text).find((one) => one.requirement === requirement);
  return found ? shown(found) : 'none';
}

function shown({ state, reasons }: ChecklistLine): string {
  return [state, ...reasons].join(' ');
}

function without(...parts: readonly string[]): PageText {
  return aPageText(parts.reduce((text, part) => text.replace(part, ''), WHOLE));
}

test('of a letter that says everything each line is left to a person, and the missing signature is told', () => {
  const states = judgedLetter(aPageText(WHOLE)).map(({ requirement, state }) => `${requirement} ${state}`);
  expect(states).toEqual([
    ...REQUIREMENTS.filter((one) => one !== 'signature').map((requirement) => `${requirement} unclear`),
    'signature missing',
  ]);
});

describe('what is certainly not in a letter is missing', () => {
  const CASES: readonly (readonly [Requirement, readonly string[], string])[] = [
    ['debtorName', [' Kari Nordmann,', 'Kari Nordmann'], 'missing NOT_FILLED_IN'],
    ['debtorBirthDate', [' født 12.03.1980,'], 'missing NOT_FILLED_IN'],
    ['agentName', [' Ola Nilsen,'], 'missing NOT_FILLED_IN'],
    ['agentBirthDate', [', født 3. mai 1975'], 'missing NOT_FILLED_IN'],
    ['agentContact', ['Fullmektigen kan nås på telefon 912 34 567.'], 'missing NOT_FILLED_IN'],
    ['limits', ['Det er ingen begrensninger.'], 'missing NOT_FILLED_IN'],
    ['duration', ['Fullmakten gjelder til og med 31.12.2026.'], 'missing NO_END'],
    ['date', ['Oslo, 10.06.2026'], 'missing NOT_FILLED_IN'],
  ];
  for (const [requirement, parts, expected] of CASES) {
    test(requirement, () => {
      expect(line(requirement, without(...parts))).toBe(expected);
    });
  }
});

describe('nothing is called missing where it may have been overlooked', () => {
  const DATELESS = without('Oslo, 10.06.2026');
  const ENDLESS = without('Fullmakten gjelder til og med 31.12.2026.');
  const CASES: readonly (readonly [string, Requirement, PageText])[] = [
    ['a date that is not understood stands in it', 'date', aPageText(WHOLE.replace('10.06.2026', '10/6'))],
    ['a scan may have a date written by hand', 'date', { ...DATELESS, source: 'image', certainty: 0.95 }],
    ['something is drawn on it', 'date', withStroke(DATELESS, 0.3)],
    ['a pen has written among its lines', 'duration', withStroke(ENDLESS, 0.18)],
    ['fields or notes lie on it', 'duration', { ...ENDLESS, pages: laidOn(ENDLESS) }],
    ['it is longer than what was looked at', 'duration', { ...ENDLESS, cut: true }],
    ['it could hardly be read', 'duration', { ...ENDLESS, source: 'image', certainty: 0.6 }],
    [
      'it says something about time',
      'duration',
      aPageText(WHOLE.replace('til og med 31.12.2026', 'i hele perioden')),
    ],
    [
      'it is no authorization at all',
      'duration',
      aPageText(`Faktura ${'for varer og tjenester '.repeat(10)}`),
    ],
  ];
  for (const [name, requirement, text] of CASES) {
    test(name, () => {
      expect(line(requirement, text)).toBe('unclear');
    });
  }
});

describe('the signature of a letter is never present', () => {
  test('nothing that could be one: missing', () => {
    expect(line('signature', aPageText(WHOLE))).toBe('missing NOT_SIGNED');
  });
  test('a stroke, a picture or a scan: a person looks', () => {
    const unclear = 'unclear SIGNATURE_UNCERTAIN';
    expect(line('signature', withStroke(aPageText(WHOLE), 0.35))).toBe(unclear);
    expect(line('signature', aPageText(WHOLE, { marks: { picture: 0.01 } }))).toBe(unclear);
    expect(line('signature', aPageText(WHOLE, { source: 'image', certainty: 0.95 }))).toBe(unclear);
  });
});

describe('what is plainly said and must be refused is invalid', () => {
  test('until further notice', () => {
    const text = WHOLE.replace('til og med 31.12.2026', 'inntil videre');
    expect(line('duration', aPageText(text))).toBe('invalid FURTHER_NOTICE');
    expect(line('duration', aPageText(text, { source: 'image', certainty: 0.95 }))).toBe(
      'unclear FURTHER_NOTICE',
    );
  });
  test('an end that has passed', () => {
    expect(line('duration', aPageText(WHOLE.replace('31.12.2026', '31.12.2025')))).toBe(
      'invalid ALREADY_EXPIRED',
    );
  });
  test('an end that has passed is not told when another one stands there as well', () => {
    const text = WHOLE.replace(
      'til og med 31.12.2026',
      'til og med 31.12.2025, senere forlenget til 31.12.2026',
    );
    expect(line('duration', aPageText(text))).toBe('unclear');
  });
  test('a date of signing that has not come', () => {
    expect(line('date', aPageText(WHOLE.replace('10.06.2026', '10.06.2027')))).toBe('invalid DATE_IN_FUTURE');
  });
  test('an agent under age', () => {
    expect(line('agentBirthDate', aPageText(WHOLE.replace('mai 1975', 'mai 2012')))).toBe(
      'invalid AGENT_MINOR',
    );
  });
});

describe('a national id in a letter', () => {
  const text = aPageText(WHOLE.replace('født 12.03.1980', 'fnr 010180 50079'));
  test('is told of, and no birth date is taken from it', () => {
    expect(line('debtorBirthDate', text)).toBe('unclear NATIONAL_ID_PRESENT');
  });
  test('is nowhere to be read', () => {
    expect(JSON.stringify([text, judgedLetter(text)])).not.toMatch(/50079|010180/);
  });
});

function withStroke(text: PageText, y: number): PageText {
  const strokes = [{ x: 0.2, y, width: 0.2, height: 0.02 }];
  return { ...text, pages: text.pages.map((page) => ({ ...page, strokes })) };
}

function laidOn(text: PageText): PageText['pages'] {
  return text.pages.map((page) => ({ ...page, laidOn: true }));
}
