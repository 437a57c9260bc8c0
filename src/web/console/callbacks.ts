// Those who wait to be called back, in the order they are called.

import { z } from 'zod';
import {
  type Needs,
  type QueuedCallback,
  listCallbacks,
  recordDone,
  recordTry,
} from '../../callbacks/queue/actions.js';
import type { Route } from '../../http/route.js';
import { type Refusal, type Result, allowed } from '../../shared/result.js';
import { id, nothing } from '../api/shapes.js';
import { defineForm, definePage } from '../page.js';
import type { Site } from '../site.js';
import { CALLBACK_NEWS, type CallbackNews, CallbackQueuePage } from '../views/callback-queue.js';
import { paths } from './paths.js';

const common = { language: 'nb', permission: 'callbacks' } as const;
const params = z.strictObject({ id: id<'callback'>() });

type Shown = { readonly waiting: readonly QueuedCallback[]; readonly news: CallbackNews | null };

export function queuePages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      ...common,
      path: paths.callbacks,
      query: z.object({ nytt: z.enum(CALLBACK_NEWS).optional().catch(undefined) }),
      load: async ({ who, query: { nytt } }): Promise<Result<Shown, Refusal>> => {
        const listed = await listCallbacks(needs, who);
        return listed.ok ? allowed({ waiting: listed.value, news: nytt ?? null }) : listed;
      },
      view: ({ waiting, news }, scene) => CallbackQueuePage({ scene, waiting, news }),
    }),
    step(site, needs, 'ikke-svar'),
    step(site, needs, 'ferdig'),
  ];
}

function step(site: Site, needs: Needs, what: 'ikke-svar' | 'ferdig'): Route {
  const record = what === 'ferdig' ? recordDone : recordTry;
  return defineForm(site, {
    ...common,
    path: paths.callbackStep(':id', what),
    params,
    body: nothing,
    run: ({ who, params: of }) => record(needs, who, of.id),
    done: () => after(what),
    // A colleague was quicker: the queue as it is now says so.
    again: ({ refusal }) => (refusal.code === 'NOT_POSSIBLE' ? after('allerede') : null),
  });
}

function after(news: CallbackNews) {
  return { goTo: `${paths.callbacks}?nytt=${news}` };
}
