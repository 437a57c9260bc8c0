// Each case is a page that came back, line by line, beside the one we issued.

import { describe, expect, test } from 'vitest';
import {
  type Alteration,
  LONGEST_ALTERATION,
  MOST_ALTERATIONS,
  comparePrint,
  compareValues,
} from '../../src/documents/alterations.js';
import { AS_PRINTED } from '../../src/documents/field-places.js';
import type { ReadLines, TextLine } from '../../src/documents/page-text.js';

const ON_SCREEN = { page: 1, place: AS_PRINTED, flat: false };

/** A line of words so wide each, from the left edge or from `x`. */
function line(text: string, y: number, { x = 0.1, page = 1 } = {}): TextLine {
  const words = text.split(' ').map((word, index) => ({ text: word, x: x + index * 0.05, width: 0.045 }));
  return { page, y, height: 0.012, words };
}

function read(...lines: readonly TextLine[]): ReadLines {
  return { lines, cut: false };
}

const OURS = read(
  line('Navn', 0.1),
  line('Jeg gir fullmakt', 0.2),
  line('Navn', 0.3),
  line('Trekkes når som helst', 0.4),
);

function told({ kind, was, now }: Alteration): string {
  return `${kind}: ${was ?? '–'} → ${now ?? '–'}`;
}

describe('the print', () => {
  test.each<[string, readonly TextLine[], readonly string[]]>([
    ['the same', OURS.lines, []],
    ['the same in another order', OURS.lines.toReversed(), []],
    [
      'with one word changed',
      OURS.lines.with(3, line('Trekkes aldri som helst', 0.4)),
      ['changed: Trekkes når som helst → Trekkes aldri som helst'],
    ],
    [
      'with a figure changed',
      OURS.lines.with(3, line('Trekkes 9 ganger', 0.4)),
      ['changed: Trekkes når som helst → Trekkes 9 ganger'],
    ],
    ['with a line added', [...OURS.lines, line('og alt annet', 0.9)], ['added: – → og alt annet']],
    ['with a line taken out', OURS.lines.toSpliced(1, 1), ['removed: Jeg gir fullmakt → –']],
    ['with a word cut in two by its tool', OURS.lines.with(1, line('Jeg gir full makt', 0.2)), []],
    [
      'with a line in two columns by its tool',
      OURS.lines.toSpliced(1, 1, line('Jeg', 0.2), line('gir fullmakt', 0.2, { x: 0.2 })),
      [],
    ],
  ])('%s', (_, lines, expected) => {
    expect(comparePrint(OURS, read(...lines), ON_SCREEN).found.map(told)).toEqual(expected);
  });

  test('of two lines that say the same, the one that is gone is told with its own place', () => {
    const { found } = comparePrint(OURS, read(...OURS.lines.toSpliced(0, 1)), ON_SCREEN);
    expect(found).toMatchObject([{ kind: 'removed', was: 'Navn', page: 1, box: { y: 0.1 } }]);
  });

  test('lies where the paper has it: a form printed smaller is laid on to it', () => {
    const half = AS_PRINTED.map((number, index) => (index < 6 ? number / 2 : number));
    const small = OURS.lines.toSpliced(1, 1);
    const { found } = comparePrint(OURS, read(...small), { page: 1, place: half, flat: true });
    expect(found[0]?.box.y).toBeCloseTo(0.1, 6);
  });

  test('around the boxes is compared, and what is filled in is not, when the form is flat', () => {
    const ours = read(line('Navn', 0.1));
    const filledIn = read(line('Navn', 0.1), line('Bjørg', 0.19));
    expect(comparePrint(ours, filledIn, { ...ON_SCREEN, flat: true }).found).toEqual([]);
    expect(comparePrint(ours, filledIn, ON_SCREEN).found.map(told)).toEqual(['added: – → Bjørg']);
  });

  test('is told up to a limit, and that there is more', () => {
    const many = Array.from({ length: 400 }, (_, index) => line('x'.repeat(600), index / 400, { x: 0.5 }));
    const { found, cut } = comparePrint(OURS, read(...many), ON_SCREEN);
    expect([found.length, cut]).toEqual([MOST_ALTERATIONS, true]);
    expect(found.at(-1)?.now).toHaveLength(LONGEST_ALTERATION);
  });

  test('on another page than asked is left out', () => {
    const elsewhere = line('side to', 0.5, { page: 2 });
    expect(comparePrint(OURS, read(...OURS.lines, elsewhere), ON_SCREEN).found).toEqual([]);
  });
});

describe('the values', () => {
  const issued = { debtor_name: 'Kari Nordmann', power_information: 'Off', cases: '2026-114477' };

  test.each([
    ['as we printed them', issued, []],
    ['read with other spaces', { ...issued, debtor_name: 'Kari  Nordmann ' }, []],
    ['filled in where we left it empty', { ...issued, signed_on: '14.06.2026' }, []],
    [
      'of another debtor',
      { ...issued, debtor_name: 'Ola Nordmann' },
      ['changed: Kari Nordmann → Ola Nordmann'],
    ],
    ['with a power ticked', { ...issued, power_information: 'Yes' }, ['changed: Off → Yes']],
    ['with one taken out', { ...issued, cases: ' ' }, ['removed: 2026-114477 → –']],
    ['of which nobody has read one', { debtor_name: 'Kari Nordmann' }, []],
  ])('%s', (_, received, expected) => {
    expect(compareValues(issued, received, ON_SCREEN).map(told)).toEqual(expected);
  });

  test('are told with their field and its box', () => {
    const [first] = compareValues(issued, { debtor_name: 'Ola' }, ON_SCREEN);
    expect(first).toMatchObject({ field: 'debtor_name', page: 1 });
    expect(first?.box.y).toBeCloseTo(54.2 / 297, 6);
  });
});
