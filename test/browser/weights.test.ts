// What pages for debtors weigh on the line, each met first and each met later, as the browser counts it; and that no screen goes unseen.

import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCREEN_PARTS } from '../screens/all.js';
import { sendPaper } from '../screens/public.js';
import { openStage, type Stage } from '../support/stage.js';
import { weightOf } from '../support/weights.js';

const MOST_FIRST_KB = 120;
const MOST_LATER_KB = 30;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const heaviestOf = (weights: ReadonlyMap<string, number>) =>
  [...weights].toSorted(([, a], [, b]) => b - a).map(([path, kb]) => `${path} ${kb.toFixed(1)} KB`)[0];

const heavier = (weights: ReadonlyMap<string, number>, most: number) =>
  [...weights].filter(([, kilobytes]) => kilobytes > most);

test('whichever page is met first, it weighs at most 120 KB with all it needs', async () => {
  const weights = new Map<string, number>();
  // The languages differ by hundreds of bytes, and share the rest.
  for (const path of stage.publicPaths.filter((one) => /^\/nb(\/|$)/.test(one))) {
    const { page, close } = await stage.visit();
    weights.set(path, await weightOf(page, path));
    await close();
  }
  console.log(`${weights.size} pages met first, the heaviest: ${heaviestOf(weights)}`);
  expect(weights.size).toBeGreaterThan(15);
  expect(Math.min(...weights.values())).toBeGreaterThan(20);
  expect(heavier(weights, MOST_FIRST_KB)).toEqual([]);
});

test('every page after the first weighs at most 30 KB, also with everything filled in and sent', async () => {
  const { page, close } = await stage.visit();
  await page.goto('/nb', { waitUntil: 'networkidle' });
  await sendPaper(page, stage, 'nb');
  const weights = new Map<string, number>();
  for (const path of stage.publicPaths) weights.set(path, await weightOf(page, path));
  console.log(`${weights.size} pages met later, the heaviest: ${heaviestOf(weights)}`);
  expect(Math.min(...weights.values())).toBeGreaterThan(0);
  expect(heavier(weights, MOST_LATER_KB)).toEqual([]);
  await close();
});

test('every part of the screens is looked at by a file of tests', () => {
  const unseen = Object.keys(SCREEN_PARTS).filter(
    (part) => !existsSync(new URL(`screens-${part}.test.ts`, import.meta.url)),
  );
  expect(unseen).toEqual([]);
});
