// People in front of a real browser: each with a window of their own, and what it complained about.

import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Role } from '../../src/staff/permissions.js';

export type Visiting = {
  readonly width?: number;
  readonly scripts?: boolean;
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
  /** Signs in as somebody with these roles. */
  readonly roles?: readonly Role[];
  readonly name?: string;
};

export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained about: scripts that failed, what its policy blocked. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
};

/** Somebody who works here, as they were told about their account. */
export type StaffMember = { readonly roles: readonly Role[]; readonly name?: string };

type Place = {
  readonly origin: string;
  readonly browser: Browser;
  /** Goes to the page of signing in and through it; ends at the workplace. */
  signIn(page: Page, who: StaffMember): Promise<void>;
};

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-sync',
];

/** For a page on a machine that does much other work as well. */
const PATIENCE_MS = 300_000;

/** Where Debian has it, without the windows of a desktop. */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? PLACES.find((path) => existsSync(path));
  return chromium.launch({ ...(executablePath && { executablePath }), args: FLAGS });
}

export async function visitWith(place: Place, how: Visiting): Promise<Visit> {
  const { origin, browser } = place;
  const { width = 1440, scripts = true, reducedMotion = false, forcedColors = false } = how;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height: 900 },
    javaScriptEnabled: scripts,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    forcedColors: forcedColors ? 'active' : 'none',
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A form that is refused is a 4xx to the browser, and that is as it should be.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const { roles, name } = how;
  if (roles) await place.signIn(page, { roles, ...(name !== undefined && { name }) });
  return { page, context, complaints, close: () => context.close() };
}

/** With name and password, as on any morning; ends at the workplace. */
export async function signInWith(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/intern/logg-inn');
  await page.fill('[name=username]', username);
  await page.fill('[name=password]', password);
  await page.getByRole('button', { name: 'Logg inn' }).click();
  await page.waitForURL('**/intern');
}
