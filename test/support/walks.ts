// A page walked by Tab: what cannot be reached, and what shows no focus when it is – in its own colours and in those of high contrast.

import type { Page } from 'playwright-core';

/** Tab may lead through the browser itself before it is back. */
const STOPS_MORE = 5;

/** Walks the page by Tab; gives what cannot be reached, or shows no focus when it is. */
export async function focusFaults(page: Page): Promise<readonly string[]> {
  const wanted = await markWanted(page);
  await watchFocus(page);
  for (let stops = 0; stops < wanted + STOPS_MORE; stops += 1) await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const { reached, faults } = globalThis.walk;
    const missed = [...document.querySelectorAll<HTMLElement>('[data-wanted]')]
      .filter((element) => !reached.has(element))
      .map((element) => `not reached by Tab: ${element.outerHTML.slice(0, 90)}`);
    return [...new Set([...faults, ...missed])];
  });
}

/** Marks every stop there must be; gives how many. */
function markWanted(page: Page): Promise<number> {
  return page.evaluate(() => {
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
    for (const element of reachable) element.dataset['wanted'] = '';
    return reachable.length;
  });
}

declare global {
  /** Kept on the page while it is walked. */
  var walk: { readonly reached: Set<Element>; readonly faults: string[] };
}

/** Takes down every stop as it is made, so that nothing needs to be asked between two presses. */
function watchFocus(page: Page): Promise<void> {
  return page.evaluate(() => {
    const reached = new Set<Element>();
    const faults: string[] = [];
    globalThis.walk = { reached, faults };
    const stopOf = (element: Element) =>
      element instanceof HTMLInputElement && element.type === 'radio'
        ? document.querySelector(`[name="${CSS.escape(element.name)}"][data-wanted]`)
        : element;
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      const stop = stopOf(target);
      if (stop) reached.add(stop);
      // A tick box or radio button shows it around its whole line.
      const seen = [target, target.closest('.choice-line') ?? target].some((shown) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      });
      if (!seen) faults.push(`no focus is seen on ${target.outerHTML.slice(0, 90)}`);
    });
    (document.activeElement as HTMLElement | null)?.blur();
  });
}

/** What does not hold in high contrast with reduced motion: no edge around a button or field, no focus to be seen, things that move. */
export async function contrastFaults(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const faults = await page.evaluate(() => {
    const LONGEST_MS = 10;
    const found: string[] = [];
    const tell = (what: string, element: Element) => found.push(`${what} ${element.outerHTML.slice(0, 90)}`);
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter((one) =>
      one.checkVisibility(),
    );
    // Lines that are drawn remain in high contrast; colours and shadows do not.
    const hasEdge = (element: Element) => {
      const { borderTopWidth, borderBottomWidth, outlineStyle, outlineWidth } = getComputedStyle(element);
      const outlined = outlineStyle !== 'none' && outlineWidth !== '0px';
      return outlined || borderTopWidth !== '0px' || borderBottomWidth !== '0px';
    };
    const lasts = (list: string) =>
      list.split(',').some((time) => Number.parseFloat(time) * (time.includes('ms') ? 1 : 1000) > LONGEST_MS);
    for (const element of shown) {
      const { animationName, animationDuration, transitionProperty, transitionDuration } =
        getComputedStyle(element);
      if (animationName !== 'none' && lasts(animationDuration)) tell('moves:', element);
      const moving = /all|transform|translate|scale|rotate|width|height|inset|margin/.test(
        transitionProperty,
      );
      if (moving && lasts(transitionDuration)) tell('slides:', element);
      if (element.matches('.ds-button, .ds-input:not([type=radio], [type=checkbox])') && !hasEdge(element))
        tell('no edge:', element);
    }
    for (const element of document.querySelectorAll<HTMLElement>('[data-wanted]')) {
      element.focus({ preventScroll: true });
      const line = element.closest('.choice-line') ?? element;
      const drawn = [element, line].some((one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== 'none' && outlineWidth !== '0px';
      });
      if (document.activeElement === element && !drawn) tell('no focus in high contrast:', element);
    }
    return found;
  });
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
  return faults;
}
