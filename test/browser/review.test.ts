// A reviewer at work by keyboard alone, against the real server: takes the next paper, looks, answers for each line, and approves.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { REQUIREMENTS } from '../../src/documents/checklist.js';
import { sendSigned } from '../screens/review.js';
import { openRealService } from '../support/real-service.js';
import type { Front } from '../support/stage.js';

let service: Front;
beforeAll(async () => {
  service = await openRealService();
});
afterAll(() => service.close());

test('a paper is taken, judged line by line and approved without a mouse', async () => {
  const { page, complaints, close } = await service.visit({ roles: ['reviewer'], name: 'Kari Moen' });
  await sendSigned(page, service);
  await page.goto('/intern/kontroll');
  await press(page, 'F4');
  expect(await page.textContent('.pagebar')).toContain('Du ser på denne siden kl.');

  await page.locator('[id="fields.agent.name"]').focus();
  expect(await page.locator('.place.lit').count()).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  expect(page.url(), 'Enter in a field approves nothing').toMatch(/\/intern\/kontroll\/[^/]+$/);

  await press(page, 'Control+Enter');
  expect(await page.title()).toMatch(/^Feil: /);
  for (const requirement of REQUIREMENTS) {
    await tabTo(page, `checks.${requirement}`);
    await page.keyboard.press('Space');
  }
  expect(await page.textContent('[data-judged]')).toBe('10 av 10 besvart');
  await tabTo(page, 'signatureCheckedBy');
  await page.keyboard.press('Space');
  await press(page, 'Control+Enter');
  expect(await page.textContent('main')).toContain('Fullmakten er godkjent.');
  expect(complaints).toEqual([]);
  await close();
});

/** Presses what leads to another page, and waits for it. */
async function press(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
}

const FARTHEST = 60;

/** On with Tab until a field of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stops = 0; stops < FARTHEST; stops += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.getAttribute('name'))) === name) return;
  }
  throw new Error(`${name} was not reached by Tab`);
}
