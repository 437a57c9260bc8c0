// The page of one authorization, and the pages that ask before it is ended or paused.

import { z } from 'zod';
import {
  annulAuthorization,
  type LifeCycleResult,
  type Needs as LifeCycleNeeds,
  resignAuthorization,
  resumeAuthorization,
  revokeAuthorization,
  suspendAuthorization,
} from '../../authorizations/actions.js';
import type { Who } from '../../audit/act.js';
import type { Typed } from '../../http/form-body.js';
import type { Route } from '../../http/route.js';
import { readAuthorizationFile } from '../../lookups/actions.js';
import { osloDayOf, startOfOsloDay } from '../../shared/dates.js';
import type { AuthorizationId } from '../../shared/ids.js';
import { allowed } from '../../shared/result.js';
import { freeText, id } from '../api/shapes.js';
import { readTypedDay } from '../days.js';
import { messagesFor, type OwnWords } from '../faults.js';
import { holdsNationalId } from '../masked.js';
import { defineForm, definePage } from '../page.js';
import type { Site } from '../site.js';
import { textIn } from '../typed.js';
import { AuthorizationSheet } from '../views/authorization-sheet.js';
import { AuthorizationPage } from '../views/authorization.js';
import { AuthorizationStepPage, NOTHING_TYPED, type TypedStep } from '../views/authorization-step.js';
import { STEPS, stepBySlug, type StepName, stepPath } from './life-cycle.js';
import { paths } from './paths.js';

export type Needs = LifeCycleNeeds;

const LANGUAGE = 'nb';
const params = z.strictObject({ id: id<'authorization'>() });
const nothing = z.strictObject({});
const reason = z.strictObject({
  reason: z.string().trim().min(1, 'MISSING').pipe(freeText),
});
const revocation = z.strictObject({
  by: z.enum(['debtor', 'guardian'], { error: 'MISSING' }),
  channel: z.enum(['phone', 'email', 'letter', 'in-person']),
  receivedOn: z
    .string()
    .trim()
    .transform((typed, context) => {
      const day = typed === '' ? null : readTypedDay(typed);
      if (typed === '' || day) return day;
      context.addIssue('NOT_A_DATE');
      return z.NEVER;
    }),
});

export function authorizationPages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      language: LANGUAGE,
      path: paths.authorization(':id'),
      permission: 'authorizations',
      params,
      query: z.object({ gjort: z.string().optional(), skjult: z.string().optional() }),
      load: async ({ who, params: { id: one }, query }) => {
        const read = await readAuthorizationFile(needs, who, one);
        if (!read.ok) return read;
        const masked = query.skjult !== undefined;
        return allowed({ file: read.value, justDone: stepBySlug(query.gjort), masked });
      },
      view: (shown, scene) => AuthorizationPage({ scene, ...shown }),
    }),
    definePage(site, {
      language: LANGUAGE,
      path: `${paths.authorization(':id')}/utskrift`,
      permission: 'authorizations',
      params,
      load: ({ who, params: { id: one } }) => readAuthorizationFile(needs, who, one),
      view: (file, scene) => AuthorizationSheet({ scene, file }),
    }),
    ...stepPages(site, needs, 'revoke', revocation, (who, one, { by, channel, receivedOn }) => {
      const today = receivedOn === null || receivedOn === osloDayOf(needs.now());
      const receivedAt = today ? null : startOfOsloDay(receivedOn);
      return revokeAuthorization(needs, who, one, { by, channel, receivedAt });
    }),
    ...stepPages(site, needs, 'suspend', reason, (who, one, told) =>
      suspendAuthorization(needs, who, one, told.reason),
    ),
    ...stepPages(site, needs, 'resume', nothing, (who, one) => resumeAuthorization(needs, who, one)),
    ...stepPages(site, needs, 'resign', nothing, (who, one) => resignAuthorization(needs, who, one)),
    ...stepPages(site, needs, 'annul', reason, (who, one, told) =>
      annulAuthorization(needs, who, one, told.reason),
    ),
  ];
}

function stepPages<Body extends z.ZodType>(
  site: Site,
  needs: Needs,
  name: StepName,
  body: Body,
  take: (who: Who, one: AuthorizationId, told: z.output<Body>) => LifeCycleResult,
): readonly Route[] {
  const common = {
    language: LANGUAGE,
    path: stepPath(':id', name),
    permission: 'authorizations',
    params,
  } as const;
  return [
    definePage(site, {
      ...common,
      load: ({ who, params: { id: one } }) => readAuthorizationFile(needs, who, one),
      view: (file, scene) => AuthorizationStepPage({ scene, file, name, typed: NOTHING_TYPED, faults: [] }),
    }),
    defineForm(site, {
      ...common,
      body,
      run: async (asked) => {
        const taken = await take(asked.who, asked.params.id, asked.body);
        return taken.ok ? allowed({ ...taken.value, masked: holdsNationalId(asked.body) }) : taken;
      },
      done: ({ authorization, masked }) => ({
        goTo: `${paths.authorization(authorization.id)}?gjort=${STEPS[name].slug}${masked ? '&skjult=ja' : ''}`,
      }),
      again: async ({ scene, who, params: { id: one }, typed, refusal }) => {
        const read = await readAuthorizationFile(needs, who, one);
        if (!read.ok) return null;
        const faults = messagesFor(refusal, LANGUAGE, WORDS).map((fault) =>
          fault.field === 'receivedAt' ? { ...fault, field: 'receivedOn' } : fault,
        );
        return AuthorizationStepPage({ scene, file: read.value, name, typed: typedIn(typed), faults });
      },
    }),
  ];
}

function typedIn(typed: Typed): TypedStep {
  return {
    by: textIn(typed, 'by'),
    channel: textIn(typed, 'channel'),
    receivedOn: textIn(typed, 'receivedOn'),
    reason: textIn(typed, 'reason'),
  };
}

const same = (text: string) => ({ nb: text, nn: text, en: text });

const WORDS: OwnWords = {
  'by MISSING': same('Velg hvem som trekker den tilbake.'),
  'reason MISSING': same('Skriv hvorfor.'),
  'receivedOn NOT_A_DATE': same('Skriv dagen som dd.mm.åååå, eller la feltet stå tomt.'),
  'receivedAt DATE_IN_FUTURE': same('Dagen har ikke vært ennå.'),
  NOT_POSSIBLE: same(
    'Dette går ikke med fullmakten slik den er nå. Se på tilstanden, og om debitor er merket.',
  ),
};
