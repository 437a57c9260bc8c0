// The warning before a session is over, in a real browser.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMinutes } from '../../src/shared/dates.js';
import { NOW } from '../support/builders.js';
import { openStage, type Stage } from '../support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('two minutes before the end one is asked, and going on goes on', async () => {
  const { page, complaints, close } = await stage.visit({ roles: ['handler'] });
  await page.clock.install();
  await page.goto('/intern');
  const dialog = page.getByRole('dialog', { name: 'Du blir snart logget ut' });
  stage.world.setNow(addMinutes(NOW, 27));
  await page.clock.fastForward('27:00');
  expect(await dialog.isVisible()).toBe(false);
  stage.world.setNow(addMinutes(NOW, 29));
  await page.clock.fastForward('02:00');
  await dialog.waitFor();
  await page.getByRole('button', { name: 'Fortsett' }).click();
  await dialog.waitFor({ state: 'hidden' });
  stage.world.setNow(addMinutes(NOW, 45));
  await page.clock.fastForward('16:00');
  expect(await dialog.isVisible()).toBe(false);
  expect((await page.goto('/intern'))?.status()).toBe(200);
  expect(complaints).toEqual([]);
  stage.world.setNow(NOW);
  await close();
});

test('left alone the page leads to where one signs in, and back to itself', async () => {
  const { page, close } = await stage.visit({ roles: ['handler'] });
  await page.clock.install();
  await page.goto('/intern');
  stage.world.setNow(addMinutes(NOW, 31));
  await page.clock.fastForward('31:00');
  await page.waitForURL('**/intern/logg-inn?til=%2Fintern');
  stage.world.setNow(NOW);
  await close();
});
