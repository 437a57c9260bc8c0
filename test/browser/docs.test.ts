// The description of the API in a real browser: nothing is blocked by the policy, nothing runs out of the page.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.js';
import { type Listening, listen } from '../../src/http/listening.js';
import { createLog } from '../../src/http/log.js';
import { type TestWorld, aWorld } from '../support/world.js';
import { anApp } from '../support/app.js';
import { openBrowser } from '../support/visits.js';

let world: TestWorld;
let app: App;
let listening: Listening;
let browser: Browser;
const log = createLog('silent');

beforeAll(async () => {
  world = await aWorld();
  app = await anApp(world, log);
  listening = await listen({ app: app.http, host: '127.0.0.1', port: 0, log, noticeMs: 0 });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await listening.stop();
  await app.close();
  await world.remove();
});

test.each([1440, 390, 320])(
  'at %i pixels the page is whole, and its policy blocks nothing of it',
  async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const said: string[] = [];
    page.on('console', (message) => {
      // Browsers ask for a picture of the site by themselves; there is none.
      if (!message.location().url.endsWith('/favicon.ico')) said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`http://127.0.0.1:${listening.port}/api/docs`);
    expect(await page.locator('h1').innerText()).toBe('Fullmakt');
    expect(await page.getByText('/api/v1/verifications', { exact: true }).first().isVisible()).toBe(true);
    // Said by the browser itself: the page runs no scripts, and its policy forbids those a test would add.
    const wide = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(said, said.join('\n')).toEqual([]);
    await page.close();
  },
);
