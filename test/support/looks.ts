// What can be said about a page by looking at it in a browser: whether it is accessible, fits, can be reached and pressed.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Of what passed nothing is told but that it did. The one rule that reads styles is an experiment, and not among these. */
const ASKED = {
  runOnly: { type: 'tag', values: RULES },
  resultTypes: ['violations'],
  preload: { assets: ['media'] },
};

type AxeResult = {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly unknown[] }[];
  }[];
};

/** Puts axe beside the page; once for as long as it is open. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Evaluated by the debugger, so that the page's policy stays as it is.
  await page.evaluate(AXE);
}

/** `rule: where` for everything axe finds wrong as the page stands now; nothing on a good page. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(ASKED)})`)) as AxeResult;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** By how many pixels the page is wider than its window; what scrolls by itself does not count. */
export async function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

const NORMAL = { standard: 16, fixed: 13 };
const DOUBLED = { standard: 32, fixed: 26 };

/** How much too wide the page is at each of the widths when somebody has set their browser to text of twice the size. */
export async function tooWideDoubled(page: Page, widths: readonly number[]): Promise<readonly number[]> {
  // The browser's own setting: a larger font on the root would leave the widths that styles ask about as they are.
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: DOUBLED });
  const found: number[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    found.push(await tooWide(page));
  }
  await session.send('Page.setFontSizes', { fontSizes: NORMAL });
  await session.detach();
  return found;
}

/** What can be pressed but is smaller than `least` pixels; links within a sentence may be (WCAG 2.5.8). */
export async function smallTargets(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate((smallest) => {
    const pressable = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
    ];
    return pressable
      .filter((element) => {
        if (element.matches('[type=hidden], .ds-skip-link') || element.closest('p, li > .ds-error-summary'))
          return false;
        if (element.closest('.ds-error-summary, .ds-table')) return false;
        // A radio button or tick box is pressed by its label as well.
        const isToggle = element.matches('[type=radio], [type=checkbox]');
        const label = isToggle ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null;
        const { width, height } = (label ?? element).getBoundingClientRect();
        return width > 0 && height > 0 && Math.min(width, height) < smallest - 0.5;
      })
      .map((element) => element.outerHTML.slice(0, 90));
  }, least);
}
