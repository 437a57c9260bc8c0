// Authorizations through the API: looked for, looked at with their whole story, and ended or paused.

import { z } from 'zod';
import {
  type AuthorizationView,
  type LifeCycleResult,
  type Listed,
  type Needs,
  annulAuthorization,
  listAuthorizations,
  readAuthorization,
  resignAuthorization,
  resumeAuthorization,
  revokeAuthorization,
  suspendAuthorization,
} from '../../authorizations/actions.js';
import { AUTHORIZATION_STATES } from '../../authorizations/authorization.js';
import { powersGiven } from '../../authorizations/scope.js';
import type { Who } from '../../audit/act.js';
import { type Route, defineRoute } from '../../http/route.js';
import { osloDayOf } from '../../shared/dates.js';
import type { AuthorizationId } from '../../shared/ids.js';
import { caseNumber, freeText, id, instant, nothing, page, power } from './shapes.js';

const shownPerson = z.strictObject({ name: z.string(), birthDate: z.string() });
const shownAgent = shownPerson.extend({
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
  organisation: z.string().optional(),
});

export const shownAuthorization = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['written', 'oral']),
    state: z.enum(AUTHORIZATION_STATES),
    debtor: shownPerson,
    agent: shownAgent,
    cases: z.union([z.literal('all'), z.array(z.string())]),
    powers: z.array(power),
    limits: z.string().nullable(),
    validFrom: z.string().nullable(),
    validThrough: z.string().nullable(),
    untilCaseClosed: z.boolean().optional(),
    signedOn: z.string().optional(),
    callId: z.string().optional(),
    grantedAt: z.string(),
  })
  .meta({ id: 'Authorization' });

const shownWhole = shownAuthorization.extend({
  history: z.array(
    z.strictObject({
      at: z.string(),
      event: z.string(),
      by: z.strictObject({ kind: z.string(), id: z.string().nullable(), onBehalfOf: z.string().nullable() }),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  uses: z.array(
    z.strictObject({ verificationId: z.string(), at: z.string(), caseNumber: z.string(), power: z.string() }),
  ),
});

const oneParam = z.strictObject({ id: id<'authorization'>() });
const whole = { 200: { description: 'The authorization with its history and uses', schema: shownWhole } };
const reason = z.strictObject({ reason: freeText });
const revocation = z.strictObject({
  by: z.enum(['debtor', 'guardian']),
  channel: z.enum(['phone', 'email', 'letter', 'web', 'in-person']),
  receivedAt: instant.optional(),
});

export function authorizationRoutes(needs: Needs): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/authorizations',
      permission: 'authorizations',
      summary: 'Lists authorizations, oldest first; the state is derived at the moment of asking.',
      params: nothing,
      query: z.strictObject({
        caseNumber: caseNumber.optional(),
        state: z.enum(AUTHORIZATION_STATES).optional(),
        ...page,
        after: id<'authorization'>().optional(),
      }),
      body: nothing,
      answers: {
        200: {
          description: 'A page. It may hold fewer than `limit` and still have a next one',
          schema: z.strictObject({ items: z.array(shownAuthorization), next: z.string().nullable() }),
        },
      },
      problems: [],
      run: ({ who, query }) =>
        listAuthorizations(needs, who, {
          caseNumber: query.caseNumber ?? null,
          state: query.state ?? null,
          after: query.after ?? null,
          limit: query.limit,
        }),
      show: ({ items, next }) => ({ status: 200, json: { items: items.map(showAuthorization), next } }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/authorizations/:id',
      permission: 'authorizations',
      summary: 'One authorization with its whole story and every verification it answered.',
      params: oneParam,
      query: nothing,
      body: nothing,
      answers: whole,
      problems: ['NOT_FOUND'],
      run: ({ who, params }) => readAuthorization(needs, who, params.id),
      show: (view) => ({ status: 200, json: showWhole(view) }),
    }),
    lifeCycle(
      'revocation',
      'Revoked by the debtor or a guardian, effective on arrival.',
      revocation,
      (who, one, told) =>
        revokeAuthorization(needs, who, one, { ...told, receivedAt: told.receivedAt ?? null }),
    ),
    lifeCycle('resignation', 'The agent steps down.', nothing, (who, one) =>
      resignAuthorization(needs, who, one),
    ),
    lifeCycle('suspension', 'Paused while a doubt is cleared up.', reason, (who, one, told) =>
      suspendAuthorization(needs, who, one, told.reason),
    ),
    lifeCycle('resumption', 'A person has cleared up the doubt.', nothing, (who, one) =>
      resumeAuthorization(needs, who, one),
    ),
    lifeCycle(
      'annulment',
      'Approved by mistake; `uses` lists what was disclosed under it.',
      reason,
      (who, one, told) => annulAuthorization(needs, who, one, told.reason),
    ),
  ];
}

function lifeCycle<Body extends z.ZodType>(
  step: string,
  summary: string,
  body: Body,
  take: (who: Who, one: AuthorizationId, told: z.output<Body>) => LifeCycleResult,
): Route {
  return defineRoute({
    method: 'post',
    path: `/api/v1/authorizations/:id/${step}`,
    permission: 'authorizations',
    summary,
    onBehalfOf: 'required',
    params: oneParam,
    query: nothing,
    body,
    answers: whole,
    problems: ['NOT_FOUND', 'NOT_POSSIBLE'],
    run: ({ who, params, body }) => take(who, params.id, body),
    show: (view) => ({ status: 200, json: showWhole(view) }),
  });
}

/** As in the list: without its story. */
export function showAuthorization({ authorization, state }: Listed): z.output<typeof shownAuthorization> {
  const { agent, debtor, scope } = authorization;
  const grantedOn = osloDayOf(authorization.grantedAt);
  return {
    id: authorization.id,
    kind: authorization.kind,
    state,
    debtor: { name: debtor.name, birthDate: debtor.birthDate },
    agent: { ...agent },
    cases: scope.all ? 'all' : [...scope.listed],
    powers: [...powersGiven(authorization.powers)],
    limits: authorization.limits,
    grantedAt: authorization.grantedAt,
    ...(authorization.signedOn && { signedOn: authorization.signedOn }),
    ...(authorization.kind === 'oral'
      ? { validFrom: grantedOn, validThrough: grantedOn, callId: authorization.callId }
      : {
          validFrom: authorization.validFrom,
          validThrough: authorization.validThrough,
          ...(authorization.untilCaseClosed && { untilCaseClosed: true }),
        }),
  };
}

function showWhole(view: AuthorizationView): z.output<typeof shownWhole> {
  return {
    ...showAuthorization(view),
    history: view.history.map(({ at, type, by, details }) => ({
      at,
      event: type,
      by: { kind: by.kind, id: by.id, onBehalfOf: by.onBehalfOf },
      details: { ...details },
    })),
    uses: view.uses.map((use) => ({ ...use })),
  };
}
