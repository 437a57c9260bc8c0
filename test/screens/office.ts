// The screens of the data protection officer and the administrator.

import type { Page } from 'playwright-core';
import type { Role } from '../../src/staff/permissions.js';
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

export const OFFICE_SCREENS: readonly Screen[] = [
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
];
