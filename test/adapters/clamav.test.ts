// The scanner's word counts only when it is one of two it may say; everything else leaves a file unscanned, in time.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClamav } from '../../src/adapters/clamav.js';
import { type Behaviour, EICAR, type ScriptedClamd, aScriptedClamd } from '../support/scripted-clamd.js';

let clamd: ScriptedClamd;
beforeEach(async () => {
  clamd = await aScriptedClamd();
});
afterEach(() => clamd.close());

const SHORT_MS = 300;
const HONEST = Buffer.from('a paper');

test('a paper is clean, and one with the test virus in it is not, however long it is', async () => {
  const scanner = createClamav(clamd.place);
  expect(await scanner.scan(HONEST)).toBe('clean');
  expect(await scanner.scan(Buffer.from(EICAR))).toBe('found');
  const long = Buffer.concat([Buffer.alloc(1_000_000, 1), Buffer.from(EICAR), Buffer.alloc(1_000_000, 1)]);
  expect(await scanner.scan(long)).toBe('found');
  expect(await scanner.scan(Buffer.alloc(0))).toBe('clean');
});

test.each<Behaviour>(['silent', 'garbage', 'too-large', 'hangs-up', 'babbles'])(
  'a scanner that is %s leaves a paper unscanned, in time',
  async (behaviour) => {
    clamd.behave(behaviour);
    const start = performance.now();
    expect(await createClamav(clamd.place, SHORT_MS).scan(HONEST)).toBe('unscanned');
    expect(performance.now() - start).toBeLessThan(20 * SHORT_MS);
  },
);

test('a scanner that is not there leaves a paper unscanned', async () => {
  const { place } = clamd;
  await clamd.close();
  expect(await createClamav(place).scan(HONEST)).toBe('unscanned');
  expect(await createClamav({ path: '/nowhere/clamd.sock' }).scan(HONEST)).toBe('unscanned');
  clamd = await aScriptedClamd();
});
