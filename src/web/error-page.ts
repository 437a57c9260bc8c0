// What people see when something could not be done: a page that says what happened and what to do now.

import type { AskedAt } from '../http/server.js';
import { wordsOf } from '../http/problems.js';
import type { DoorRefusal } from '../http/refusing.js';
import type { Answer, Attempt } from '../http/route.js';
import { LANGUAGES } from '../shared/languages.js';
import { pageAnswer, sceneOf } from './answers.js';
import type { Site } from './site.js';
import { ErrorPage } from './views/error-page.js';
import { ERROR_WORDS } from './words/error-words.js';

/** Where staff work; everything else for people stands under a language. */
export const STAFF = '/intern';
export const SIGN_IN = `${STAFF}/logg-inn`;

type At = Pick<Attempt, 'method' | 'url' | 'language' | 'session' | 'requestId'>;

/** The page for a refusal, in the language of the address; staff who are not signed in are led to where they can be. */
export function errorPage(site: Site, refused: DoorRefusal, at: At): Answer {
  if (refused.code === 'UNAUTHENTICATED' && isUnder(at.url, STAFF)) return toSignIn(at);
  const { status } = wordsOf(refused.code);
  const page = ErrorPage({
    scene: sceneOf(site, at),
    words: ERROR_WORDS[kindOf(refused.code, status)],
    // Only what we must look for in the log has a number.
    requestId: status >= 500 ? at.requestId : null,
    start: isUnder(at.url, STAFF) ? STAFF : `/${at.language}`,
  });
  return pageAnswer(page, { status, language: at.language });
}

/** The page for what no route could answer; null where a machine is asking. */
export function errorPageFor(site: Site) {
  return (refused: DoorRefusal, { url, requestId, accept, language }: AskedAt): Answer | null => {
    const ofAddress = LANGUAGES.find((each) => isUnder(url, `/${each}`));
    const isPage = ofAddress !== undefined || isUnder(url, STAFF);
    const isRead = !isUnder(url, '/api') && (accept ?? '').includes('text/html');
    if (!isPage && !isRead) return null;
    const spoken = ofAddress ?? (isUnder(url, STAFF) ? 'nb' : language);
    return errorPage(site, refused, { method: 'get', url, requestId, language: spoken, session: null });
  };
}

/** After signing in it goes on where somebody wanted to go; what was sent in a form is not sent again by itself. */
function toSignIn({ method, url }: At): Answer {
  const then = method === 'get' ? { til: url } : { utlogget: 'ja' };
  return { status: 303, location: `${SIGN_IN}?${new URLSearchParams(then).toString()}` };
}

function isUnder(url: string, place: string): boolean {
  return url === place || url.startsWith(`${place}/`) || url.startsWith(`${place}?`);
}

function kindOf(code: string, status: number): keyof typeof ERROR_WORDS {
  if (code === 'CROSS_SITE') return 'crossSite';
  switch (status) {
    case 401:
    case 403:
      return 'forbidden';
    case 404:
    case 405:
      return 'notFound';
    case 409:
      return 'conflict';
    case 413:
      return 'tooLarge';
    case 429:
      return 'tooMany';
    case 503:
      return 'notNow';
    default:
      return status >= 500 ? 'ours' : 'unusable';
  }
}
