// Every screen there is. Whoever makes a page adds its states here: then they are looked at and pictured.

import { CALL_SCREENS } from './calls.js';
import { OFFICE_SCREENS } from './office.js';
import { FINDING_SCREENS } from './finding.js';
import { PUBLIC_SCREENS } from './public.js';
import { REVIEW_SCREENS } from './review.js';
import type { Screen } from './screen.js';
import { STAFF_SCREENS } from './staff.js';

export const SCREENS: readonly Screen[] = [
  ...STAFF_SCREENS,
  ...FINDING_SCREENS,
  ...REVIEW_SCREENS,
  ...CALL_SCREENS,
  ...OFFICE_SCREENS,
  ...PUBLIC_SCREENS,
];
