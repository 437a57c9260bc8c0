// Answers given about a case, a debtor or an agent, asked for by whoever answers for their privacy.

import { z } from 'zod';
import type { Route } from '../../../http/route.js';
import type { Person } from '../../../people/person.js';
import { type Instant, osloDayOf } from '../../../shared/dates.js';
import type { CaseNumber, DebtorId } from '../../../shared/ids.js';
import { type Fault, type Refusal, type Result, allowed, refusal, refused } from '../../../shared/result.js';
import {
  type DecisionsAbout,
  findPersonsDecidedAbout,
  markOfAgent,
  type Needs as DecisionNeeds,
  readDecisions,
} from '../../../verification/decisions/actions.js';
import { isFullName } from '../../../people/person.js';
import { readTypedDay } from '../../days.js';
import { messagesFor, type OwnWords } from '../../faults.js';
import { defineForm, definePage } from '../../page.js';
import type { Site } from '../../site.js';
import { textIn } from '../../typed.js';
import { DecisionsPage, type DecisionsProps } from '../../views/office/decisions.js';
import { paths } from '../paths.js';
import { cursorText, readCursor } from './cursor.js';

export type Needs = DecisionNeeds & { readonly now: () => Instant };

const A_PAGE = 50;
const BETWEEN = '.';
const NOTHING_TYPED = { name: '', birthDate: '', as: 'debtor' };

const same = (text: string) => ({ nb: text, nn: text, en: text });
const WORDS: OwnWords = {
  NOT_A_FULL_NAME: same('Skriv fornavn og etternavn.'),
  'birthDate NOT_A_DATE': same('Skriv fødselsdatoen som dd.mm.åååå.'),
  'as NOT_ALLOWED': same('Velg om personen er debitor eller fullmektig.'),
  NOT_FOUND: same('Ingen debitor er meldt inn med dette navnet og denne fødselsdatoen.'),
};

const named = z
  .string()
  .max(800)
  .regex(/^\P{Cc}+$/u)
  .optional()
  .catch(undefined);

type Query = {
  readonly sak?: string | undefined;
  readonly debitor?: string | undefined;
  readonly fullmektig?: string | undefined;
};

export function decisionPages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      language: 'nb',
      path: paths.decisions,
      permission: 'audit',
      query: z.object({ sak: named, debitor: named, fullmektig: named, etter: named }),
      load: async ({ who, query }): Promise<Result<Omit<DecisionsProps, 'scene'>, Refusal>> => {
        const about = aboutIn(query);
        const shown = { typed: NOTHING_TYPED, caseNumber: query.sak ?? '', faults: [] };
        if (!about) return allowed({ ...shown, found: null });
        const asked = { about, before: readCursor(query.etter), limit: A_PAGE };
        const page = await readDecisions(needs, who, asked);
        if (!page.ok) return page;
        const { next, debtor } = page.value;
        const further = next && { ...query, etter: cursorText(next) };
        return allowed({
          ...shown,
          found: {
            page: page.value,
            title: titleOf(about, debtor),
            next: further && `${paths.decisions}?${new URLSearchParams(definedIn(further)).toString()}`,
          },
        });
      },
      view: (shown, scene) => DecisionsPage({ scene, ...shown }),
    }),
    defineForm(site, {
      language: 'nb',
      path: paths.decisions,
      permission: 'audit',
      body: z.strictObject({
        name: z.string().max(300),
        birthDate: z.string().max(40),
        as: z.string().max(20).optional(),
      }),
      run: async ({ who, body }): Promise<Result<string, Refusal>> => {
        const read = personIn(body, site.now());
        if ('faults' in read) return refused(refusal('INVALID_INPUT', read.faults));
        if (body.as === 'agent') return allowed(`fullmektig=${markOfAgent(needs.keys, read.person)}`);
        const found = await findPersonsDecidedAbout(needs, who, read.person);
        if (!found.ok) return found;
        return allowed(`debitor=${found.value.map(encodeURIComponent).join(BETWEEN)}`);
      },
      done: (where) => ({ goTo: `${paths.decisions}?${where}` }),
      again: ({ scene, typed, refusal: why }) =>
        DecisionsPage({
          scene,
          typed: {
            name: textIn(typed, 'name'),
            birthDate: textIn(typed, 'birthDate'),
            as: textIn(typed, 'as'),
          },
          caseNumber: '',
          faults: messagesFor(why, 'nb', WORDS),
          found: null,
        }),
    }),
  ];
}

function aboutIn({ sak, debitor, fullmektig }: Query): DecisionsAbout | null {
  if (sak !== undefined && sak.trim() !== '') return { caseNumber: sak.trim() as CaseNumber };
  if (debitor !== undefined) return { debtorIds: debitor.split(BETWEEN) as DebtorId[] };
  return fullmektig === undefined ? null : { mark: fullmektig };
}

function titleOf(about: DecisionsAbout, debtor: Person | null): string {
  if ('caseNumber' in about) return `Svar gitt i sak ${about.caseNumber}`;
  return debtor ? `Svar gitt i sakene til ${debtor.name}` : 'Svar gitt til fullmektigen';
}

function personIn(
  {
    name,
    birthDate,
    as,
  }: { readonly name: string; readonly birthDate: string; readonly as?: string | undefined },
  now: Instant,
): { readonly person: Person } | { readonly faults: readonly Fault[] } {
  const day = readTypedDay(birthDate);
  const isDay = day !== null && day <= osloDayOf(now);
  const faults = [
    ...(isFullName(name.trim()) ? [] : [{ path: 'name', code: 'NOT_A_FULL_NAME' }]),
    ...(isDay ? [] : [{ path: 'birthDate', code: 'NOT_A_DATE' }]),
    ...(as === 'debtor' || as === 'agent' ? [] : [{ path: 'as', code: 'NOT_ALLOWED' }]),
  ];
  return isDay && faults.length === 0 ? { person: { name: name.trim(), birthDate: day } } : { faults };
}

function definedIn(query: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(given);
}
