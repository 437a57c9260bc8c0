// The service as it is delivered, in a process of its own, with a real browser in front of it; set up by its command line, as an administrator would.

import type { Page } from 'playwright-core';
import { instantOf, osloDayOf } from '../../src/shared/dates.js';
import { SCOPES } from '../../src/staff/permissions.js';
import { createApi } from './api.js';
import { anInstallation } from './server.js';
import { runBuilt } from './spawned.js';
import { PASSWORD } from './staff.js';
import type { Front } from './stage.js';
import { type StaffMember, openBrowser, signInWith, visitWith } from './visits.js';

export async function openRealService(): Promise<Front> {
  const installation = await anInstallation();
  const server = await installation.start();
  const { origin } = server;
  const environment = { ...installation.environment, PUBLIC_URL: origin };
  const { key } = await command<{ readonly key: string }>(
    ['client', 'create', '--name', 'saksystem', '--scopes', SCOPES.join(',')],
    environment,
  );
  const api = createApi(origin, key);
  const browser = await openBrowser();
  let accounts = 0;
  const place = {
    origin,
    browser,
    async signIn(page: Page, { roles, name = 'Kari Moen' }: StaffMember) {
      const username = `kari.${++accounts}`;
      const order = ['--username', username, '--name', name, '--roles', roles.join(',')];
      const { link } = await command<{ readonly link: string }>(['staff', 'create', ...order], environment);
      await choosePassword(page, link);
      await signInWith(page, username, PASSWORD);
    },
  };
  return {
    origin,
    api,
    today: () => osloDayOf(instantOf(new Date())),
    visit: (how = {}) => visitWith(place, how),
    async close() {
      await browser.close();
      api.close();
      await server.end('SIGTERM');
      await installation.remove();
    },
  };
}

async function choosePassword(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.fill('[name=password]', PASSWORD);
  await page.fill('[name=repeated]', PASSWORD);
  await Promise.all([
    page.waitForNavigation(),
    page.getByRole('button', { name: 'Lagre passordet' }).click(),
  ]);
}

/** The answer of one command; throws what it said when it was refused. */
async function command<Answer>(
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Answer> {
  const ran = await runBuilt([...argv, '--json'], environment);
  if (ran.exit !== 0) throw new Error(`${argv[0]} ${argv[1]} was refused: ${ran.err}`);
  return ran.json() as Answer;
}
