// The screens of calls: before, in each state of the answer, and after.

import type { Page } from 'playwright-core';
import { askCallback } from '../../src/callbacks/actions.js';
import type { CallId } from '../../src/shared/ids.js';
import type { Stage } from '../support/stage.js';
import { at, caseNo } from '../support/builders.js';
import { ANYONE } from '../support/world.js';
import { CASE_TOLD, aGrant, aStartedCall } from '../support/calls.js';
import { sendForm } from './public.js';
import type { Screen } from './screen.js';

const HANDLER = { roles: ['handler'], name: 'Kari Moen' } as const;

export const CALL_SCREENS: readonly Screen[] = [
  screen('ny', (page) => page.goto('/intern/samtaler')),
  screen('ny-feil', async (page) => {
    await page.goto('/intern/samtaler');
    await sendForm(page);
  }),
  screen('ny-paagaar', async (page, stage) => {
    await aStartedCall(stage.world);
    await page.goto('/intern/samtaler');
    await page.locator('[name=recording]').first().check();
    await page.fill('[name=caseNumber]', CASE_TOLD.caseNumber);
    await sendForm(page);
    await page.goto('/intern/samtaler');
  }),
  screen('vent', (page, stage) => onCall(page, stage)),
  screen('debitor', async (page, stage) => {
    await onCall(page, stage);
    await page.getByRole('link', { name: 'Debitor selv' }).click();
    await hear(page, 'debtor', CASE_TOLD.debtor.name, '29021980');
  }),
  screen('ja', async (page, stage) => {
    await aGrant(stage.world);
    await onCall(page, stage);
    await hear(page, 'agent', 'Anne Lise Hansen', '14031979');
  }),
  screen('nei', async (page, stage) => {
    await aGrant(stage.world);
    await onCall(page, stage);
    await hear(page, 'agent', 'Anne Lise Hansen', '15031979');
  }),
  screen('feil', async (page, stage) => {
    await onCall(page, stage);
    await hear(page, 'agent', '', '1.1.79');
  }),
  screen('muntlig', async (page, stage) => {
    const id = await onCall(page, stage);
    await page.goto(`/intern/samtaler/${id}/muntlig`);
  }),
  screen('muntlig-feil', async (page, stage) => {
    const id = await onCall(page, stage);
    await page.goto(`/intern/samtaler/${id}/muntlig`);
    await giveOrally(page, { debtor: ['Ola Nordmann', '02051981'], agent: ['Siv Berg', '01011980'] });
  }),
  screen('muntlig-ja', async (page, stage) => {
    const id = await onCall(page, stage);
    await page.goto(`/intern/samtaler/${id}/muntlig`);
    await giveOrally(page, { debtor: [CASE_TOLD.debtor.name, '29021980'], agent: ['Siv Berg', '01011980'] });
  }),
  screen('slutt', async (page, stage) => {
    await onCall(page, stage);
    await page.keyboard.press('F9');
    await page.getByText('Samtalen er avsluttet').waitFor();
  }),
  screen('ring-tilbake', async (page, { world }) => {
    const numbers = ['912 34 567', '+46 8 123 45 67', '413 22 110'];
    for (const [index, phone] of numbers.entries()) {
      const asked = { caseNumber: caseNo(`2026-11447${index}`), phone };
      await askCallback(world, ANYONE, {
        ...asked,
        preferredAt: index === 1 ? at('2026-06-16T08:00:00.000Z') : null,
      });
    }
    await page.goto('/intern/ring-tilbake');
    await page
      .getByRole('button', { name: /Ikke svar/ })
      .first()
      .click();
    await page.getByText('Forsøket er notert').waitFor();
  }),
];

function screen(name: string, open: Screen['open']): Screen {
  return { name: `call-${name}`, as: HANDLER, targets: 24, open };
}

async function onCall(page: Page, { world }: Stage): Promise<CallId> {
  const id = await aStartedCall(world);
  await page.goto(`/intern/samtaler/${id}`);
  return id;
}

/** Types what was heard, and asks. */
export async function hear(
  page: Page,
  person: 'agent' | 'debtor',
  name: string,
  birthDate: string,
): Promise<void> {
  await page.fill(`[name="${person}.name"]`, name);
  await page.fill(`[name="${person}.birthDate"]`, birthDate);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('F4')]);
}

/** The requests by which the page of a call looks whether its answer still holds, as they begin. */
export async function looksOf(page: Page): Promise<readonly string[]> {
  const at = await page.locator('[data-version-at]').first().getAttribute('data-version-at');
  const looks: string[] = [];
  page.on('request', (request) => {
    if (at !== null && request.url().endsWith(at)) looks.push(request.url());
  });
  return looks;
}

async function giveOrally(
  page: Page,
  people: Readonly<Record<'debtor' | 'agent', readonly [string, string]>>,
): Promise<void> {
  for (const [person, [name, birthDate]] of Object.entries(people)) {
    await page.fill(`[name="${person}.name"]`, name);
    await page.fill(`[name="${person}.birthDate"]`, birthDate);
  }
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+Enter')]);
}
