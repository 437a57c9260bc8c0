// The review queue, and taking the next of it.

import { z } from 'zod';
import {
  type Needs,
  type QueuePlace,
  type Queued,
  claimReview,
  listReviews,
} from '../../../documents/reviewing/actions.js';
import { statusOf } from '../../../documents/submission.js';
import type { Route } from '../../../http/route.js';
import { isInstant } from '../../../shared/dates.js';
import type { SubmissionId } from '../../../shared/ids.js';
import { allowed } from '../../../shared/result.js';
import { id } from '../../api/shapes.js';
import { defineForm, definePage } from '../../page.js';
import type { Site } from '../../site.js';
import { DONE, type Done, QueuePageView } from '../../views/review/queue.js';
import { paths } from '../paths.js';

const A_PAGE = 50;
/** So far into the queue somebody is looked for who waits for us. */
const LOOKED_THROUGH = 100;

const common = { language: 'nb', permission: 'review' } as const;

export function queuePages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      ...common,
      path: paths.reviews,
      query: z.object({
        etter: z.string().max(200).optional(),
        gjort: z.string().optional(),
        fullmakt: id<'authorization'>().optional(),
        skjult: z.string().optional(),
      }),
      load: async ({ who, query: { etter, gjort, fullmakt, skjult } }) => {
        const listed = await listReviews(needs, who, { after: placeIn(etter), limit: A_PAGE });
        if (!listed.ok) return listed;
        const done = Object.hasOwn(DONE, gjort ?? '') ? (gjort as Done) : null;
        return allowed({
          page: listed.value,
          done,
          approved: fullmakt ?? null,
          masked: skjult !== undefined,
        });
      },
      view: ({ page, ...told }, scene) =>
        QueuePageView({ scene, page, next: page.next && nextAddress(page.next), ...told }),
    }),
    defineForm<Queued | null, z.ZodObject>(site, {
      ...common,
      path: paths.nextReview,
      body: z.strictObject({}),
      run: async ({ who }) => {
        const listed = await listReviews(needs, who, { after: null, limit: LOOKED_THROUGH });
        if (!listed.ok) return listed;
        const own = who.onBehalfOf;
        const waiting = listed.value.items.find(
          ({ submission }) =>
            statusOf(submission) === 'in-review' &&
            (submission.claim === null || submission.claim.by === own),
        );
        return waiting ? claimReview(needs, who, waiting.submission.id) : allowed(null);
      },
      done: (claimed) => ({ goTo: claimed ? paths.review(claimed.id) : `${paths.reviews}?gjort=tom` }),
      // A colleague was faster: the queue is as good a place to begin anew.
      again: () => ({ goTo: paths.reviews }),
    }),
  ];
}

function nextAddress({ openSince, id: last }: QueuePlace): string {
  return `${paths.reviews}?${new URLSearchParams({ etter: `${openSince}_${last}` }).toString()}`;
}

/** A place that cannot be one begins at the front. */
function placeIn(text: string | undefined): QueuePlace | null {
  const [openSince = '', ...rest] = (text ?? '').split('_');
  return isInstant(openSince) ? { openSince, id: rest.join('_') as SubmissionId } : null;
}
