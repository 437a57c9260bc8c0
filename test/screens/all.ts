// Every screen there is. Whoever makes a page adds its states here: then they are looked at and pictured.

import { CALL_SCREENS } from './calls.js';
import { OFFICE_SCREENS } from './office.js';
import { FINDING_SCREENS } from './finding.js';
import { PUBLIC_SCREENS } from './public.js';
import { REVIEW_SCREENS } from './review.js';
import type { Language } from '../../src/shared/languages.js';
import type { Screen } from './screen.js';
import { STAFF_SCREENS } from './staff.js';

const publicIn = (language: Language): readonly Screen[] =>
  PUBLIC_SCREENS.filter(({ name }) => name.startsWith(`public-${language}-`));

/** In parts that take about as long to look at; each is a file of tests, `test/browser/screens-PART.test.ts`. */
export const SCREEN_PARTS = {
  staff: [...STAFF_SCREENS, ...FINDING_SCREENS],
  calls: CALL_SCREENS,
  review: REVIEW_SCREENS,
  office: OFFICE_SCREENS,
  nb: publicIn('nb'),
  nn: publicIn('nn'),
  en: publicIn('en'),
} as const satisfies Readonly<Record<string, readonly Screen[]>>;

export const SCREENS: readonly Screen[] = Object.values(SCREEN_PARTS).flat();
