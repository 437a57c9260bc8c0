// Where everything begins, in the language the visitor reads best.

import { z } from 'zod';
import { type Route, defineRoute } from '../../http/route.js';
import { allowed } from '../../shared/result.js';
import { errorPage } from '../error-page.js';
import { definePage, inEachLanguage } from '../page.js';
import type { Site } from '../site.js';
import { GivePage } from '../views/give.js';

export function givePages(site: Site): readonly Route[] {
  return [
    firstVisit(site),
    ...inEachLanguage((language) => [
      definePage(site, {
        language,
        path: `/${language}`,
        permission: 'anyone',
        load: () => allowed(null),
        view: (_nothing, scene) => GivePage({ scene }),
      }),
    ]),
  ];
}

/** `/` leads on by Accept-Language; from there on the address says the language. */
function firstVisit(site: Site): Route {
  const nothing = z.strictObject({});
  return defineRoute({
    method: 'get',
    path: '/',
    permission: 'anyone',
    summary: 'Leads to the pages in a language.',
    params: nothing,
    query: z.object({}),
    body: nothing,
    answers: { 303: { description: 'The start page' } },
    problems: [],
    page: { language: null, refused: (refusal, attempt) => errorPage(site, refusal, attempt) },
    run: ({ language }) => Promise.resolve(allowed(language)),
    show: (language) => ({ status: 303, location: `/${language}`, headers: { vary: 'accept-language' } }),
  });
}
