// Looks at screens in a real browser: accessible and whole at every width, with large text and in high contrast, reachable by keyboard, nothing blocked by their policy.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, bringAxe, smallTargets, tooWide, tooWideDoubled } from '../support/looks.js';
import { openStage, type Stage } from '../support/stage.js';
import type { SignedIn } from '../support/visits.js';
import { contrastFaults, focusFaults } from '../support/walks.js';
import { SCREEN_PARTS } from './all.js';
import type { Screen } from './screen.js';

const WIDTHS = [1440, 390, 320];
/** At twice the text there is room for as much as on 320 pixels, and for what is laid out side by side. */
const DOUBLED_WIDTHS = [640, 1440];

/** Every screen of a part, in a file of its own: files run beside each other. */
export function lookAt(part: keyof typeof SCREEN_PARTS): void {
  let stage: Stage;
  const sessions = new Map<string, Promise<SignedIn>>();
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  /** Once for all screens of the same person. */
  function signedIn(as: NonNullable<Screen['as']>): Promise<SignedIn> {
    const who = JSON.stringify(as);
    const session = sessions.get(who) ?? signInOnce(stage, as);
    sessions.set(who, session);
    return session;
  }

  describe.each<Screen>(SCREEN_PARTS[part])('$name', (screen) => {
    test('has nothing axe finds wrong, fits every width, can be pressed and reached', async () => {
      const session = screen.as && (await signedIn(screen.as));
      const { page, complaints, close } = await stage.visit(session && { session });
      await screen.open(page, stage);
      await bringAxe(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        expect(await axeFaults(page), `axe at ${width}`).toEqual([]);
        expect(await tooWide(page), `too wide at ${width}`).toBeLessThanOrEqual(0);
        expect(await smallTargets(page, screen.targets), `small targets at ${width}`).toEqual([]);
      }
      const doubled = await tooWideDoubled(page, DOUBLED_WIDTHS);
      expect(Math.max(...doubled), `too wide with doubled text: ${doubled.join(', ')}`).toBeLessThanOrEqual(
        0,
      );
      expect(await focusFaults(page)).toEqual([]);
      expect(await contrastFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    });
  });
}

async function signInOnce(stage: Stage, as: NonNullable<Screen['as']>): Promise<SignedIn> {
  const { context, close } = await stage.visit({ ...as });
  const session = await context.storageState();
  await close();
  return session;
}
