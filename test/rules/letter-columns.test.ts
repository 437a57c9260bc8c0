// Tables in letters: a column for each of the two people, or a row for each thing that is told.

import { describe, expect, test } from 'vitest';
import { readLetter } from '../../src/documents/letter/reading.js';
import type { SuggestedField } from '../../src/documents/letter/suggestion.js';
import type { PageText, TextLine } from '../../src/documents/page-text.js';
import { aPageText, judgedLetter, suggested } from '../support/letters.js';

const LETTER = 0.008;
const LINE = 0.02;

/** Cells by where they begin, in shares of the page's width; each row a line further down. */
function aTable(rows: readonly (readonly (readonly [number, string])[])[]): PageText {
  const lines = rows.flatMap((cells, row): readonly TextLine[] =>
    cells.map(([start, text]) => {
      let x = start;
      const words = text.split(' ').map((word) => {
        const at = x;
        x += (word.length + 1) * LETTER;
        return { text: word, x: at, width: word.length * LETTER };
      });
      return { page: 1, y: 0.1 + row * LINE, height: LINE * 0.7, words };
    }),
  );
  return { ...aPageText(''), lines };
}

function valuesOf(text: PageText, field: SuggestedField): readonly unknown[] {
  return readLetter(text)
    .filter((one) => one.field === field)
    .map(({ value }) => value);
}

const PEOPLE = [
  [
    [0.1, 'Fullmaktsgiver'],
    [0.5, 'Fullmektig'],
  ],
  [
    [0.1, 'Kari Moen'],
    [0.5, 'Ola Berg'],
  ],
  [
    [0.1, 'Født 01.02.1980'],
    [0.5, 'Født 14.03.1975'],
  ],
] as const;
const BELOW = [
  [[0.1, 'Fullmakten gjelder innsyn i sak 2026-114477 og varer til 22.05.2027, uten unntak.']],
] as const;

describe('a column for each of the two', () => {
  test.each<[string, PageText]>([
    ['far apart', aTable([...PEOPLE, ...BELOW])],
    [
      'with headings in the middle of their cells',
      aTable([
        [
          [0.13, 'Fullmaktsgiver'],
          [0.53, 'Fullmektig'],
        ],
        ...PEOPLE.slice(1),
        ...BELOW,
      ]),
    ],
    [
      'so near each other that their rows look like one line',
      aTable([
        [[0.1, 'Fullmaktsgiver Fullmektig']],
        [
          [0.1, 'Kari Bø Moen'],
          [0.1 + 15 * LETTER, 'Ola Berg'],
        ],
        ...BELOW,
      ]),
    ],
  ])('%s', (_, text) => {
    const [debtor] = valuesOf(text, 'debtor.name');
    expect(['Kari Moen', 'Kari Bø Moen']).toContain(debtor);
    expect(valuesOf(text, 'agent.name')).toEqual(['Ola Berg']);
    const missing = judgedLetter(text).filter(({ state }) => state === 'missing');
    expect(missing.filter(({ requirement }) => requirement.endsWith('Name'))).toEqual([]);
  });
  test('has the birth date of each beside the name', () => {
    const text = aTable([...PEOPLE, ...BELOW]);
    expect(valuesOf(text, 'debtor.birthDate')).toEqual(['1980-02-01']);
    expect(valuesOf(text, 'agent.birthDate')).toEqual(['1975-03-14']);
  });
});

test('two names that were read as one are for a person', () => {
  const text = aPageText(
    'Fullmakt gis herved til\nMohammed Ali Hassan Siri Nordli\nog gjelder innsyn i sak 2026-114477 til 22.05.2027, uten unntak, og alt annet.',
  );
  const states = judgedLetter(text).filter(({ requirement }) => requirement === 'debtorName');
  expect(states.map(({ state }) => state)).toEqual(['unclear']);
});

test('a letter in a language our rules do not know lacks nothing for certain but the signature', () => {
  const text = aPageText(
    'Jag, Björn Ek, född 1980-02-01, ger härmed Eva Lind, född 1975-03-14, fullmakt\natt företräda mig i ärende 2026-114477 till och med 2027-05-22.',
  );
  expect(judgedLetter(text).filter(({ state }) => state === 'missing')).toMatchObject([
    { requirement: 'signature' },
  ]);
});

describe('what is taken away', () => {
  test('is not given in the same breath', () => {
    const text = 'Jeg gir Ola Moen fullmakt. Han kan få innsyn i alt, men ikke inngå avtaler.';
    expect(suggested('powers', text)).toEqual([['information']]);
    expect(suggested('limits', text)).toEqual(['Han kan få innsyn i alt, men ikke inngå avtaler.']);
  });
  test('may stand below its label, or be nothing', () => {
    expect(suggested('limits', 'Begrensninger\nIkke over 2000 kr per måned')[0]).toBe(
      'Ikke over 2000 kr per måned',
    );
    expect(suggested('limits', '4. Begrensninger? Nei')).toEqual(['Ingen']);
  });
});
