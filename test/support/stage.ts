// The whole service on this machine with a real browser in front of it, and everything needed to bring a screen about.

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { SentFile } from '../../src/documents/storing/actions.js';
import type { Role } from '../../src/staff/permissions.js';
import { listen } from '../../src/http/listening.js';
import { createLog } from '../../src/http/log.js';
import { SCOPES } from '../../src/staff/permissions.js';
import { createClient } from '../../src/staff/actions.js';
import { type Api, createApi } from './api.js';
import { OPERATOR } from './http.js';
import { valueOf } from './paper-world.js';
import { anAccount, PASSWORD } from './staff.js';
import { type TestWorld, aWorld } from './world.js';
import { anApp } from './app.js';

export type Stage = {
  readonly origin: string;
  readonly world: TestWorld;
  readonly browser: Browser;
  /** The case system, with every scope, acting for Kari Saksbehandler. */
  readonly api: Api;
  /** A browser of its own: what others are signed in as, or have typed, is not in it. */
  visit(how?: Visiting): Promise<Visit>;
  close(): Promise<void>;
};

export type Visiting = {
  readonly width?: number;
  readonly scripts?: boolean;
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
  /** Signs in as somebody with these roles. */
  readonly roles?: readonly Role[];
  readonly name?: string;
};

type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained about: scripts that failed, what its policy blocked. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
};

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-sync',
];

/** `flags` more for the browser, such as larger text. */
export async function openStage(flags: readonly string[] = []): Promise<Stage> {
  const world = await aWorld();
  const log = createLog('silent');
  const app = await anApp(world, log);
  const listening = await listen({ app: app.http, host: '127.0.0.1', port: 0, log, noticeMs: 0 });
  const origin = `http://127.0.0.1:${listening.port}`;
  const client = await createClient(world, OPERATOR, { name: 'saksystem', scopes: [...SCOPES] });
  const api = createApi(origin, valueOf(client).key);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...FLAGS, ...flags],
  });
  return {
    origin,
    world,
    browser,
    api,
    visit: (how = {}) => visitWith(browser, { origin, world }, how),
    async close() {
      await browser.close();
      api.close();
      await listening.stop();
      await app.close();
      await world.remove();
    },
  };
}

async function visitWith(
  browser: Browser,
  { origin, world }: Pick<Stage, 'origin' | 'world'>,
  how: Visiting,
): Promise<Visit> {
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
  if (how.roles)
    await signIn(page, world, { roles: how.roles, ...(how.name !== undefined && { name: how.name }) });
  return { page, context, complaints, close: () => context.close() };
}

async function signIn(
  page: Page,
  world: TestWorld,
  who: { readonly roles: readonly Role[]; readonly name?: string },
): Promise<void> {
  const { username } = await anAccount(world, who);
  await page.goto('/intern/logg-inn');
  await page.fill('[name=username]', username);
  await page.fill('[name=password]', PASSWORD);
  await page.getByRole('button', { name: 'Logg inn' }).click();
  await page.waitForURL('**/intern');
}

/** Chooses files as somebody would, from memory. */
export async function choose(page: Page, files: readonly SentFile[]): Promise<void> {
  const chosen = files.map(({ name, bytes }) => ({
    name,
    mimeType: name.endsWith('.pdf') ? 'application/pdf' : 'image/jpeg',
    buffer: Buffer.from(bytes),
  }));
  await page.setInputFiles('[name=file]', chosen);
}
