// What the API shows of a review: the papers, what was read from them and where, and how it stands.

import { z } from 'zod';
import { DEFICIENCIES, REQUIREMENTS } from '../../documents/checklist.js';
import { fieldPlacesIn } from '../../documents/field-places.js';
import { FORM_FIELDS } from '../../documents/form.js';
import { LETTER_RULE_WORDS } from '../../documents/letter/rule-words.js';
import { LETTER_RULES, SUGGESTED_FIELDS, isList } from '../../documents/letter/suggestion.js';
import type { Review } from '../../documents/reviewing/actions.js';
import { type Submission, checklistOf, reviewVersion, statusOf } from '../../documents/submission.js';
import { type DocumentSuggestion, caseNumbersIn, suggestionsIn } from '../../documents/suggestions.js';
import type { Language } from '../../shared/languages.js';
import { checklist, showChecklist, showDocument, shownDocument, status } from './checklists.js';
import { showSignature, shownSignature } from './signatures.js';

const share = z.number().min(0).max(1);

const suggestion = z.strictObject({
  requirement: z.enum(REQUIREMENTS),
  field: z.enum(SUGGESTED_FIELDS).meta({ description: 'As in the body of an approval' }),
  value: z
    .union([z.string(), z.boolean(), z.array(z.string())])
    .nullable()
    .meta({ description: 'As in the body of an approval; null when it cannot be read as one' }),
  asWritten: z.string(),
  document: z.int().meta({ description: 'Which of the documents, from 1' }),
  page: z.int(),
  box: z
    .strictObject({ x: share, y: share, width: share, height: share })
    .meta({ description: 'Shares of the page’s width and height, from its top left corner' }),
  rule: z.enum(LETTER_RULES).meta({ description: 'Why it is suggested' }),
  explanation: z.string(),
  known: z.boolean().optional().meta({ description: 'For case numbers: whether all of them are registered' }),
});

/** Boxes to be drawn over the picture of a page. */
const shownPlace = z.strictObject({
  requirement: z.enum(REQUIREMENTS),
  field: z.enum(FORM_FIELDS),
  page: z.int(),
  box: z.strictObject({ x: share, y: share, width: share, height: share }),
  ink: z.enum(['ink', 'empty', 'unsure']).nullable(),
});

export const review = z
  .strictObject({
    id: z.string(),
    status,
    receivedAt: z.string(),
    answerBy: z.string(),
    caseNumber: z.string().optional(),
    checklist,
    documents: z.array(
      shownDocument.extend({ signatures: z.array(shownSignature), places: z.array(shownPlace) }),
    ),
    fields: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'What was read, each value with its source; null when no machine could read it' }),
    suggestions: z.array(suggestion).meta({
      description:
        'What a machine believes to have found in letters, the likeliest of each field first: for a person to check, with its place',
    }),
    claimedBy: z.string().optional(),
    version: z.string().meta({
      description: 'To be named in a decision, so that it is not made by papers that are not the newest',
    }),
  })
  .meta({ id: 'Review' });

export const handled = z.strictObject({
  id: z.string(),
  status,
  answerBy: z.string(),
  checklist,
  claimedBy: z.string().optional(),
});

export const rejected = z.strictObject({
  id: z.string(),
  status,
  reasons: z.array(z.enum(DEFICIENCIES)),
});

/** All a reviewer decides by. */
export function showReview(
  { submission, documents, knownCases }: Review,
  language: Language,
): z.output<typeof review> {
  const { caseNumber, fields } = submission.papers;
  return {
    ...showHandled(submission, language),
    receivedAt: submission.receivedAt,
    ...(caseNumber !== null && { caseNumber }),
    documents: documents.map((document) => ({
      ...showDocument(document, language),
      signatures: document.facts.signatures.map((signature) => showSignature(signature, language)),
      places: [...fieldPlacesIn(document.facts)],
    })),
    fields: fields && { ...fields },
    suggestions: suggestionsIn(documents).map((one) => showSuggestion(one, { knownCases, language })),
    version: reviewVersion(submission),
  };
}

function showSuggestion(
  { rule, value, box, ...one }: DocumentSuggestion,
  { knownCases, language }: { readonly knownCases: Review['knownCases']; readonly language: Language },
): z.output<typeof suggestion> {
  const numbers = caseNumbersIn([{ ...one, value, box, rule }]);
  return {
    ...one,
    value: isList(value) ? [...value] : value,
    box: { ...box },
    rule,
    explanation: LETTER_RULE_WORDS[rule][language],
    ...(numbers.length > 0 && { known: numbers.every((number) => knownCases.has(number)) }),
  };
}

/** How it stands once somebody has seen to it. */
export function showHandled(submission: Review['submission'], language: Language): z.output<typeof handled> {
  const { id, answerBy, claim } = submission;
  return {
    id,
    status: statusOf(submission),
    answerBy,
    checklist: showChecklist(checklistOf(submission), language),
    ...(claim && { claimedBy: claim.by }),
  };
}

export function showRejected(submission: Submission): z.output<typeof rejected> {
  const { id, decision } = submission;
  return { id, status: statusOf(submission), reasons: [...(decision?.reasons ?? [])] };
}
