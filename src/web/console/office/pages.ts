// The pages of the data protection officer and the administrator, in one list.

import type { Route } from '../../../http/route.js';
import type { Site } from '../../site.js';
import { type Needs as AccountNeeds, accountPages } from './accounts.js';
import { type Needs as ClientNeeds, clientPages } from './clients.js';

export type Needs = AccountNeeds & ClientNeeds;

export function officePages(site: Site, needs: Needs): readonly Route[] {
  return [...accountPages(site, needs), ...clientPages(site, needs)];
}
