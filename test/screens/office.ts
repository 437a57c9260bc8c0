// The screens of the data protection officer and the administrator.

import type { Page } from 'playwright-core';
import type { Role } from '../../src/staff/permissions.js';
import { aMonthOfAnswers, weeksOfPapers } from '../support/figures.js';
import type { Stage } from '../support/stage.js';
import type { Screen } from './screen.js';
import { sendForm } from './public.js';

const screen =
  (roles: readonly Role[], who: string) =>
  (name: string, open: Screen['open']): Screen => ({
    name: `office-${name}`,
    as: { roles, name: who },
    targets: 24,
    open,
  });
const admin = screen(['admin'], 'Astrid Admin');
const dpo = screen(['dpo'], 'Dag Ombud');
const at = (path: string) => (page: Page) => page.goto(path);

let made = 0;

async function makeAccount(page: Page): Promise<void> {
  await page.goto('/intern/kontoer/ny');
  await page.fill('[name=name]', 'Nils Nyansatt');
  await page.fill('[name=username]', `nils.${++made}`);
  await page.locator('[name=roles][value=reviewer]').check();
  await sendForm(page);
}

async function makeClient(page: Page): Promise<void> {
  await page.goto('/intern/klienter/ny');
  await page.fill('[name=name]', 'Sakssystemet, produksjon');
  for (const scope of ['cases', 'verify']) await page.locator(`[name=scopes][value=${scope}]`).check();
  await sendForm(page);
}

const refused = (path: string) => async (page: Page) => {
  await page.goto(path);
  await sendForm(page);
};

/** A case somebody has asked about: once the right person, once not. */
async function ask({ api }: Stage): Promise<void> {
  const debtor = { name: 'Bjørg Åse Sørli', birthDate: '1980-02-29' };
  const told = { debtor, debtorStatus: 'normal', registeredOn: '2026-01-10', status: 'open' };
  await api.put('/api/v1/cases/2026-114477', told);
  for (const [agent, power] of [
    [{ name: 'Anne Lise Hansen', birthDate: '1979-03-14' }, 'information'],
    [{ name: 'Per Berg', birthDate: '1970-01-01' }, 'agreements'],
  ])
    await api.post('/api/v1/verifications', { caseNumber: '2026-114477', agent, power });
}

const asked = (path: string) => async (page: Page, stage: Stage) => {
  await ask(stage);
  await page.goto(path);
};

let counted = false;

async function draft(page: Page): Promise<void> {
  await page.goto('/intern/innstillinger/tider');
  await page.fill('[name="dates.0.on"]', '17.06.2026');
  await page.fill('[name="dates.0.hours"]', '10-12');
  await sendForm(page);
}

export const OFFICE_SCREENS: readonly Screen[] = [
  dpo('tall', async (page, { world }) => {
    if (!counted) await aMonthOfAnswers(world);
    counted = true;
    const tidyUp = await weeksOfPapers(world);
    await page.goto('/intern/tall');
    // They are none that could be opened: nobody else is to meet them.
    await tidyUp();
  }),
  dpo('logg', asked('/intern/logg')),
  dpo('logg-detaljer', async (page, stage) => {
    await asked('/intern/logg?sak=2026-114477')(page, stage);
    await page.locator('main summary').nth(1).click();
  }),
  dpo('logg-feil', at('/intern/logg?fra=i+dag')),
  dpo('avgjorelser', at('/intern/avgjorelser')),
  dpo('avgjorelser-sak', asked('/intern/avgjorelser?sak=2026-114477')),
  dpo('avgjorelser-feil', async (page) => {
    await page.goto('/intern/avgjorelser');
    await Promise.all([page.waitForNavigation(), page.locator('form[method=post] button').last().click()]);
  }),
  admin('oppbevaring', at('/intern/oppbevaring')),
  dpo('oppbevaring-ombud', at('/intern/oppbevaring')),
  admin('konto-lenke', makeAccount),
  admin('kontoer', at('/intern/kontoer')),
  admin('konto-ny', at('/intern/kontoer/ny')),
  admin('konto-ny-feil', refused('/intern/kontoer/ny')),
  admin('konto', async (page) => {
    await makeAccount(page);
    await page.goto('/intern/kontoer');
    await page.getByRole('link', { name: 'Nils Nyansatt' }).last().click();
    await page.waitForURL(/kontoer\/[\w-]{36}$/);
  }),
  admin('klient-nokkel', makeClient),
  admin('klienter', at('/intern/klienter')),
  admin('klient-ny', at('/intern/klienter/ny')),
  admin('klient-ny-feil', refused('/intern/klienter/ny')),
  admin('klient', async (page) => {
    await makeClient(page);
    await page.goto('/intern/klienter');
    await page.getByRole('link', { name: 'Sakssystemet, produksjon' }).last().click();
    await page.waitForURL(/klienter\/[\w-]{36}$/);
  }),
  admin('innstillinger', at('/intern/innstillinger')),
  admin('innstillinger-byraa', at('/intern/innstillinger/byraa')),
  admin('innstillinger-tider', at('/intern/innstillinger/tider')),
  admin('innstillinger-regler', at('/intern/innstillinger/regler')),
  admin('innstillinger-feil', async (page) => {
    await page.goto('/intern/innstillinger/tider');
    await page.fill('[name="day.0"]', 'alltid');
    await sendForm(page);
  }),
  admin('innstillinger-utkast', draft),
  admin('innstillinger-med-utkast', async (page) => {
    await draft(page);
    await page.goto('/intern/innstillinger');
  }),
];
