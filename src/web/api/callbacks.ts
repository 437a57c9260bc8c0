// Being called back, through the API; the answer is the same whether the case exists or not.

import { z } from 'zod';
import { type Callback, type Needs, askCallback } from '../../callbacks/actions.js';
import { CALLBACK_FAULTS } from '../../callbacks/rules.js';
import { type Route, defineRoute } from '../../http/route.js';
import { caseNumber, instant, nothing } from './shapes.js';

const asked = z.strictObject({
  caseNumber: z.string().trim().pipe(caseNumber),
  phone: z
    .string()
    .min(1)
    .max(40)
    .meta({ description: 'Eight digits are Norwegian; others with country code' }),
  preferredAt: instant.optional(),
});

const shown = z.strictObject({
  id: z.string(),
  createdAt: z.string(),
  callFrom: z.string().nullable().meta({ description: 'The first moment we are open at or after the wish' }),
});

export function callbackRoutes(needs: Needs): readonly Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/v1/callbacks',
      permission: 'anyone',
      limited: true,
      creates: true,
      summary: 'Asks to be called back when we are open.',
      params: nothing,
      query: nothing,
      body: asked,
      answers: { 201: { description: 'We shall call', schema: shown } },
      problems: CALLBACK_FAULTS,
      run: ({ who, body }) => askCallback(needs, who, { ...body, preferredAt: body.preferredAt ?? null }),
      show: (callback) => ({ status: 201, json: showCallback(callback) }),
    }),
  ];
}

function showCallback({ id, createdAt, callFrom }: Callback): z.output<typeof shown> {
  return { id, createdAt, callFrom };
}
