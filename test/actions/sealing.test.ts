// Envelopes open only where they belong, with the keys they were made with, and only unaltered.

import { describe, expect, test } from 'vitest';
import { blindIndex, hashSecret, isSecret } from '../../src/sealing/blind-index.js';
import {
  SealBroken,
  isKeyOf,
  openBytes,
  openJson,
  rewrap,
  sealBytes,
  sealJson,
} from '../../src/sealing/envelope.js';
import { KeysUnusable, keysFingerprint, makeKeys, readKeys } from '../../src/sealing/keys.js';

const text = makeKeys();
const keys = readKeys(text);
const place = { table: 'debtors', row: 'debtor-1', column: 'sealed' };
const value = { name: 'Łukasz Żółć', birthDate: '1979-03-14' };

describe('an envelope', () => {
  test('gives back what was sealed, to the letter', () => {
    expect(openJson(keys, place, sealJson(keys, place, value))).toEqual(value);
  });

  test('holds nothing readable, and never twice the same', () => {
    const [first, second] = [sealJson(keys, place, value), sealJson(keys, place, value)];
    expect(Buffer.concat([first.dataKey, first.sealed]).includes('ukasz')).toBe(false);
    expect(first.sealed.equals(second.sealed)).toBe(false);
  });

  test.each([
    ['another table', { ...place, table: 'cases' }],
    ['another row', { ...place, row: 'debtor-2' }],
    ['another column', { ...place, column: 'note' }],
  ])('moved to %s does not open', (_, elsewhere) => {
    const envelope = sealJson(keys, place, value);
    expect(() => openJson(keys, elsewhere, envelope)).toThrow(SealBroken);
  });

  test('does not open with any bit of it turned', () => {
    const { dataKey, sealed } = sealBytes(keys, place, Buffer.from('hemmelig'));
    for (let bit = 0; bit < sealed.length * 8; bit += 1)
      expect(() => openBytes(keys, place, { dataKey, sealed: turned(sealed, bit) })).toThrow(SealBroken);
    for (let bit = 0; bit < dataKey.length * 8; bit += 1)
      expect(() => openBytes(keys, place, { dataKey: turned(dataKey, bit), sealed })).toThrow(SealBroken);
  });

  test('does not open with the data key of another envelope of the same place', () => {
    const [first, second] = [sealJson(keys, place, value), sealJson(keys, place, value)];
    expect(() => openJson(keys, place, { dataKey: first.dataKey, sealed: second.sealed })).toThrow(
      SealBroken,
    );
    expect(isKeyOf(keys, place, { dataKey: first.dataKey, sealed: second.sealed })).toBe(false);
  });

  test('does not open with the keys of another installation', () => {
    expect(() => openJson(readKeys(makeKeys()), place, sealJson(keys, place, value))).toThrow(SealBroken);
  });

  test('opens after its key was wrapped anew by a new wrapping key, and is left alone when it already is', () => {
    const envelope = sealJson(keys, place, value);
    const id = 'abcdef01';
    const fresh = makeKeys().wrapping;
    const newer = readKeys({
      ...text,
      currentWrapping: id,
      wrapping: { ...text.wrapping, [id]: Object.values(fresh)[0] ?? '' },
    });
    const dataKey = rewrap(newer, place, envelope.dataKey);
    expect(dataKey && openJson(newer, place, { ...envelope, dataKey })).toEqual(value);
    expect(dataKey && rewrap(newer, place, dataKey)).toBeNull();
  });
});

describe('keys', () => {
  test.each([
    ['short', { ...text, index: Buffer.alloc(16, 7).toString('base64') }],
    ['all of one byte', { ...text, index: Buffer.alloc(32, 7).toString('base64') }],
    ['the same for two purposes', { ...text, chain: text.index }],
    ['without the current wrapping key', { ...text, currentWrapping: '00000000' }],
    ['with a signing key that is none', { ...text, signing: 'nothing' }],
  ])('that are %s are refused', (_, faulty) => {
    expect(() => readKeys(faulty)).toThrow(KeysUnusable);
  });

  test('are told apart by a fingerprint that does not change when the wrapping key does', () => {
    expect(keysFingerprint(keys).equals(keysFingerprint(readKeys(text)))).toBe(true);
    expect(keysFingerprint(keys).equals(keysFingerprint(readKeys(makeKeys())))).toBe(false);
  });
});

describe('a blind index', () => {
  test('finds the same value again, and keeps fields, parts and installations apart', () => {
    const mark = blindIndex(keys, 'debtor-person', 'ab', 'c');
    expect(blindIndex(keys, 'debtor-person', 'ab', 'c')).toBe(mark);
    expect(blindIndex(keys, 'debtor-person', 'a', 'bc')).not.toBe(mark);
    expect(blindIndex(keys, 'debtor-external-id', 'ab', 'c')).not.toBe(mark);
    expect(blindIndex(readKeys(makeKeys()), 'debtor-person', 'ab', 'c')).not.toBe(mark);
  });

  test('a secret is known by its hash only', () => {
    const hash = hashSecret('et langt hemmelig ord');
    expect(isSecret('et langt hemmelig ord', hash)).toBe(true);
    expect(isSecret('et langt hemmelig Ord', hash)).toBe(false);
  });
});

function turned(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const index = bit >> 3;
  copy[index] = (copy[index] ?? 0) ^ (1 << (bit & 7));
  return copy;
}
