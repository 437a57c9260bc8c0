// What the forms of a review send, and the approval that is made of it.

import { z } from 'zod';
import { POWERS } from '../../../authorizations/scope.js';
import { DEFICIENCIES, REQUIREMENTS } from '../../../documents/checklist.js';
import type { Approval } from '../../../documents/deciding/actions.js';
import type { CaseNumber } from '../../../shared/ids.js';
import { caseNumber, id } from '../../api/shapes.js';
import { looksLikeNationalId, readTypedDay } from '../../days.js';
import { asList } from '../../typed.js';
import {
  JUDGEMENTS,
  type Judgement,
  SIGNATURE_CHECKS,
  type SignatureCheck,
} from '../../words/review-words.js';

const tidy = z
  .string()
  .default('')
  .transform((typed) => typed.normalize('NFC').trim());
const text = (longest: number) => tidy.pipe(z.string().max(longest));
const email = text(254).refine((typed) => typed === '' || z.email().safeParse(typed).success, 'NOT_AN_EMAIL');
const version = z.string().max(100);
const note = text(500).transform((typed) => (typed === '' ? null : typed));

const optionalDay = tidy.transform((typed, context) => {
  if (typed === '') return null;
  const day = readTypedDay(typed);
  if (day) return day;
  context.addIssue(looksLikeNationalId(typed) ? 'NATIONAL_ID' : 'NOT_A_DATE');
  return z.NEVER;
});
const day = optionalDay.transform((typed, context) => {
  if (typed) return typed;
  context.addIssue('MISSING');
  return z.NEVER;
});

const listedCases = text(2000).transform((typed, context): readonly CaseNumber[] => {
  const numbers = [...new Set(typed.split(/[,;\n]+/).map((one) => one.trim()))].filter((one) => one !== '');
  const read = numbers.map((one) => caseNumber.safeParse(one));
  if (read.some(({ success }) => !success)) context.addIssue('NOT_A_CASE_NUMBER');
  return read.flatMap(({ data }) => (data === undefined ? [] : [data]));
});

const judgement = z.enum(Object.keys(JUDGEMENTS) as [Judgement, ...Judgement[]]).optional();
const judgements = Object.fromEntries(REQUIREMENTS.map((one) => [`checks.${one}`, judgement])) as Record<
  `checks.${(typeof REQUIREMENTS)[number]}`,
  typeof judgement
>;

const approvalFields = {
  version,
  caseNumber: tidy.pipe(z.string().min(1, 'MISSING')).pipe(caseNumber),
  'fields.debtor.name': text(200),
  'fields.debtor.birthDate': day,
  'fields.agent.name': text(200),
  'fields.agent.birthDate': day,
  'fields.agent.phone': text(50),
  'fields.agent.email': email,
  'fields.agent.address': text(200),
  'fields.agent.organisation': text(200),
  'fields.which': z.enum(['all', 'listed'], 'MISSING'),
  'fields.cases': listedCases,
  'fields.powers': z.preprocess(asList, z.array(z.enum(POWERS))),
  'fields.limits': text(500),
  'fields.validFrom': optionalDay,
  'fields.validThrough': optionalDay,
  'fields.untilCaseClosed': z.literal('yes').optional(),
  'fields.signedOn': day,
  signatureCheckedBy: z.enum(
    Object.keys(SIGNATURE_CHECKS) as [SignatureCheck, ...SignatureCheck[]],
    'MISSING',
  ),
  supersedes: z.preprocess(asList, z.array(id<'authorization'>()).max(20)),
  note,
  ...judgements,
};

/** An approval without the submission it is about; every name is that of its field. */
export const approvalBody = z.strictObject(approvalFields).transform((body): Omit<Approval, 'id'> => {
  const { 'fields.agent.phone': phone, 'fields.agent.email': mail } = body;
  const { 'fields.agent.address': address, 'fields.agent.organisation': organisation } = body;
  return {
    version: body.version,
    caseNumber: body.caseNumber,
    checks: REQUIREMENTS.filter((one) => body[`checks.${one}`] === 'present'),
    signatureCheckedBy: body.signatureCheckedBy,
    supersedes: body.supersedes,
    note: body.note,
    grant: {
      debtor: { name: body['fields.debtor.name'], birthDate: body['fields.debtor.birthDate'] },
      agent: {
        name: body['fields.agent.name'],
        birthDate: body['fields.agent.birthDate'],
        ...(phone !== '' && { phone }),
        ...(mail !== '' && { email: mail }),
        ...(address !== '' && { address }),
        ...(organisation !== '' && { organisation }),
      },
      cases: body['fields.which'] === 'all' ? 'all' : body['fields.cases'],
      powers: body['fields.powers'],
      limits: body['fields.limits'],
      validFrom: body['fields.validFrom'],
      validThrough: body['fields.validThrough'],
      untilCaseClosed: body['fields.untilCaseClosed'] === 'yes',
      signedOn: body['fields.signedOn'],
    },
  };
});

/** The fields of a review's page beside its version and note, which each page has of its own. */
export const ANSWERS: readonly string[] = Object.keys(approvalFields).filter(
  (name) => name !== 'version' && name !== 'note',
);

/** They go along with asking and rejecting, for coming back to, and are no part of either. */
const kept = Object.fromEntries(ANSWERS.map((name) => [name, z.unknown().optional()]));

export const completionBody = z
  .strictObject({
    ...kept,
    version,
    chosen: z.string().optional(),
    missing: z.preprocess(asList, z.array(z.enum(REQUIREMENTS)).min(1, 'MISSING')),
    shown: z.preprocess(asList, z.array(z.enum(REQUIREMENTS))),
    note,
  })
  .transform(({ version: seen, missing, shown, note: written }, context) => {
    // What a sender is told was read by a person first.
    if (missing.length !== shown.length || missing.some((one) => !shown.includes(one)))
      context.addIssue({ code: 'custom', message: 'MESSAGE_CHANGED', path: ['missing'] });
    return { version: seen, missing, note: written };
  });

export const rejectionBody = z
  .strictObject({
    ...kept,
    version,
    reasons: z.preprocess(asList, z.array(z.enum(DEFICIENCIES)).min(1, 'MISSING')),
    note,
  })
  .transform(({ version: seen, reasons, note: written }) => ({ version: seen, reasons, note: written }));

/** What a page of a review is made of: the form of another one, as it was typed and not judged yet. */
export const typedBody = z.record(z.string().max(100), z.union([z.string(), z.array(z.string())]));
