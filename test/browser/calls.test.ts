// A call in a real browser, against the real server: taken by keyboard alone, and an answer that turns when it is one of the past.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { CASE } from '../support/builders.js';
import { openRealService } from '../support/real-service.js';
import type { Front } from '../support/stage.js';
import { hear, looksOf } from '../screens/calls.js';
import { approveAndUse } from '../screens/public.js';
import { sendSigned } from '../screens/review.js';

/** Another debtor's than the one who gives authorizations in writing. */
const ORAL_CASE = '2026-114478';

let service: Front;
beforeAll(async () => {
  service = await openRealService();
});
afterAll(() => service.close());

/** A written authorization from the debtor to the agent, as debtor and reviewer leave it; gives its id. */
async function aGrant(page: Page): Promise<string> {
  await sendSigned(page, service);
  return approveAndUse(service);
}

/** The page of a call about the case, whose caller has been told about recording. */
async function aStartedCall(): Promise<string> {
  const about = { caseNumber: CASE, recording: { informed: true, declined: false } };
  const { json } = await service.api.post('/api/v1/calls', about);
  return `/intern/samtaler/${String(json['id'])}`;
}

async function revoke(id: string): Promise<void> {
  const told = { by: 'debtor', channel: 'phone' };
  const { status } = await service.api.post(`/api/v1/authorizations/${id}/revocation`, told);
  expect(status).toBe(200);
}

/** The page says so in its title, and its keys work. */
async function title(page: Page, word: string): Promise<void> {
  await page.waitForFunction((wanted) => document.title.startsWith(wanted), word);
  await page.waitForLoadState();
}

/** Presses and types, and counts every key. */
function aKeyboard({ keyboard }: Page) {
  const hands = {
    pressed: 0,
    async press(...keys: readonly string[]) {
      for (const key of keys) {
        hands.pressed += 1;
        await keyboard.press(key);
      }
    },
    async type(text: string) {
      hands.pressed += Array.from(text).length;
      await keyboard.type(text);
    },
  };
  return hands;
}

test('by keyboard alone: a call, the debtor recognised, an oral authorization in under 45 presses, the end', async () => {
  await service.api.put(`/api/v1/cases/${ORAL_CASE}`, {
    debtor: { name: 'Ola Nordmann', birthDate: '1980-02-29' },
    debtorStatus: 'normal',
    registeredOn: '2026-01-10',
    status: 'open',
  });
  const { page, complaints, close } = await service.visit({ roles: ['handler'] });
  const hands = aKeyboard(page);
  const cursorIn = (name: string) => page.locator(`[name="${name}"]:focus`).waitFor();
  await page.goto('/intern/samtaler');
  await cursorIn('recording');
  await hands.press('Space', 'Tab');
  await hands.type(ORAL_CASE);
  await hands.press('Enter');
  await title(page, 'VENT');
  await hands.press('F8');
  await page.waitForURL('**/muntlig');
  await cursorIn('debtor.name');
  hands.pressed = 1;
  await hands.type('Ola Nordmann');
  await hands.press('Tab');
  await hands.type('29021980');
  await hands.press('Tab');
  await hands.type('Anne Hansen');
  await hands.press('Tab');
  await hands.type('14031979');
  await hands.press('Control+Enter');
  await title(page, 'JA');
  console.log(`an oral authorization by keyboard: ${hands.pressed} presses`);
  expect(hands.pressed).toBeLessThan(45);
  expect(await page.locator('.verdict').first().innerText()).toContain('Anne Hansen');
  await hands.press('F9');
  await page.getByText('1 muntlig fullmakt er avsluttet').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('a revocation turns the open screen to NEI by its next look', async () => {
  const { page, complaints, close } = await service.visit({ roles: ['handler'] });
  const id = await aGrant(page);
  await page.goto(await aStartedCall());
  await hear(page, 'agent', 'Anne Lise Hansen', '14031979');
  await title(page, 'JA');
  const looks = await looksOf(page);
  await revoke(id);
  const before = looks.length;
  await title(page, 'NEI');
  expect(looks.length).toBeGreaterThan(0);
  // One that began before it may still be on its way, and one more begin while the page comes.
  expect(looks.length - before).toBeLessThanOrEqual(2);
  expect(await page.locator('[data-answer]').innerText()).toContain('trukket tilbake');
  expect(complaints).toEqual([]);
  await close();
});

test('an answer turns to VENT when the line is down, when it is old, and while another question is being written', async () => {
  const { page, context, close } = await service.visit({ roles: ['handler'] });
  const id = await aGrant(page);
  await page.clock.install();
  await page.goto(await aStartedCall());
  await hear(page, 'agent', 'Anne Lise Hansen', '14031979');
  const answer = page.locator('[data-answer]');
  const waiting = (why: string) => page.locator(`[data-wait="${why}"]`);
  expect(await answer.isVisible()).toBe(true);
  await context.setOffline(true);
  await page.clock.runFor(5_000);
  await waiting('offline').waitFor();
  expect(await answer.isVisible()).toBe(false);
  expect(await page.title()).toMatch(/^VENT/);
  expect(await page.locator('.script:visible').innerText()).toContain('jeg må kontrollere dette på nytt');
  await context.setOffline(false);
  await page.clock.runFor(5_000);
  await answer.waitFor();
  await page.fill('[name="agent.name"]', 'En annen');
  await revoke(id);
  await page.clock.runFor(5_000);
  await waiting('changed').waitFor();
  expect(await page.inputValue('[name="agent.name"]')).toBe('En annen');
  await page.fill('[name="agent.name"]', 'Anne Lise Hansen');
  await page.keyboard.press('F4');
  await title(page, 'NEI');
  await page.clock.runFor(5 * 60_000 + 5_000);
  await waiting('stale').waitFor();
  await close();
});
