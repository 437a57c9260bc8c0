// Reviewing papers: the page of one submission, taking it, and approving it.

import type { VNode } from 'preact';
import { type Needs, approveSubmission } from '../../../documents/deciding/actions.js';
import { type OpenedReview, claimReview } from '../../../documents/reviewing/actions.js';
import type { Typed } from '../../../http/form-body.js';
import type { Route } from '../../../http/route.js';
import { isMasked } from '../../../people/national-id.js';
import { defineForm, definePage } from '../../page.js';
import type { Scene, Site } from '../../site.js';
import { textIn } from '../../typed.js';
import type { FieldFault } from '../../views/fields.js';
import { ReviewPage } from '../../views/review/review.js';
import { paths } from '../paths.js';
import { approvalBody, typedBody } from './bodies.js';
import { doneAddress } from './done.js';
import { approvalFaults, changesSince } from './faults.js';
import { ofOne, openedAgain, pageOf, reopened } from './opened.js';
import { prefilled } from './prefill.js';
import { queuePages } from './queue-pages.js';
import { shownOf } from './readings.js';
import { stepPages } from './steps.js';

export function reviewPages(site: Site, needs: Needs): readonly Route[] {
  return [...queuePages(site, needs), ...onePages(site, needs), ...stepPages(site, needs)];
}

function onePages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      ...ofOne,
      path: paths.review(':id'),
      load: (asked) => reopened(needs, { ...asked, typed: null }),
      view: (review, scene) => pageOf(review, scene, (opened) => reviewPage({ opened, scene })),
    }),
    definePage(site, {
      ...ofOne,
      path: paths.review(':id'),
      body: typedBody,
      load: (asked) => reopened(needs, { ...asked, typed: asked.body }),
      view: (review, scene) => pageOf(review, scene, (opened, typed) => typedPage({ opened, typed, scene })),
    }),
    definePage(site, {
      ...ofOne,
      path: paths.reviewStep(':id', 'ta'),
      body: typedBody,
      load: async (asked) => {
        // Decided meanwhile: the page says so.
        await claimReview(needs, asked.who, asked.params.id);
        return reopened(needs, { ...asked, typed: asked.body });
      },
      view: (review, scene) => pageOf(review, scene, (opened, typed) => typedPage({ opened, typed, scene })),
    }),
    defineForm(site, {
      ...ofOne,
      path: paths.reviewStep(':id', 'godkjenn'),
      creates: true,
      body: approvalBody,
      run: ({ who, params: { id: one }, body }) => approveSubmission(needs, who, { ...body, id: one }),
      // The answer is the action's own, as it is kept for a form sent twice: the dots in it tell.
      done: ({ authorization }) => {
        const masked = isMasked(JSON.stringify(authorization));
        return { goTo: doneAddress('godkjent', { masked, authorization: authorization.id }) };
      },
      again: (retry) =>
        openedAgain(needs, retry, (opened, values) => {
          const faults = approvalFaults(retry.refusal, retry.typed);
          return reviewPage({ opened, values, faults, scene: retry.scene });
        }),
    }),
  ];
}

type Page = {
  readonly opened: OpenedReview;
  readonly scene: Scene;
  readonly values?: Typed;
  readonly faults?: readonly FieldFault[];
};

function reviewPage({ opened, scene, values = prefilled(opened), faults = [] }: Page): VNode {
  return ReviewPage({ scene, opened, shown: shownOf(opened), values, faults });
}

/** As it was left. Where only the note came along, the fields are filled in as at the first look. */
function typedPage({ typed, opened, scene }: Omit<Page, 'values'> & { readonly typed: Typed }): VNode {
  const values = typed['fields.debtor.name'] === undefined ? { ...prefilled(opened), ...typed } : typed;
  return reviewPage({ opened, scene, values, faults: changesSince(textIn(typed, 'version'), opened) });
}
