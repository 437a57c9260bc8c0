// Papers through the API: sent in, added to, asked about and taken back, by whoever holds the reference.

import { z } from 'zod';
import { DEFICIENCIES, REQUIREMENTS } from '../../documents/checklist.js';
import { FILE_REFUSALS } from '../../documents/facts.js';
import {
  type Received,
  type Needs as ReceivingNeeds,
  addDocuments,
  readStatus,
  receiveSubmission,
} from '../../documents/receiving/actions.js';
import { type Submission, checklistOf, isCompletionOpen, statusOf } from '../../documents/submission.js';
import { withdrawSubmission } from '../../documents/withdrawing/actions.js';
import { completionMessage } from '../../documents/words.js';
import { type Route, defineRoute } from '../../http/route.js';
import type { Language } from '../../shared/languages.js';
import { checklist, showChecklist, showDocument, shownDocument, status } from './checklists.js';
import { caseNumber, day, nothing } from './shapes.js';

const MOST_FILES = 5;

const received = z.strictObject({ status, checklist, documents: z.array(shownDocument) });
const receivedFirst = z.strictObject({ reference: z.string(), ...received.shape });

const standing = z.strictObject({
  status,
  receivedAt: z.string(),
  answerBy: z.string(),
  checklist,
  completion: z
    .strictObject({ askedAt: z.string(), missing: z.array(z.enum(REQUIREMENTS)), message: z.string() })
    .optional(),
  decision: z
    .strictObject({
      outcome: z.enum(['approved', 'rejected']),
      reasons: z.array(z.enum(DEFICIENCIES)),
      at: z.string(),
    })
    .optional(),
});

const beside = z.strictObject({
  caseNumber: z.string().trim().pipe(caseNumber).optional(),
  email: z.email().max(254).optional(),
});

const byReference = z.strictObject({ reference: z.string().min(1).max(200) });
const filesRefused = ['FILE_TOO_LARGE', ...FILE_REFUSALS, 'OVERLOADED'] as const;
const itsStanding = { 200: { description: 'Where the submission stands', schema: standing } };

export function submissionRoutes(needs: ReceivingNeeds): readonly Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/v1/submissions',
      permission: 'anyone',
      limited: true,
      creates: true,
      upload: { most: MOST_FILES },
      summary: 'Sends in papers. The reference is shown once and is the only key to them.',
      params: nothing,
      query: nothing,
      body: beside,
      answers: { 201: { description: 'Received, with its checklist', schema: receivedFirst } },
      problems: filesRefused,
      run: ({ who, body, files }) =>
        receiveSubmission(needs, who, {
          files,
          caseNumber: body.caseNumber ?? null,
          email: body.email ?? null,
        }),
      show: (value, language) => ({
        status: 201,
        json: {
          reference: value.reference,
          ...showReceived(value, language),
        } satisfies z.output<typeof receivedFirst>,
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/submissions/:reference',
      permission: 'anyone',
      summary: 'Where a submission stands, line by line.',
      params: byReference,
      query: nothing,
      body: nothing,
      answers: itsStanding,
      problems: ['NOT_FOUND'],
      run: ({ params }) => readStatus(needs, params.reference),
      show: (submission, language) => ({ status: 200, json: showStanding(submission, language) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/submissions/:reference/documents',
      permission: 'anyone',
      limited: true,
      creates: true,
      upload: { most: MOST_FILES },
      summary: 'Adds more or better pages; the checklist is made anew.',
      params: byReference,
      query: nothing,
      body: nothing,
      answers: { 200: { description: 'Received, with the checklist over all pages', schema: received } },
      problems: ['NOT_FOUND', 'ALREADY_DECIDED', ...filesRefused],
      run: ({ who, params, files }) => addDocuments(needs, who, { reference: params.reference, files }),
      show: (value, language) => ({ status: 200, json: showReceived(value, language) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/submissions/:reference/withdrawal',
      permission: 'anyone',
      limited: true,
      summary: 'Takes back the papers and revokes the authorization made from them, effective on arrival.',
      params: byReference,
      query: nothing,
      body: z.strictObject({ birthDate: day }),
      answers: itsStanding,
      problems: ['NOT_FOUND', 'BIRTH_DATE_NOT_MATCHED', 'TOO_MANY_TRIES'],
      run: ({ who, params, body }) => withdrawSubmission(needs, who, { ...params, ...body }),
      show: (submission, language) => ({ status: 200, json: showStanding(submission, language) }),
    }),
  ];
}

function showReceived({ submission, documents }: Received, language: Language): z.output<typeof received> {
  return {
    status: statusOf(submission),
    checklist: showChecklist(checklistOf(submission), language),
    documents: documents.map((document) => showDocument(document, language)),
  };
}

function showStanding(submission: Submission, language: Language): z.output<typeof standing> {
  const { receivedAt, answerBy, completion, decision } = submission;
  const asked = completion && isCompletionOpen(submission) ? completion : null;
  return {
    status: statusOf(submission),
    receivedAt,
    answerBy,
    checklist: showChecklist(checklistOf(submission), language),
    ...(asked && {
      completion: {
        askedAt: asked.askedAt,
        missing: [...asked.missing],
        // The reviewer's note may name persons, and whoever holds a reference is not known to be one of them.
        message: completionMessage({ missing: asked.missing, note: null, language }),
      },
    }),
    ...(decision && {
      decision: { outcome: decision.outcome, reasons: [...decision.reasons], at: decision.at },
    }),
  };
}
