// The whole way in a real browser, each as themselves, against the real server: a debtor signs and sends, a reviewer approves, a handler is told JA, and NEI once it is taken back.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { signByHand } from '../../src/commands/demo/hand.js';
import { REQUIREMENTS } from '../../src/documents/checklist.js';
import { addDays } from '../../src/shared/dates.js';
import { CASE, day } from '../support/builders.js';
import { openRealService } from '../support/real-service.js';
import { choose, type Front } from '../support/stage.js';
import { hear, looksOf } from '../screens/calls.js';
import { fillIn, sendForm } from '../screens/public.js';

const DEBTOR = { name: 'Bjørg Åse Sørli', birthDate: day('1980-02-29') };

let service: Front;
beforeAll(async () => {
  service = await openRealService();
});
afterAll(() => service.close());

test('a debtor fills in, signs and sends, it is approved, the agent gets a yes, and a no when it is taken back', async () => {
  const told = { debtor: DEBTOR, debtorStatus: 'normal', registeredOn: '2026-01-10', status: 'open' };
  await service.api.put(`/api/v1/cases/${CASE}`, told);
  const debtor = await service.visit({ width: 390 });
  await sendSignedForm(debtor.page);
  expect(await debtor.page.locator('h1').innerText()).toBe('Til kontroll hos oss');

  const reviewer = await service.visit({ roles: ['reviewer'], name: 'Rita Kontrollør' });
  await approveNext(reviewer.page);

  const handler = await service.visit({ roles: ['handler'] });
  await startCall(handler.page);
  await hear(handler.page, 'agent', 'Anne Lise Hansen', '15031979');
  expect(await handler.page.title()).toMatch(/^NEI/);
  await hear(handler.page, 'agent', 'Anne Lise Hansen', '14031979');
  expect(await handler.page.title()).toMatch(/^JA/);

  await debtor.page.goto('/nb/status');
  expect(await debtor.page.locator('h1').innerText()).toBe('Godkjent');
  await debtor.page.getByRole('link', { name: 'Skriv ut kvittering' }).click();
  await debtor.page.getByRole('heading', { name: 'Kvittering for fullmakt' }).waitFor();
  await debtor.page.goto('/nb/trekk-tilbake');
  await debtor.page.fill('[name=birthDate]', '29.02.1980');
  const looks = await looksOf(handler.page);
  await sendForm(debtor.page);
  const before = looks.length;
  await handler.page.waitForFunction(() => document.title.startsWith('NEI'));
  console.log(`taken back by the debtor: NEI on the open call after ${looks.length - before} looks`);
  expect(looks.length).toBeGreaterThan(0);
  // The next look sees it; one more may begin while its page comes.
  expect(looks.length - before).toBeLessThanOrEqual(2);

  for (const { complaints, close } of [debtor, reviewer, handler]) {
    expect(complaints).toEqual([]);
    await close();
  }
});

/** Fills in, downloads, signs as on a screen, and sends; ends at the status. */
async function sendSignedForm(page: Page): Promise<void> {
  await fillIn(page, 'nb');
  await sendForm(page);
  const href = await page.locator('main a[download]').getAttribute('href');
  const form = await (await page.request.get(href ?? '')).body();
  const on = addDays(service.today(), -1);
  const signed = await signByHand(form, { place: 'Tynset', on, name: DEBTOR.name });
  await page.goto('/nb/last-opp');
  await choose(page, [{ name: 'fullmakt.pdf', bytes: signed }]);
  await page.locator('main form button').first().click();
  await page.waitForURL('**/nb/status');
}

/** Takes the next paper, finds every line in order, and approves what was read. */
async function approveNext(page: Page): Promise<void> {
  await page.goto('/intern/kontroll');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('F4')]);
  for (const requirement of REQUIREMENTS)
    await page.locator(`[name="checks.${requirement}"]`).first().check();
  await page.locator('[name=signatureCheckedBy]').first().check();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+Enter')]);
  expect(await page.locator('main').innerText()).toContain('Fullmakten er godkjent.');
}

async function startCall(page: Page): Promise<void> {
  await page.goto('/intern/samtaler');
  await page.locator('[name=recording]').first().check();
  await page.fill('[name=caseNumber]', CASE);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

test('without scripts a debtor asks to be called back, and throws away what was typed', async () => {
  const { page, complaints, close } = await service.visit({ scripts: false, width: 390 });
  await page.goto('/nb/ring-meg');
  await page.fill('[name=phone]', '+47 912 34 567');
  await page.fill('[name=caseNumber]', CASE);
  await sendForm(page);
  expect(page.url()).toContain('/nb/ring-meg/takk');
  await fillIn(page, 'nb');
  await Promise.all([page.waitForNavigation(), page.locator('form[action$="/slett"] button').click()]);
  await page.goto('/nb/fyll-ut/deg');
  expect(await page.inputValue('[name="debtor.name"]')).toBe('');
  expect(complaints).toEqual([]);
  await close();
});
