// A screen: a page in one state, and how somebody gets there. Every screen is looked at by axe, and is a picture in `npm run screenshots`.

import type { Page } from 'playwright-core';
import type { Stage } from '../support/stage.js';
import type { Visiting } from '../support/visits.js';

export type Screen = {
  /** Names its picture: `public-nb-start`. */
  readonly name: string;
  /** Who looks at it; anyone when left out. */
  readonly as?: Pick<Visiting, 'roles' | 'name'>;
  /** The least a target may measure: 44 for debtors, 24 for staff. */
  readonly targets: 44 | 24;
  /** Goes there. What it needs is made through `stage.api` or the actions, or by doing it on the page. */
  readonly open: (page: Page, stage: Stage) => Promise<unknown>;
};
