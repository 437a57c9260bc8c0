// Answers one request to one route, in the fixed order: who, permission, input, action, showing. Knows nothing of Express.

import type { Who } from '../audit/act.js';
import { Unavailable } from '../shared/unavailable.js';
import type { Language } from '../shared/languages.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../shared/result.js';
import { admit, type Admitted, type Needs as CallerNeeds } from './caller.js';
import { readCookies } from './cookies.js';
import {
  type Incoming,
  type Outgoing,
  refusalAnswer,
  refusalPage,
  routeName,
  shownAnswer,
} from './exchange.js';
import type { Typed } from './form-body.js';
import { createIdempotency, type Needs as IdempotencyNeeds } from './idempotency.js';
import { preferredLanguage } from './language.js';
import { errorFacts, type Log } from './log.js';
import { type Parts, readQuery, withParts } from './parts.js';
import { CallerGone, type Checked, type DoorRefusal, refuse } from './refusing.js';
import type { Answer, Attempt, Route } from './route.js';
import type { UploadPlaces } from './upload-places.js';

export type DoorNeeds = CallerNeeds & IdempotencyNeeds & { readonly log: Log; readonly places: UploadPlaces };

export type Door = (route: Route, incoming: Incoming) => Promise<Outgoing>;

/** Rejects with CallerGone when there is nobody left to answer; everything else becomes an answer. */
export function createDoor(needs: DoorNeeds): Door {
  const once = createIdempotency(needs);

  return async function answerRoute(route, incoming) {
    const { requestId } = incoming;
    const language = route.page?.language ?? preferredLanguage(incoming.request.headers['accept-language']);
    let admitted: Admitted | null = null;
    let typed: Typed | undefined;
    const client = () => (admitted?.who.kind === 'client' ? admitted.who.id : null);

    async function refuseWith(refused: DoorRefusal): Promise<Outgoing> {
      if (!route.page) return refusalAnswer(refused, { language, requestId, client: client() });
      const attempt = attemptOf(incoming, admitted, {
        method: route.method,
        language,
        typed: refused.typed ?? typed ?? {},
      });
      const answer = await route.page.refused(refused, attempt);
      return refusalPage(answer, refused, { incoming, client: client() });
    }

    async function answer(): Promise<Outgoing> {
      const asking = await admit(needs, route, incoming);
      if (!asking.ok) return refuseWith(asking.refusal);
      admitted = asking.value;
      const { session } = asking.value;
      const answered = await withParts(needs, { route, incoming }, async (parts) => {
        if (route.page) typed = parts.sent.body as Typed;
        if (route.page && session && route.method !== 'get' && parts.carried.token !== session.token)
          return refuse('CROSS_SITE');
        return perform({ route, incoming, language, admitted: asking.value, parts });
      });
      if (!answered.ok) return refuseWith(answered.refusal);
      return shownAnswer(answered.value, route, { incoming, client: client() });
    }

    try {
      return await answer();
    } catch (error) {
      if (error instanceof CallerGone) throw error;
      const refused = unexpected(needs.log, error, { route, incoming });
      // Should the page that says so fail as well, a problem still says it.
      return refuseWith(refused).catch(() =>
        refusalAnswer(refused, { language, requestId, client: client() }),
      );
    }
  };

  type Doing = {
    readonly route: Route;
    readonly incoming: Incoming;
    readonly language: Language;
    readonly admitted: Admitted;
    readonly parts: Parts;
  };

  async function perform({ route, incoming, language, admitted, parts }: Doing): Promise<Checked<Answer>> {
    const url = incoming.request.url ?? '/';
    const { who, session, cookies } = admitted;
    const { params, query, body, files } = parts.asked;
    const ask = (as: Who) =>
      route.run({ who: as, session, cookies, language, params, query, body, files, url });
    const show = (value: unknown) => route.show(value, language);
    const key = route.page ? parts.carried.once : incoming.request.headers['idempotency-key'];
    if (!route.creates || typeof key !== 'string') return shownResult(await ask(who), show);

    let result: Result<unknown, Refusal> | undefined;
    const run = async (as: Who) => {
      result = await ask(as);
    };
    const kept = await once({ routeName: routeName(route), who, key, parts }, run, show);
    if (!kept.ok) return kept;
    if (kept.value) return allowed(kept.value);
    if (!result) throw new Error('a route neither ran nor had an answer kept');
    if (result.ok)
      needs.log.error({ requestId: incoming.requestId, route: routeName(route) }, 'answer not kept');
    return shownResult(result, show);
  }
}

function shownResult(result: Result<unknown, Refusal>, show: (value: unknown) => Answer): Checked<Answer> {
  return result.ok ? allowed(show(result.value)) : refused(result.refusal);
}

function attemptOf(
  { request, requestId, params, search }: Incoming,
  admitted: Admitted | null,
  known: Pick<Attempt, 'method' | 'language' | 'typed'>,
): Attempt {
  const asking = admitted ?? { who: null, session: null, cookies: readCookies(request.headers.cookie) };
  return { ...known, ...asking, requestId, url: request.url ?? '/', params, query: readQuery(search).values };
}

/** One log line for what nobody expected; the caller gets the same id and nothing else. */
function unexpected(
  log: Log,
  error: unknown,
  { route, incoming }: { readonly route: Route; readonly incoming: Incoming },
): DoorRefusal {
  const code = error instanceof Unavailable ? 'UNAVAILABLE' : 'UNEXPECTED';
  log.error(
    { requestId: incoming.requestId, route: routeName(route), code, error: errorFacts(error) },
    'failed',
  );
  return refusal(code);
}
