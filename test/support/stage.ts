// The whole service inside the test, on a clock it sets, with a real browser in front of it: everything needed to bring a screen about.

import type { Page } from 'playwright-core';
import type { SentFile } from '../../src/documents/storing/actions.js';
import type { Route } from '../../src/http/route.js';
import { listen } from '../../src/http/listening.js';
import { createLog } from '../../src/http/log.js';
import { type Day, osloDayOf } from '../../src/shared/dates.js';
import { SCOPES } from '../../src/staff/permissions.js';
import { createClient } from '../../src/staff/actions.js';
import { type Api, createApi } from './api.js';
import { anApp } from './app.js';
import { OPERATOR } from './http.js';
import { valueOf } from './paper-world.js';
import { anAccount, PASSWORD } from './staff.js';
import { type Visit, type Visiting, openBrowser, signInWith, visitWith } from './visits.js';
import { type TestWorld, aWorld } from './world.js';

/** A service people can visit, wherever it runs. */
export type Front = {
  readonly origin: string;
  /** The case system, with every scope, acting for Kari Saksbehandler. */
  readonly api: Api;
  /** The day it is there. */
  today(): Day;
  /** A browser of its own: what others are signed in as, or have typed, is not in it. */
  visit(how?: Visiting): Promise<Visit>;
  close(): Promise<void>;
};

export type Stage = Front & {
  readonly world: TestWorld;
  /** Paths of the pages that anyone may open without knowing a number, in every language. */
  readonly publicPaths: readonly string[];
};

export async function openStage(): Promise<Stage> {
  const world = await aWorld();
  const log = createLog('silent');
  const app = await anApp(world, log);
  const listening = await listen({ app: app.http, host: '127.0.0.1', port: 0, log, noticeMs: 0 });
  const origin = `http://127.0.0.1:${listening.port}`;
  const client = await createClient(world, OPERATOR, { name: 'saksystem', scopes: [...SCOPES] });
  const api = createApi(origin, valueOf(client).key);
  const browser = await openBrowser();
  const place = {
    origin,
    browser,
    async signIn(page: Page, who: Parameters<typeof anAccount>[1]) {
      const { username } = await anAccount(world, who);
      await signInWith(page, username, PASSWORD);
    },
  };
  return {
    origin,
    world,
    publicPaths: app.routes.filter(isOpenPage).map(({ path }) => path),
    api,
    today: () => osloDayOf(world.now()),
    visit: (how = {}) => visitWith(place, how),
    async close() {
      await browser.close();
      api.close();
      await listening.stop();
      await app.close();
      await world.remove();
    },
  };
}

function isOpenPage({ page, method, path, permission }: Route): boolean {
  return page !== undefined && method === 'get' && permission === 'anyone' && /^\/[a-z]{2}(\/|$)/.test(path);
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
