// Looks at screens in a real browser: accessible and whole at every width, with large text and in high contrast, reachable by keyboard, nothing blocked by their policy.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, bringAxe, smallTargets, tooWide, tooWideDoubled } from '../support/looks.js';
import { openStage, type Stage } from '../support/stage.js';
import type { Visit } from '../support/visits.js';
import { contrastFaults, focusFaults } from '../support/walks.js';
import { SCREEN_PARTS } from './all.js';
import type { Screen } from './screen.js';

const WIDTHS = [1440, 390, 320] as const;
const HEIGHT = 900;
/** At twice the text there is room for as much as on 320 pixels, and for what is laid out side by side. */
const DOUBLED_WIDTHS = [640, 1440];

/** Every screen of a part, in a file of its own: files run beside each other. */
export function lookAt(part: keyof typeof SCREEN_PARTS): void {
  let stage: Stage;
  const seats = new Map<string, Seat>();
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  /** One window for all screens of the same person: a new one costs as much as looking at a page. */
  async function seatOf(as: Screen['as']): Promise<Seat> {
    const who = JSON.stringify(as ?? null);
    const seat = seats.get(who) ?? (await takeSeat(stage, as));
    seats.set(who, seat);
    await tidy(seat);
    return seat;
  }

  describe.each<Screen>(SCREEN_PARTS[part])('$name', (screen) => {
    test('has nothing axe finds wrong, fits every width, can be pressed and reached', async () => {
      const { page, complaints } = await seatOf(screen.as);
      await screen.open(page, stage);
      await bringAxe(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
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
    });
  });
}

type Seat = Visit & { readonly cookies: Awaited<ReturnType<Visit['context']['cookies']>> };

async function takeSeat(stage: Stage, as: Screen['as']): Promise<Seat> {
  const visit = await stage.visit(as);
  return { ...visit, cookies: await visit.context.cookies() };
}

/** As it was when it was taken, whatever the screen before has left or broken off. */
async function tidy({ page, context, complaints, cookies }: Seat): Promise<void> {
  await page.goto('about:blank');
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
  await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
  await context.clearCookies();
  await context.addCookies(cookies);
  complaints.length = 0;
}
