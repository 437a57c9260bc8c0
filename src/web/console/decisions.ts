// The page of an answer that was given, and its receipt on paper.

import { z } from 'zod';
import type { Route } from '../../http/route.js';
import { type Needs as VerificationNeeds, readVerification } from '../../verification/actions.js';
import { id } from '../api/shapes.js';
import { definePage } from '../page.js';
import type { Site } from '../site.js';
import { DecisionPage, DecisionSheet } from '../views/decision.js';
import { paths } from './paths.js';

export type Needs = Pick<VerificationNeeds, 'ledger' | 'keys'>;

export function decisionPages(site: Site, needs: Needs): readonly Route[] {
  const path = paths.decision(':id');
  return [[path, DecisionPage] as const, [`${path}/utskrift`, DecisionSheet] as const].map(([place, view]) =>
    definePage(site, {
      language: 'nb',
      path: place,
      permission: 'verify',
      params: z.strictObject({ id: id<'verification'>() }),
      load: ({ who, params }) => readVerification(needs, who, params.id),
      view: (answered, scene) => view({ scene, answered }),
    }),
  );
}
