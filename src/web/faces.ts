// Every page people see, in one list; and the page that says what could not be shown.

import type { AskedAt } from '../http/server.js';
import type { DoorRefusal } from '../http/refusing.js';
import type { Answer, Route } from '../http/route.js';
import { readAssets } from './assets.js';
import { errorPageFor } from './error-page.js';
import { givePages } from './public/give.js';
import type { Site } from './site.js';

export type Faces = {
  readonly routes: readonly Route[];
  readonly errorPage: (refused: DoorRefusal, asked: AskedAt) => Answer | null;
};

export function createFaces(needs: Omit<Site, 'assets'>): Faces {
  const assets = readAssets();
  const site = { ...needs, assets };
  return { routes: [...assets.routes, ...givePages(site)], errorPage: errorPageFor(site) };
}
