// National identity numbers are found and hidden wherever people write them. All numbers here are worked out, none is anybody's.

import { describe, expect, test } from 'vitest';
import { isNationalId, maskNationalIds } from '../../src/people/national-id.js';
import { controlDigit, idFor } from '../support/national-ids.js';

const HIDDEN = '•••••••••••';

const ID = idFor('010180');

describe('a national identity number', () => {
  test.each([
    ['an ordinary one', '010180'],
    ['one of a leap day', '290200'],
    ['one of the last day of a month', '311299'],
    ['a D-number', '410180'],
    ['a D-number of the thirty-first', '711299'],
    ['an H-number', '014180'],
    ['a synthetic one', '018180'],
    ['a synthetic D-number', '418180'],
    ['a synthetic one of December', '319299'],
  ])('is known by its control digits: %s', (_kind, sixDigits) => {
    expect(isNationalId(idFor(sixDigits))).toBe(true);
  });

  test.each([
    '000180',
    '320180',
    '300280',
    '310480',
    '010080',
    '011380',
    '720180',
    '810180',
    '013380',
    '015380',
    '019380',
  ])('is never a number that begins with %s, which is no date', (sixDigits) => {
    expect(isNationalId(idFor(sixDigits))).toBe(false);
  });

  test('is none any more when any one digit is changed', () => {
    for (let index = 0; index < 11; index += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const changed = ID.slice(0, index) + digit + ID.slice(index + 1);
        expect(isNationalId(changed)).toBe(changed === ID);
      }
    }
  });

  test('is none when only one of the two control digits works out', () => {
    const nine = ID.slice(0, 9);
    const first = (Number(ID[9]) + 1) % 10;
    const second = controlDigit(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    expect(second).toBeLessThan(10);
    expect(isNationalId(`${nine}${first}${second}`)).toBe(false);
    expect(isNationalId(ID.slice(0, 10) + ((Number(ID[10]) + 1) % 10))).toBe(false);
  });

  test.each(['', '0101801234', `${ID}0`, 'a'.repeat(11)])('is never %j', (text) => {
    expect(isNationalId(text)).toBe(false);
  });
});

describe('in free text a national identity number', () => {
  const [birth, last] = [ID.slice(0, 6), ID.slice(6)];
  const parts = [ID.slice(0, 2), ID.slice(2, 4), ID.slice(4, 6)];

  test.each([
    ['alone', ID, HIDDEN],
    ['in a sentence', `Fnr: ${ID}, ring meg.`, `Fnr: ${HIDDEN}, ring meg.`],
    ['parted by a space', `${birth} ${last}`, HIDDEN],
    ['parted by a space that does not break', `${birth}\u00A0${last}`, HIDDEN],
    ['parted by a hyphen', `(${birth}-${last})`, `(${HIDDEN})`],
    ['parted by a spaced dash', `${birth} – ${last}.`, `${HIDDEN}.`],
    ['on two lines', `${birth}\n${last}`, HIDDEN],
    ['with dots in the date', `${parts.join('.')} ${last}`, HIDDEN],
    ['with spaces everywhere', [...parts, last.slice(0, 3), last.slice(3)].join(' '), HIDDEN],
    ['digit by digit', ID.split('').join(' '), HIDDEN],
    ['with the whole year', `f. ${parts[0]}.${parts[1]}.1980 ${last}`, `f. ${HIDDEN}`],
    ['glued to letters', `nr${ID}kr`, `nr${HIDDEN}kr`],
    ['after another number', `sak 2026 ${ID}`, `sak 2026 ${HIDDEN}`],
    ['before another number', `${ID} 2026`, `${HIDDEN} 2026`],
    ['twice', `${ID} og ${birth} ${last}`, `${HIDDEN} og ${HIDDEN}`],
    ['twice without a word between', `${ID} ${ID}`, `${HIDDEN} ${HIDDEN}`],
  ])('is hidden %s', (_where, text, expected) => {
    expect(maskNationalIds(text)).toEqual({ text: expected, found: true });
  });

  test.each([
    '',
    'Gjelder bare lånet fra 2024, inntil 50 000 kroner.',
    'Ring 912 34 567 etter kl. 15.',
    '01.01.1980',
    `1${ID}`,
    `${ID}1`,
    `KID 00${ID}00`,
    `${birth}, ${last}`,
    `${birth} og ${last}`,
    idFor('010180').replace(/.$/, (digit) => String((Number(digit) + 1) % 10)),
  ])('is not seen where there is none: %j', (text) => {
    expect(maskNationalIds(text)).toEqual({ text, found: false });
  });

  test('is hidden once where two overlap', () => {
    const days = Array.from({ length: 28 }, (_, index) => `${String(index + 1).padStart(2, '0')}0110`);
    const ids = days.flatMap((sixDigits) => [500, 600, 700, 800, 900].map((from) => idFor(sixDigits, from)));
    const overlapping = ids.flatMap((id) => '0123456789'.split('').map((digit) => id + digit));
    const both = overlapping.find((digits) => isNationalId(digits.slice(1)));
    const [written = '', last = ''] = [both?.split('').join(' '), both?.at(-1)];
    expect(maskNationalIds(written)).toEqual({ text: `${HIDDEN} ${last}`, found: true });
  });

  test('is looked for in long hostile text without growing slow', () => {
    const spent = (length: number): number => {
      const text = '1 '.repeat(length);
      const started = performance.now();
      maskNationalIds(text);
      return performance.now() - started;
    };
    spent(1_000);
    // Ten times the text takes about ten times as long; the square of it would be a hundred.
    expect(spent(50_000)).toBeLessThan(spent(5_000) * 50);
  });
});
