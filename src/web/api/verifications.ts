// The question everything else is for, through the API: one, up to a hundred at once, or one that was answered.

import { z } from 'zod';
import type { Who } from '../../audit/act.js';
import type { Metrics } from '../../http/metrics.js';
import { type Route, defineRoute } from '../../http/route.js';
import type { Language } from '../../shared/languages.js';
import { type Result, allowed } from '../../shared/result.js';
import {
  type AskDisclosure,
  type Needs,
  type Verification,
  readVerification,
  verifyDisclosure,
} from '../../verification/actions.js';
import { DENY_REASONS, OBLIGATIONS } from '../../verification/disclosure.js';
import { disclosureMessages } from '../../verification/words.js';
import { caseNumber, id, nothing, person, power } from './shapes.js';

const question = z
  .strictObject({ caseNumber, agent: person, power, callId: id<'call'>().optional() })
  .meta({ id: 'Question' });
type Question = z.output<typeof question>;

const shown = z
  .strictObject({
    id: z.string(),
    decision: z.enum(['allow', 'deny']),
    reasons: z.array(z.enum(DENY_REASONS)),
    authorizationId: z.string().optional(),
    kind: z.enum(['written', 'oral']).optional(),
    powers: z.array(power).optional(),
    validThrough: z.string().optional(),
    limits: z.string().optional(),
    obligations: z.array(z.enum(OBLIGATIONS)),
    handlerMessage: z.string(),
    callerMessage: z.string(),
    decidedAt: z.string(),
  })
  .meta({ id: 'Verification' });

export function verificationRoutes(
  needs: Needs & {
    readonly askDisclosure: AskDisclosure;
    readonly metrics: Pick<Metrics, 'countVerification'>;
  },
): readonly Route[] {
  const verify = async (who: Who, { caseNumber, agent, power, callId }: Question) => {
    const asked = { caseNumber, agent, power, callId: callId ?? null };
    const result = await verifyDisclosure(needs, who, asked);
    if (result.ok) needs.metrics.countVerification(result.value.decision);
    return result;
  };
  return [
    defineRoute({
      method: 'post',
      path: '/api/v1/verifications',
      direct: true,
      permission: 'verify',
      summary: 'May this person, now, do this, in this case? A deny is a 200.',
      params: nothing,
      query: nothing,
      body: question,
      answers: { 200: { description: 'Allow or deny, with every reason', schema: shown } },
      problems: [],
      run: ({ who, body }) => verify(who, body),
      show: (value, language) => ({ status: 200, json: showVerification(value, language) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/verifications/batch',
      direct: true,
      permission: 'verify',
      summary: 'Up to a hundred questions, answered in order; each is recorded on its own.',
      params: nothing,
      query: nothing,
      body: z.strictObject({ requests: z.array(question).min(1).max(100) }),
      answers: {
        200: { description: 'The answers, in order', schema: z.strictObject({ results: z.array(shown) }) },
      },
      problems: [],
      run: async ({ who, body }): Promise<Result<readonly Verification[], never>> => {
        const results = await Promise.all(body.requests.map((one) => verify(who, one)));
        return allowed(results.flatMap((result) => (result.ok ? [result.value] : [])));
      },
      show: (values, language) => ({
        status: 200,
        json: { results: values.map((value) => showVerification(value, language)) },
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/verifications/:id',
      permission: 'verify',
      summary: 'An answer as it was given.',
      params: z.strictObject({ id: id<'verification'>() }),
      query: nothing,
      body: nothing,
      answers: { 200: { description: 'The answer', schema: shown } },
      problems: ['NOT_FOUND'],
      run: ({ who, params }) => readVerification(needs, who, params.id),
      show: ({ verification }, language) => ({
        status: 200,
        json: showVerification(verification, language),
      }),
    }),
  ];
}

function showVerification(given: Verification, language: Language): z.output<typeof shown> {
  const { id: own, decidedAt } = given;
  const { handlerMessage, callerMessage } = disclosureMessages(given, language);
  if (given.decision === 'deny')
    return {
      id: own,
      decision: 'deny',
      reasons: [...given.reasons],
      obligations: [],
      handlerMessage,
      callerMessage,
      decidedAt,
    };
  return {
    id: own,
    decision: 'allow',
    reasons: [],
    authorizationId: given.authorizationId,
    kind: given.kind,
    powers: [...given.powers],
    validThrough: given.validThrough ?? undefined,
    limits: given.limits ?? undefined,
    obligations: [...given.obligations],
    handlerMessage,
    callerMessage,
    decidedAt,
  };
}
