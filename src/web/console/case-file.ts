// The pages of a case and of a debtor.

import { z } from 'zod';
import type { Route } from '../../http/route.js';
import { type Needs, readCaseFile, readDebtors } from '../../lookups/actions.js';
import { allowed } from '../../shared/result.js';
import { caseNumber, id } from '../api/shapes.js';
import { definePage } from '../page.js';
import type { Site } from '../site.js';
import { CasePage, DebtorPage } from '../views/case-file.js';
import { paths } from './paths.js';

export function caseFilePages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      language: 'nb',
      path: paths.case(':caseNumber'),
      permission: 'authorizations',
      params: z.strictObject({ caseNumber }),
      load: ({ who, params }) => readCaseFile(needs, who, params.caseNumber),
      view: (file, scene) => CasePage({ scene, file }),
    }),
    definePage(site, {
      language: 'nb',
      path: paths.debtor(':id'),
      permission: 'authorizations',
      params: z.strictObject({ id: id<'debtor'>() }),
      load: async ({ who, params }) => {
        const read = await readDebtors(needs, who, [params.id]);
        return read.ok ? allowed(read.value[0]) : read;
      },
      view: (file, scene) => (file ? DebtorPage({ scene, file }) : { goTo: paths.search }),
    }),
  ];
}
