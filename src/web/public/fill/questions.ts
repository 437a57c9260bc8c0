// The questions of the form, one a page: which answers each takes, and what is wrong with them.

import { z } from 'zod';
import { POWERS } from '../../../authorizations/scope.js';
import { isFullName, isPlausibleBirthDate } from '../../../people/person.js';
import type { Agency } from '../../../shared/agency.js';
import { formatNorwegianDay, type Instant, isAdultOn, osloDayOf } from '../../../shared/dates.js';
import { caseNumber } from '../../api/shapes.js';
import { looksLikeNationalId, readTypedDay } from '../../days.js';
import { asList } from '../../typed.js';

export const STEPS = ['deg', 'fullmektig', 'kontakt', 'saker', 'hva', 'unntak', 'varighet'] as const;
export type Step = (typeof STEPS)[number];

/** The fields of each question, by the names they have in the form. */
export const STEP_FIELDS: Readonly<Record<Step, readonly string[]>> = {
  deg: ['debtor.name', 'debtor.birthDate'],
  fullmektig: ['agent.name', 'agent.birthDate', 'agent.organisation'],
  kontakt: ['agent.phone', 'agent.email', 'agent.address'],
  saker: ['which', 'cases'],
  hva: ['powers'],
  unntak: ['limited', 'limits'],
  varighet: ['until', 'validThrough', 'validFrom'],
};

type Today = { readonly agency: Agency; readonly now: () => Instant };

/** What each question takes; texts come out tidy, days as `dd.mm.yyyy`. Refused with codes that have words in fill-fault-words. */
export function stepSchemas(needs: Today) {
  const birthDate = dayText.superRefine((typed, context) => {
    const day = readTypedDay(typed);
    const { oldestPersonYears } = needs.agency.policy;
    if (day && !isPlausibleBirthDate(day, osloDayOf(needs.now()), oldestPersonYears))
      context.addIssue('BIRTH_DATE_IMPLAUSIBLE');
  });
  const agentBirthDate = birthDate.superRefine((typed, context) => {
    const day = readTypedDay(typed);
    const on = osloDayOf(needs.now());
    if (day && day <= on && !isAdultOn(day, on)) context.addIssue('AGENT_MINOR');
  });
  return {
    deg: z.strictObject({ 'debtor.name': fullName, 'debtor.birthDate': birthDate }),
    fullmektig: z.strictObject({
      'agent.name': fullName,
      'agent.birthDate': agentBirthDate,
      'agent.organisation': text(200),
    }),
    kontakt: z
      .strictObject({ 'agent.phone': phone, 'agent.email': email, 'agent.address': text(200) })
      .refine((given) => Object.values(given).some((value) => value !== ''), {
        path: ['agent.phone'],
        error: 'CONTACT_MISSING',
      }),
    saker: z
      .strictObject({ which: z.enum(['all', 'listed'], 'MISSING'), cases: text(2000) })
      .superRefine(({ which, cases }, context) => {
        if (which === 'all') return;
        const numbers = caseNumbersIn(cases);
        const wrong = numbers.some((one) => !caseNumber.safeParse(one).success);
        if (numbers.length > 0 && !wrong) return;
        const message = wrong ? 'NOT_A_CASE_NUMBER' : 'MISSING';
        context.addIssue({ code: 'custom', path: ['cases'], message });
      }),
    hva: z.strictObject({ powers: z.preprocess(asList, z.array(z.enum(POWERS)).min(1, 'MISSING')) }),
    unntak: z
      .strictObject({ limited: z.enum(['no', 'yes'], 'MISSING'), limits: text(500) })
      .refine(({ limited, limits }) => limited === 'no' || limits !== '', {
        path: ['limits'],
        error: 'MISSING',
      }),
    varighet: z
      .strictObject({
        until: z.enum(['3', '6', '12', 'closed', 'date'], 'MISSING'),
        validThrough: optionalDay,
        validFrom: optionalDay,
      })
      .refine(({ until, validThrough }) => until !== 'date' || validThrough !== '', {
        path: ['validThrough'],
        error: 'MISSING',
      }),
  } as const satisfies Record<Step, z.ZodType>;
}
export type StepSchemas = ReturnType<typeof stepSchemas>;

/** The case numbers in a text, parted by commas, semicolons, spaces or lines; each once. */
export function caseNumbersIn(typed: string): readonly string[] {
  return [...new Set(typed.split(/[\s,;]+/).filter((one) => one !== ''))];
}

/** A field that was not sent is empty. */
const tidy = z
  .string()
  .default('')
  .transform((typed) => typed.normalize('NFC').trim());

const fullName = tidy.superRefine((name, context) => {
  if (name === '') context.addIssue('MISSING');
  else if (name.length > 200) context.addIssue('NOT_A_NAME');
  else if (!isFullName(name)) context.addIssue('NOT_FULL_NAME');
});

const dayText = dayOr(null);
const optionalDay = dayOr('');

const phone = text(50).refine(
  (typed) => typed === '' || /^\+?[\d\s().-]{5,}$/.test(typed),
  'NOT_A_PHONE_NUMBER',
);
const email = text(254).refine((typed) => typed === '' || z.email().safeParse(typed).success, 'NOT_AN_EMAIL');

/** A day, or the answer that stands for none. */
function dayOr(none: string | null) {
  return tidy.transform((typed, context) => {
    if (typed === '' && none !== null) return none;
    const day = readTypedDay(typed);
    if (day) return formatNorwegianDay(day);
    context.addIssue(dayFault(typed));
    return z.NEVER;
  });
}

function dayFault(typed: string): string {
  if (typed === '') return 'MISSING';
  return looksLikeNationalId(typed) ? 'NATIONAL_ID' : 'NOT_A_DATE';
}

function text(longest: number) {
  return tidy.pipe(z.string().max(longest));
}
