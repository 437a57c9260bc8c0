// Where staff begin, and what their open pages ask about the session.

import { z } from 'zod';
import { countCallbacks } from '../../callbacks/queue/actions.js';
import { measureQueue } from '../../documents/reviewing/actions.js';
import { type Route, defineRoute } from '../../http/route.js';
import { allowed, refusal, refused } from '../../shared/result.js';
import { mayDo } from '../../staff/permissions.js';
import type { Session } from '../../staff/session.js';
import { STAFF } from '../error-page.js';
import { definePage } from '../page.js';
import type { Site } from '../site.js';
import { type Queues, WorkplacePage } from '../views/workplace.js';

type Needs = Parameters<typeof countCallbacks>[0] & Parameters<typeof measureQueue>[0];

const NO_QUEUES: Queues = { callbacks: null, reviews: null };

export function workplacePages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      language: 'nb',
      path: STAFF,
      permission: 'workplace',
      load: async ({ session }) => allowed(session ? await queuesFor(needs, session) : NO_QUEUES),
      view: (queues, scene) => WorkplacePage({ scene, queues }),
    }),
    aboutSession('get', 'How long the session lasts; asking keeps nobody signed in.'),
    aboutSession('post', 'Goes on with the session.'),
  ];
}

/** Those the person may do something about. */
async function queuesFor(needs: Needs, { roles }: Session): Promise<Queues> {
  return {
    callbacks: mayDo(roles, 'callbacks') ? await countCallbacks(needs) : null,
    reviews: mayDo(roles, 'review') ? await measureQueue(needs) : null,
  };
}

const nothing = z.strictObject({});
const shown = z.strictObject({ idleUntil: z.string(), endsAt: z.string() });

function aboutSession(method: 'get' | 'post', summary: string): Route {
  return defineRoute({
    method,
    path: `${STAFF}/okt`,
    permission: 'workplace',
    ...(method === 'get' && { quiet: true }),
    summary,
    params: nothing,
    query: nothing,
    body: nothing,
    answers: { 200: { description: 'When it is over', schema: shown } },
    problems: [],
    run: ({ session }) => Promise.resolve(session ? allowed(session) : refused(refusal('UNAUTHENTICATED'))),
    show: ({ idleUntil, endsAt }: Session) => ({ status: 200, json: { idleUntil, endsAt } }),
  });
}
