// The work of the last weeks in figures.

import { type Needs, readDashboard } from '../../../figures/actions.js';
import type { Route } from '../../../http/route.js';
import { allowed } from '../../../shared/result.js';
import { definePage } from '../../page.js';
import type { Site } from '../../site.js';
import { DashboardPage } from '../../views/office/dashboard.js';
import { paths } from '../paths.js';

export type { Needs };

export function dashboardPages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      language: 'nb',
      path: paths.figures,
      permission: 'figures',
      load: async () => allowed(await readDashboard(needs)),
      view: (dashboard, scene) => DashboardPage({ scene, dashboard }),
    }),
  ];
}
