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

/** An approval without the submission it is about; every name is that of its field. */
export const approvalBody = z
  .strictObject({
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
  })
  .transform((body): Omit<Approval, 'id'> => {
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

export const completionBody = z.strictObject({
  version,
  missing: z.preprocess(asList, z.array(z.enum(REQUIREMENTS)).min(1, 'MISSING')),
  note,
});

export const rejectionBody = z.strictObject({
  version,
  reasons: z.preprocess(asList, z.array(z.enum(DEFICIENCIES)).min(1, 'MISSING')),
  note,
});
