// Every screen in a real browser, at three widths: accessible, whole, reachable by keyboard, and nothing blocked by its policy.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCREENS } from '../screens/all.js';
import { axeFaults, focusFaults, smallTargets, tooWide } from '../support/looks.js';
import { openStage, type Stage } from '../support/stage.js';

const WIDTHS = [1440, 390, 320];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe.each(SCREENS.filter(({ picturedOnly }) => !picturedOnly))('$name', (screen) => {
  test('has nothing axe finds wrong, fits every width, can be pressed and reached', async () => {
    const visit = await stage.visit({ ...screen.as });
    await screen.open(visit.page, stage);
    for (const width of WIDTHS) {
      await visit.page.setViewportSize({ width, height: 900 });
      expect(await axeFaults(visit.page), `axe at ${width}`).toEqual([]);
      expect(await tooWide(visit.page), `too wide at ${width}`).toBeLessThanOrEqual(0);
      expect(await smallTargets(visit.page, screen.targets), `small targets at ${width}`).toEqual([]);
    }
    expect(await focusFaults(visit.page)).toEqual([]);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });
});
