// What people see when something could not be done: a page that says what happened and what to do now.

import type { AskedAt } from '../http/server.js';
import { wordsOf } from '../http/problems.js';
import type { DoorRefusal } from '../http/refusing.js';
import type { Answer } from '../http/route.js';
import { LANGUAGES, type Language } from '../shared/languages.js';
import { pageAnswer, sceneOf } from './answers.js';
import type { Site } from './site.js';
import { ErrorPage } from './views/error-page.js';
import { ERROR_WORDS } from './words/error-words.js';

/** Where staff work; everything else for people stands under a language. */
export const STAFF = '/intern';

type At = { readonly url: string; readonly language: Language; readonly requestId: string };

/** The page for a refusal, in the language of the address. */
export function errorPage(site: Site, refused: DoorRefusal, at: At): Answer {
  const { status } = wordsOf(refused.code);
  const page = ErrorPage({
    scene: sceneOf(site, at),
    words: ERROR_WORDS[kindOf(refused.code, status)],
    // Only what we must look for in the log has a number.
    requestId: status >= 500 ? at.requestId : null,
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
    return errorPage(site, refused, { url, requestId, language: ofAddress ?? language });
  };
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
