// Every page people see, in one list; and the page that says what could not be shown.

import type { AskedAt } from '../http/server.js';
import type { DoorRefusal } from '../http/refusing.js';
import type { Answer, Route } from '../http/route.js';
import { ourCookies } from '../http/cookies.js';
import { readAssets } from './assets.js';
import { authorizationPages } from './console/authorizations.js';
import { caseFilePages } from './console/case-file.js';
import { oralPages } from './console/calls/oral.js';
import { screenPages } from './console/calls/screen.js';
import { startPages } from './console/calls/start.js';
import { queuePages } from './console/callbacks.js';
import { choosePasswordPages } from './console/choose-password.js';
import { type Needs as OfficeNeeds, officePages } from './console/office/pages.js';
import { differencePages } from './console/review/difference.js';
import { reviewPages } from './console/review/pages.js';
import { searchPages } from './console/search.js';
import { decisionPages } from './console/decisions.js';
import { signInPages } from './console/sign-in.js';
import { workplacePages } from './console/workplace.js';
import { errorPageFor } from './error-page.js';
import { aboutPages } from './public/about.js';
import { callbackPages } from './public/callback.js';
import { fillPages } from './public/fill/pages.js';
import { paperPages } from './public/papers/pages.js';
import { givePages } from './public/give.js';
import type { Site } from './site.js';

export type Faces = {
  readonly routes: readonly Route[];
  readonly errorPage: (refused: DoorRefusal, asked: AskedAt) => Answer | null;
};

export type Needs = Omit<Site, 'assets' | 'cookies'> &
  Parameters<typeof signInPages>[1] &
  Parameters<typeof choosePasswordPages>[1] &
  Parameters<typeof searchPages>[1] &
  Parameters<typeof fillPages>[1] &
  Parameters<typeof paperPages>[1] &
  Parameters<typeof reviewPages>[1] &
  Parameters<typeof differencePages>[1] &
  Parameters<typeof callbackPages>[1] &
  Parameters<typeof startPages>[1] &
  Parameters<typeof screenPages>[1] &
  OfficeNeeds & { readonly publicUrl: string };

export function createFaces(needs: Needs): Faces {
  const assets = readAssets();
  const { agency, now } = needs;
  const site: Site = { agency, now, assets, cookies: ourCookies(needs.publicUrl) };
  const routes = [
    ...assets.routes,
    ...givePages(site),
    ...fillPages(site, needs),
    ...paperPages(site, needs),
    ...callbackPages(site, needs),
    ...aboutPages(site),
    ...signInPages(site, needs),
    ...choosePasswordPages(site, needs),
    ...searchPages(site, needs),
    ...caseFilePages(site, needs),
    ...authorizationPages(site, needs),
    ...decisionPages(site, needs),
    ...workplacePages(site, needs),
    ...startPages(site, needs),
    ...screenPages(site, needs),
    ...oralPages(site, needs),
    ...queuePages(site, needs),
    ...officePages(site, needs),
    ...reviewPages(site, needs),
    ...differencePages(site, needs),
  ];
  return { routes, errorPage: errorPageFor(site) };
}
