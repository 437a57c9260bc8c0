// The visitor of the public pages: what his browser's visit holds, and how it is kept.

import type { Asked } from '../../http/route.js';
import { type Refusal, type Result, allowed } from '../../shared/result.js';
import { endVisit, keepVisit, type Needs, readVisit } from '../../visits/actions.js';
import type { Visit } from '../../visits/visit.js';
import type { GoTo } from '../page.js';
import type { Site } from '../site.js';

type Brings = Pick<Asked<unknown, unknown, unknown>, 'cookies'>;
type Asks = Brings & Pick<Asked<unknown, unknown, unknown>, 'who'>;

/** Where the visitor goes on, with the cookie of his visit when it is to be set. */
export type Onward = { readonly path: string; readonly cookie: string | null };

export function visitorOf(site: Site, needs: Needs) {
  const secretIn = ({ cookies }: Brings) => site.cookies.read(cookies, 'visit');
  return {
    read: (asked: Brings): Promise<Visit> => readVisit(needs, secretIn(asked)),
    /** Changes the visit and goes on to `path`, within the language. */
    async keep(asked: Asks, path: string, change: (visit: Visit) => Visit): Promise<Result<Onward, Refusal>> {
      const kept = await keepVisit(needs, asked.who, { secret: secretIn(asked), change });
      return kept.ok ? allowed({ path, cookie: site.cookies.set('visit', kept.value.secret) }) : kept;
    },
    async end(asked: Asks, path: string): Promise<Result<Onward, Refusal>> {
      const ended = await endVisit(needs, asked.who, secretIn(asked));
      return ended.ok ? allowed({ path, cookie: site.cookies.clear('visit') }) : ended;
    },
  };
}

/** The answer that leads on. */
export function leadOn({ path, cookie }: Onward, language: string): GoTo {
  const goTo = path === '' ? `/${language}` : `/${language}/${path}`;
  return { goTo, ...(cookie !== null && { headers: { 'set-cookie': cookie } }) };
}
