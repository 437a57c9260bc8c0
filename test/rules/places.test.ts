// Numbered places for what waits: one for each, free again when it is taken.

import { expect, test } from 'vitest';
import { createPlaces } from '../../src/processes/places.js';

test('what is put is taken once, by its number', () => {
  const places = createPlaces<string>();
  const [first, second] = [places.put('first'), places.put('second')];
  expect(first).not.toBe(second);
  expect(places.taken()).toBe(2);
  expect(places.take(second)).toBe('second');
  expect(places.take(second)).toBeUndefined();
  expect(places.take(first)).toBe('first');
  expect(places.taken()).toBe(0);
});

test('a number is given again only when its place is free', () => {
  const places = createPlaces<number>();
  const waiting = new Map<number, number>();
  for (let value = 0; value < 1_000; value += 1) {
    const number = places.put(value);
    expect(waiting.has(number)).toBe(false);
    waiting.set(number, value);
    const [oldest] = waiting;
    if (value % 3 === 0 || !oldest) continue;
    expect(places.take(oldest[0])).toBe(oldest[1]);
    waiting.delete(oldest[0]);
  }
  expect(places.taken()).toBe(waiting.size);
  // As many places as ever waited together, however many have come and gone.
  expect(Math.max(...waiting.keys())).toBeLessThan(waiting.size + 1);
});

test('all that waits is taken together, and a number nobody has gives nothing', () => {
  const places = createPlaces<string>();
  places.put('first');
  const second = places.put('second');
  places.take(second);
  places.put('third');
  expect(places.takeAll()).toEqual(['first', 'third']);
  expect(places.taken()).toBe(0);
  expect(places.take(0)).toBeUndefined();
  expect(places.take(99)).toBeUndefined();
});
