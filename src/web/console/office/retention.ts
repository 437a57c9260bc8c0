// How long what is kept, what would go now, and letting it go.

import { z } from 'zod';
import type { Route } from '../../../http/route.js';
import { type Needs as RetentionNeeds, previewRetention } from '../../../retention/actions.js';
import { retainNow } from '../../../retention/running.js';
import { allowed, refusal, refused } from '../../../shared/result.js';
import { mayDo } from '../../../staff/permissions.js';
import type { Session } from '../../../staff/session.js';
import { messagesFor, type OwnWords } from '../../faults.js';
import { defineForm, definePage } from '../../page.js';
import type { Site } from '../../site.js';
import { RetentionPage } from '../../views/office/retention.js';
import { paths } from '../paths.js';

export type Needs = RetentionNeeds;

/** Longer than this nobody waits for a page; background work does the rest. */
const WAITED_FOR_MS = 15_000;

const same = (text: string) => ({ nb: text, nn: text, en: text });
const WORDS: OwnWords = {
  NOT_POSSIBLE: same('Slettingen er allerede i gang. Last siden på nytt om noen minutter.'),
};

export function retentionPages(site: Site, needs: Needs): readonly Route[] {
  const preview = async (session: Session | null) => ({
    retained: await previewRetention(needs),
    mayErase: session !== null && mayDo(session.roles, 'settings'),
  });
  return [
    definePage(site, {
      language: 'nb',
      path: paths.retention,
      permission: 'figures',
      query: z.object({ slettet: z.string().optional() }),
      load: async ({ session, query }) =>
        allowed({ ...(await preview(session)), erased: query.slettet !== undefined }),
      view: (shown, scene) => RetentionPage({ scene, faults: [], ...shown }),
    }),
    defineForm(site, {
      language: 'nb',
      path: paths.retention,
      permission: 'settings',
      body: z.strictObject({}),
      run: async ({ who }) => {
        const until = performance.now() + WAITED_FOR_MS;
        const retained = await retainNow(needs, who, () => performance.now() < until);
        return retained ? allowed(null) : refused(refusal('NOT_POSSIBLE'));
      },
      done: () => ({ goTo: `${paths.retention}?slettet=ja` }),
      again: async ({ scene, session, refusal: why }) => {
        const faults = messagesFor(why, 'nb', WORDS);
        return RetentionPage({ scene, faults, erased: false, ...(await preview(session)) });
      },
    }),
  ];
}
