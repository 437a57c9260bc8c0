// The pages of the data protection officer and the administrator, in one list.

import type { Needs as AuditNeeds } from '../../../audit/actions.js';
import type { Route } from '../../../http/route.js';
import type { Site } from '../../site.js';
import { type Needs as AccountNeeds, accountPages } from './accounts.js';
import { auditPages } from './audit.js';
import { type Needs as ClientNeeds, clientPages } from './clients.js';
import { type Needs as DashboardNeeds, dashboardPages } from './dashboard.js';
import { type Needs as DecisionNeeds, decisionPages } from './decisions.js';

import { type Needs as RetentionNeeds, retentionPages } from './retention.js';
import { type Needs as SettingsNeeds, settingsPages } from './settings/pages.js';

export type Needs = AccountNeeds &
  ClientNeeds &
  DecisionNeeds &
  AuditNeeds &
  DashboardNeeds &
  SettingsNeeds &
  RetentionNeeds;

export function officePages(site: Site, needs: Needs): readonly Route[] {
  return [
    ...dashboardPages(site, needs),
    ...auditPages(site, needs),
    ...decisionPages(site, needs),
    ...accountPages(site, needs),
    ...clientPages(site, needs),
    ...settingsPages(site, needs),
    ...retentionPages(site, needs),
  ];
}
