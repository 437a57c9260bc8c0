// What is found in letters, by which words – and what is not taken for it.

import { describe, expect, test } from 'vitest';
import { findDates } from '../../src/documents/letter/dates.js';
import { findNames } from '../../src/documents/letter/names.js';
import { readLetter } from '../../src/documents/letter/reading.js';
import { aPageText, suggested } from '../support/letters.js';

describe('days are read as they are written', () => {
  const CASES: readonly (readonly [string, string | null])[] = [
    ['født 12.3.2026', '2026-03-12'],
    ['født 12. mars 2026', '2026-03-12'],
    ['født 12/3-2026', '2026-03-12'],
    ['den 2.des. 2026', '2026-12-02'],
    ['born on 12 March 2026', '2026-03-12'],
    ['born on March 12, 2026', '2026-03-12'],
    ['the 3rd of May 2026', '2026-05-03'],
    ['born 2026-03-12', '2026-03-12'],
    ['født 12.03.26', null],
    ['født 31.02.2026', null],
    ['den 12. mars', null],
    ['this was signed and dated on the 03/04/2026', null],
    ['this was signed and dated on the 13/04/2026', '2026-04-13'],
    ['avtalen er datert 03/04/2026 og gjelder fra i dag', '2026-04-03'],
  ];
  for (const [text, day] of CASES) {
    test(`${text}: ${day ?? 'plainly a date, and no day'}`, () => {
      expect(findDates(text).map((date) => date.day)).toEqual([day]);
    });
  }
  test('case numbers, amounts and phone numbers are no days', () => {
    expect(findDates('sak 2026-114477, kr 12.500, tlf 22 33 44 55, 1.2.3.2026, sak 12.03.2026-4')).toEqual(
      [],
    );
  });
});

test('two figures are a year of this century, but never a year of birth', () => {
  const text = 'Jeg, Kari Moen, født 12.03.26, gir Ola Moen fullmakt til 1/2-27.\n\nOslo, 12/11-26';
  expect(suggested('debtor.birthDate', text)).toEqual(['12.03.26']);
  expect(suggested('validThrough', text)).toEqual(['2027-02-01']);
  expect(suggested('signedOn', text)).toEqual(['2026-11-12']);
});

describe('names', () => {
  test('may stand with the last name first behind a label, and nowhere else', () => {
    expect(findNames('Fullmektig: Hansen, Ola Emil\nSted: Oslo').map(({ name }) => name)).toEqual([
      'Hansen, Ola Emil',
    ]);
    expect(findNames('Jeg hilser til Hansen, Ola og andre')).toEqual([]);
  });
  test('are words with capitals, in all scripts people are named in', () => {
    const text =
      'Jeg, Bjørg Åse Sørli-Øverås, og Łukasz Żółć og Liv von Krogh og Siri M. Haugen og Sean O’Brien.';
    expect(findNames(text).map(({ name }) => name)).toEqual([
      'Bjørg Åse Sørli-Øverås',
      'Łukasz Żółć',
      'Liv von Krogh',
      'Siri M. Haugen',
      'Sean O’Brien',
    ]);
  });
  test('are not the words a letter is made of', () => {
    expect(findNames('Fullmakt\nMed Vennlig Hilsen\nDato og Sted\nDear Sir or Madam\nSaksnummer')).toEqual(
      [],
    );
  });
});

describe('who gives and who gets', () => {
  const CASES: readonly (readonly [string, string, string])[] = [
    ['Fullmaktsgivers navn\nKari Moen\nFullmektigens navn\nOla Moen', 'Kari Moen', 'Ola Moen'],
    ['1. Hvem gir fullmakten? Kari Moen\n2. Hvem får fullmakten? Ola Moen', 'Kari Moen', 'Ola Moen'],
    ['Jeg, Kari Moen, gir herved min sønn Ola Moen fullmakt.', 'Kari Moen', 'Ola Moen'],
    ['Undertegnede Kari Moen gir med dette fullmakt til Ola Moen.', 'Kari Moen', 'Ola Moen'],
    [
      'Ola Moen, født 1.2.1970, gis herved fullmakt av Kari Moen. Fullmaktsgiver: Kari Moen',
      'Kari Moen',
      'Ola Moen',
    ],
    ['Eg, Kari Moen, gjev fullmakt til broren min, Ola Moen.', 'Kari Moen', 'Ola Moen'],
    ['Den som gir fullmakt: Kari Moen\nDen som får fullmakt: Ola Moen', 'Kari Moen', 'Ola Moen'],
    ['Fullmaktsgiver\nNavn: Kari Moen\nFullmektig\nNavn: Ola Moen', 'Kari Moen', 'Ola Moen'],
    ['I, Kari Moen, appoint Ola Moen as my agent.', 'Kari Moen', 'Ola Moen'],
    ['Ola Moen may act on behalf of Kari Moen in this case.', 'Kari Moen', 'Ola Moen'],
    ['Fullmakt\nOla Moen er min fullmektig.\n\nHilsen\nKari Moen', 'Kari Moen', 'Ola Moen'],
  ];
  for (const [text, debtor, agent] of CASES) {
    test(text.replaceAll('\n', ' | '), () => {
      expect([suggested('debtor.name', text)[0], suggested('agent.name', text)[0]]).toEqual([debtor, agent]);
    });
  }
  test('a name that nothing says anything about is nobody', () => {
    expect(readLetter(aPageText('Vi viser til møtet med Per Hansen i går.'))).toEqual([]);
  });
  test('an office is suggested as an organisation and not as a person', () => {
    const text = 'Jeg, Kari Moen, gir fullmakt til Gjeldshjelpen AS.';
    expect(suggested('agent.organisation', text)).toEqual(['Gjeldshjelpen AS']);
    expect(suggested('agent.name', text)).toEqual([]);
  });
});

describe('how the agent is reached', () => {
  test('what the writer says of himself is not the agent’s', () => {
    const head = 'Kari Moen\nStorgata 1, 0155 Oslo\n99 88 77 66\n\n';
    const text = `${head}Jeg, Kari Moen, gir fullmakt til Ola Moen. Han nås på 912 34 567.`;
    expect(suggested('agent.phone', text)).toEqual(['912 34 567']);
    expect(suggested('agent.address', text)).toEqual([]);
  });
  test('a case number of eight figures is no phone number', () => {
    expect(
      suggested('agent.phone', 'Jeg, Kari Moen, gir fullmakt til Ola Moen.\nSaksnummer: 55443322'),
    ).toEqual([]);
  });
});

describe('how long it lasts', () => {
  const LETTER = 'Jeg, Kari Moen, gir fullmakt til Ola Moen.\n';
  const CASES: readonly (readonly [string, string | null, string | null])[] = [
    ['Den gjelder fra 1.7.2026 til 31.12.2026.', '2026-07-01', '2026-12-31'],
    ['Fullmakten gjelder til og med 31. desember 2026.', null, '2026-12-31'],
    ['Gyldig: 01.07.2026 – 31.12.2026', '2026-07-01', '2026-12-31'],
    ['Fullmakta varer i tre månader.\nOslo, 30.11.2025', null, '2026-02-28'],
    ['It lasts for two weeks.\nOslo, 1 June 2026', null, '2026-06-15'],
    ['Den er gyldig i seks måneder fra 1.7.2026.', '2026-07-01', '2027-01-01'],
  ];
  for (const [text, from, through] of CASES) {
    test(text.replaceAll('\n', ' | '), () => {
      expect(suggested('validFrom', LETTER + text)[0] ?? null).toBe(from);
      expect(suggested('validThrough', LETTER + text)[0] ?? null).toBe(through);
    });
  }
  test('until the case is closed, in three languages', () => {
    for (const words of ['til saken er avsluttet', 'til saka er avslutta', 'until the case is closed'])
      expect(suggested('untilCaseClosed', `${LETTER}Fullmakten gjelder ${words}.`)).toEqual([true]);
  });
});

test('every suggestion tells its page and a box on it', () => {
  for (const { page, box } of readLetter(
    aPageText('Jeg, Kari Moen, gir fullmakt til Ola Moen, født 1.2.1970.'),
  )) {
    expect(page).toBe(1);
    expect(box.width).toBeGreaterThan(0);
    expect(box.x + box.width).toBeLessThanOrEqual(1);
  }
});
