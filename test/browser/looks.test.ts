// What looks at every screen sees each kind of fault when it is there, and none where there is none.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { axeFaults, bringAxe, smallTargets, tooWide, tooWideDoubled } from '../support/looks.js';
import { openBrowser } from '../support/visits.js';
import { contrastFaults, focusFaults } from '../support/walks.js';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 390, height: 900 } });
});
afterEach(() => page.close());

const show = (main: string, style = '') =>
  page.setContent(
    `<!doctype html><html lang="en"><title>A page</title>
     <style>.ds-button, .ds-input { border: 1px solid; padding: 12px } ${style}</style>
     <main><h1>A page</h1>${main}</main></html>`,
  );
const BUTTON = '<button class="ds-button">Send</button>';

test('nothing is found on a page where all is well', async () => {
  await show(
    `${BUTTON}<a href="#end" style="display:block;padding:12px 0">On to the end</a><p id="end">End</p>`,
  );
  await bringAxe(page);
  expect(await axeFaults(page)).toEqual([]);
  expect(await tooWide(page)).toBe(0);
  expect(await tooWideDoubled(page, [640])).toEqual([0]);
  expect(await smallTargets(page, 24)).toEqual([]);
  expect(await focusFaults(page)).toEqual([]);
  expect(await contrastFaults(page)).toEqual([]);
});

test('a picture without words is found by axe', async () => {
  await show('<img src="data:," width="9" height="9">');
  await bringAxe(page);
  expect(await axeFaults(page)).toEqual(['image-alt: img']);
});

test('what is too wide only with text of twice the size is found then, and only then', async () => {
  await show('<p style="width:21rem">Wide</p>');
  expect(await tooWide(page)).toBe(0);
  const [over] = await tooWideDoubled(page, [640]);
  expect(over).toBeGreaterThan(0);
  expect(await tooWide(page)).toBe(0);
});

test('a button of twenty pixels is too small', async () => {
  await show('<button style="width:20px;height:20px;padding:0;border:0">x</button>');
  expect(await smallTargets(page, 24)).toHaveLength(1);
});

describe('the walk by Tab', () => {
  test('finds what is passed over', async () => {
    await show(`${BUTTON}<button tabindex="-1">Never</button>`);
    expect(await focusFaults(page)).toEqual([expect.stringMatching(/^not reached by Tab: .*Never/)]);
  });

  test('finds what shows no focus', async () => {
    await show('<button style="outline:none">Unseen</button>');
    expect(await focusFaults(page)).toEqual([expect.stringMatching(/^no focus is seen on .*Unseen/)]);
  });
});

describe('high contrast with reduced motion', () => {
  test.each([
    ['no edge', '.ds-button { border: 0; background: navy }'],
    ['no focus in high contrast', '.ds-button:focus { outline: none; box-shadow: 0 0 0 3px navy }'],
    ['moves', '@keyframes turn { to { rotate: 1turn } } .ds-button { animation: turn 1s infinite }'],
    ['slides', '.ds-button { transition: transform 300ms }'],
  ])('finds: %s', async (fault, style) => {
    await show(BUTTON, style);
    expect(await focusFaults(page)).toEqual([]);
    const found = await contrastFaults(page);
    expect(found).toEqual([expect.stringContaining(fault)]);
  });
});
