// How a form that came back differs from the one we issued, beside its pages.

import { z } from 'zod';
import { compareWithIssued, type Needs } from '../../../documents/comparing/actions.js';
import type { Route } from '../../../http/route.js';
import { allowed } from '../../../shared/result.js';
import { id } from '../../api/shapes.js';
import { definePage } from '../../page.js';
import type { Site } from '../../site.js';
import { DifferencePage } from '../../views/review/difference.js';
import { paths } from '../paths.js';
import { pictureOf } from './readings.js';

const MOST_DOCUMENTS = 100;

export function differencePages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      language: 'nb',
      permission: 'review',
      path: paths.reviewDifference(':id', ':document'),
      params: z.strictObject({
        id: id<'submission'>(),
        document: z.coerce.number().int().min(1).max(MOST_DOCUMENTS),
      }),
      load: async ({ who, params: { id: submissionId, document } }) => {
        const compared = await compareWithIssued(needs, who, { submissionId, document });
        if (!compared.ok) return compared;
        const pages = compared.value.map((one) => ({
          ...one,
          picture: pictureOf(submissionId, document, one.page),
        }));
        return allowed({ pages, submissionId });
      },
      view: ({ pages, submissionId }, scene) => DifferencePage({ scene, pages, id: submissionId }),
    }),
  ];
}
