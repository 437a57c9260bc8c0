// Where staff begin, and what their open pages ask about the session.

import { z } from 'zod';
import { type Route, defineRoute } from '../../http/route.js';
import { allowed, refusal, refused } from '../../shared/result.js';
import type { Session } from '../../staff/session.js';
import { STAFF } from '../error-page.js';
import { definePage } from '../page.js';
import type { Site } from '../site.js';
import { WorkplacePage } from '../views/workplace.js';

export function workplacePages(site: Site): readonly Route[] {
  return [
    definePage(site, {
      language: 'nb',
      path: STAFF,
      permission: 'workplace',
      load: () => allowed(null),
      view: (_nothing, scene) => WorkplacePage({ scene }),
    }),
    aboutSession('get', 'How long the session lasts; asking keeps nobody signed in.'),
    aboutSession('post', 'Goes on with the session.'),
  ];
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
