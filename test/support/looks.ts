// What can be said about a page by looking at it in a browser: whether it is accessible, fits, can be reached and pressed.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type AxeResult = {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly unknown[] }[];
  }[];
};

/** `rule: where` for everything axe finds wrong; nothing on a good page. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Evaluated by the debugger, so that the page's policy stays as it is.
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} } })`,
  )) as AxeResult;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** By how many pixels the page is wider than its window; what scrolls by itself does not count. */
export async function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
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

/** Walks the page by Tab; gives what cannot be reached, or shows no focus when it is. */
export async function focusFaults(page: Page): Promise<readonly string[]> {
  const wanted = await page.evaluate(() => {
    const groups = new Set<string>();
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [tabindex="0"]',
      ),
    ];
    const reachable = all.filter((element) => {
      if (element.matches('[type=hidden], [disabled]') || element.closest('[hidden], dialog:not([open])'))
        return false;
      // What lies folded away is reached once it is opened.
      if (!element.checkVisibility()) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      // One of a group of radio buttons is a stop, the others are reached by arrows.
      return !groups.has(element.name) && groups.add(element.name) !== undefined;
    });
    for (const [index, element] of reachable.entries()) element.dataset['wanted'] = String(index);
    return reachable.length;
  });
  const faults: string[] = [];
  const reached = new Set<string>();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let stops = 0; stops < wanted + 5 && reached.size < wanted; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const group = element instanceof HTMLInputElement && element.type === 'radio' ? element.name : null;
      const marked =
        group === null
          ? element
          : document.querySelector<HTMLElement>(`[name="${CSS.escape(group)}"][data-wanted]`);
      // A tick box or radio button shows it around its whole line.
      const seen = [element, element.closest('.choice-line') ?? element].some((shown) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      });
      return { index: marked?.dataset['wanted'] ?? null, seen, what: element.outerHTML.slice(0, 90) };
    });
    if (!stop) continue;
    if (stop.index !== null) reached.add(stop.index);
    if (!stop.seen) faults.push(`no focus is seen on ${stop.what}`);
  }
  if (reached.size < wanted) faults.push(`${wanted - reached.size} of ${wanted} were not reached by Tab`);
  return faults;
}
