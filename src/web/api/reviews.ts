// The review queue through the API: what waits, who looks at it, and what is decided.

import { z } from 'zod';
import { DEFICIENCIES, REQUIREMENTS } from '../../documents/checklist.js';
import {
  type Needs as DecidingNeeds,
  approveSubmission,
  rejectSubmission,
} from '../../documents/deciding/actions.js';
import {
  type QueuePlace,
  claimReview,
  listReviews,
  requestCompletion,
} from '../../documents/reviewing/actions.js';
import { type Route, defineRoute } from '../../http/route.js';
import { isInstant } from '../../shared/dates.js';
import type { SubmissionId } from '../../shared/ids.js';
import { showAuthorization, shownAuthorization } from './authorizations.js';
import { grantFields, grantOf } from './grants.js';
import { caseNumber, day, freeText, id, nothing, page } from './shapes.js';
import { handled, rejected, review, showHandled, showRejected, showReview } from './shown-reviews.js';

/** A value other than `present` is as good as none: the action names each requirement that lacks one. */
const checks = z
  .partialRecord(z.enum(REQUIREMENTS), z.unknown())
  .default({})
  .meta({ description: 'The reviewer’s own judgement: each of the ten must be "present"' });

const version = z.string().max(100).optional().meta({
  description:
    'Of the review that was looked at: CHANGED_MEANWHILE when it is not the newest. Left out it is not asked',
});

const approval = z.strictObject({
  version,
  caseNumber,
  fields: z.strictObject({ ...grantFields, signedOn: day }),
  checks,
  signatureCheckedBy: z.enum(['sight', 'comparison', 'digital', 'call']),
  supersedes: z.array(id<'authorization'>()).max(20).default([]),
  note: freeText.optional(),
});

const completion = z.strictObject({
  version,
  missing: z.array(z.enum(REQUIREMENTS)).min(1).max(REQUIREMENTS.length),
  note: freeText.optional(),
});

const rejection = z.strictObject({
  version,
  reasons: z.array(z.enum(DEFICIENCIES)).min(1).max(DEFICIENCIES.length),
  note: freeText.optional(),
});

const after = z
  .string()
  .max(200)
  .transform((text, context): QueuePlace => {
    const [openSince = '', ...rest] = text.split('_');
    if (isInstant(openSince)) return { openSince, id: rest.join('_') as SubmissionId };
    context.addIssue({ code: 'custom', message: 'NOT_ALLOWED' });
    return z.NEVER;
  });

const oneParam = z.strictObject({ id: id<'submission'>() });
const itself = { 200: { description: 'The submission', schema: handled } };
const common = { permission: 'review', onBehalfOf: 'required', query: nothing } as const;
const whenGone = ['NOT_FOUND', 'ALREADY_DECIDED'] as const;
const whenDecided = [...whenGone, 'CHANGED_MEANWHILE'] as const;

export function reviewRoutes(needs: DecidingNeeds): readonly Route[] {
  return [
    defineRoute({
      ...common,
      method: 'get',
      path: '/api/v1/reviews',
      summary: 'Every undecided submission, oldest first, with what was read from its papers.',
      params: nothing,
      query: z.strictObject({
        state: z.literal('open').default('open'),
        limit: page.limit,
        after: after.optional(),
      }),
      body: nothing,
      answers: {
        200: {
          description: 'A page of the queue',
          schema: z.strictObject({ items: z.array(review), next: z.string().nullable() }),
        },
      },
      problems: [],
      run: ({ who, query }) => listReviews(needs, who, { after: query.after ?? null, limit: query.limit }),
      show: ({ items, next }, language) => ({
        status: 200,
        json: {
          items: items.map((item) => showReview(item, language)),
          next: next && `${next.openSince}_${next.id}`,
        },
      }),
    }),
    defineRoute({
      ...common,
      method: 'post',
      path: '/api/v1/reviews/:id/claim',
      summary: 'Tells colleagues who is looking at it; deciding does not need it.',
      params: oneParam,
      body: nothing,
      answers: itself,
      problems: whenGone,
      run: ({ who, params }) => claimReview(needs, who, params.id),
      show: (claimed, language) => ({ status: 200, json: showHandled(claimed, language) }),
    }),
    defineRoute({
      ...common,
      method: 'post',
      path: '/api/v1/reviews/:id/approval',
      creates: true,
      summary: 'Approves: makes the authorization, and ends those it supersedes in the same moment.',
      params: oneParam,
      body: approval,
      answers: { 201: { description: 'The authorization', schema: shownAuthorization } },
      problems: [
        ...whenDecided,
        'NOT_COMPLETE',
        'UNKNOWN_CASE',
        'DEBTOR_NOT_MATCHED',
        'MALWARE_FOUND',
        'NOTE_NEEDED',
      ],
      run: ({ who, params, body: { fields, note, checks, version: seen, ...asked } }) =>
        approveSubmission(needs, who, {
          ...asked,
          ...versioned(seen),
          id: params.id,
          checks: REQUIREMENTS.filter((requirement) => checks[requirement] === 'present'),
          grant: { ...grantOf(fields), signedOn: fields.signedOn },
          note: note ?? null,
        }),
      show: (approved) => ({ status: 201, json: showAuthorization(approved) }),
    }),
    defineRoute({
      ...common,
      method: 'post',
      path: '/api/v1/reviews/:id/completion-request',
      summary: 'Asks the sender for what is missing.',
      params: oneParam,
      body: completion,
      answers: itself,
      problems: whenDecided,
      run: ({ who, params, body: { missing, note, version: seen } }) =>
        requestCompletion(needs, who, params.id, { missing, note: note ?? null, ...versioned(seen) }),
      show: (asked, language) => ({ status: 200, json: showHandled(asked, language) }),
    }),
    defineRoute({
      ...common,
      method: 'post',
      path: '/api/v1/reviews/:id/rejection',
      summary: 'Rejects with coded reasons, which the sender is told.',
      params: oneParam,
      body: rejection,
      answers: { 200: { description: 'Rejected', schema: rejected } },
      problems: whenDecided,
      run: ({ who, params, body: { reasons, note, version: seen } }) =>
        rejectSubmission(needs, who, { id: params.id, reasons, note: note ?? null, ...versioned(seen) }),
      show: (submission) => ({ status: 200, json: showRejected(submission) }),
    }),
  ];
}

function versioned(version: string | undefined): { readonly version?: string } {
  return version === undefined ? {} : { version };
}
