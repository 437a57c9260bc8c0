// Searching from anywhere: leads to the one case or debtor found, or to a page that tells several apart.

import { z } from 'zod';
import type { Route } from '../../http/route.js';
import { type DebtorFile, type Needs, readDebtors, search } from '../../lookups/actions.js';
import type { DebtorId } from '../../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import { messagesFor, type OwnWords } from '../faults.js';
import { defineForm, definePage } from '../page.js';
import type { Site } from '../site.js';
import { textIn } from '../typed.js';
import { readTypedSearch } from '../typed-search.js';
import { SearchPage, SeveralFoundPage } from '../views/search.js';
import { paths } from './paths.js';

const LANGUAGE = 'nb';
const MOST_FOUND = 20;

/** Ids of debtors, parted by commas. */
const several = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').slice(0, MOST_FOUND) as DebtorId[]);

export function searchPages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      language: LANGUAGE,
      path: paths.search,
      permission: 'authorizations',
      query: z.object({ treff: several.optional() }),
      load: async ({ who, query }): Promise<Result<readonly DebtorFile[] | null, Refusal>> =>
        query.treff ? readDebtors(needs, who, query.treff) : allowed(null),
      view: (files, scene) =>
        files ? SeveralFoundPage({ scene, files }) : SearchPage({ scene, q: '', faults: [] }),
    }),
    defineForm(site, {
      language: LANGUAGE,
      path: paths.search,
      permission: 'authorizations',
      body: z.strictObject({ q: z.string().trim().min(1, 'MISSING').max(300) }),
      run: async ({ who, body }) => {
        const sought = readTypedSearch(body.q);
        const found = sought ? await search(needs, who, sought) : refused(refusal('NOT_FOUND'));
        if (found.ok) return found;
        return refused(refusal('NOT_FOUND', [{ path: 'q', code: codeFor(body.q, sought?.by) }]));
      },
      done: (found) => {
        if (found.what === 'case') return { goTo: paths.case(found.caseNumber) };
        const [only, another] = found.ids;
        if (only !== undefined && another === undefined) return { goTo: paths.debtor(only) };
        return { goTo: `${paths.search}?${new URLSearchParams({ treff: found.ids.join(',') }).toString()}` };
      },
      again: ({ scene, typed, refusal: why }) =>
        SearchPage({ scene, q: textIn(typed, 'q'), faults: messagesFor(why, LANGUAGE, WORDS) }),
    }),
  ];
}

/** Words without a date are a name that was searched for alone. */
function codeFor(q: string, by: 'case' | 'person' | undefined): string {
  if (by === 'person') return 'NOBODY_FOUND';
  return /^[\p{L} ,.'’-]+$/u.test(q) ? 'BIRTH_DATE_TOO' : 'NO_SUCH_CASE';
}

const same = (text: string) => ({ nb: text, nn: text, en: text });

const WORDS: OwnWords = {
  'q MISSING': same('Skriv et saksnummer, eller navn og fødselsdato.'),
  'q NOBODY_FOUND': same(
    'Ingen debitor har dette navnet og denne fødselsdatoen. Be om begge deler en gang til, eller søk på saksnummeret.',
  ),
  'q BIRTH_DATE_TOO': same('Skriv fødselsdatoen etter navnet, for eksempel Ola Nordmann 02.05.1981.'),
  'q NO_SUCH_CASE': same('Ingen sak har dette nummeret. Be innringeren lese det fra brevet en gang til.'),
};
