// What the answers come to: the grant a form is made for, or the questions that are not answered yet.

import type { Agent } from '../../../authorizations/authorization.js';
import type { Grant } from '../../../documents/form.js';
import type { FormOrder } from '../../../documents/issuing/actions.js';
import { type Day } from '../../../shared/dates.js';
import type { CaseNumber } from '../../../shared/ids.js';
import type { Language } from '../../../shared/languages.js';
import { type Fault, type Result, allowed, refused } from '../../../shared/result.js';
import type { Answers } from '../../../visits/visit.js';
import { readTypedDay } from '../../days.js';
import { caseNumbersIn, type Step, type StepSchemas, STEP_FIELDS, STEPS } from './questions.js';

/** The first question without a usable answer; null when all have one. */
export function firstOpenStep(answers: Answers, schemas: StepSchemas): Step | null {
  return STEPS.find((step) => !schemas[step].safeParse(answersTo(step, answers)).success) ?? null;
}

/** The answers to one question alone. */
function answersTo(step: Step, answers: Answers): Answers {
  const known = STEP_FIELDS[step].flatMap((field) => {
    const value = answers[field];
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(known);
}

/** What is asked for when a form is made; refused with NOT_ANSWERED at the first field of each open question. */
export function orderFrom(
  answers: Answers,
  { schemas, language, noLimits }: Making,
): Result<FormOrder, readonly Fault[]> {
  const [deg, fullmektig, kontakt] = [
    schemas.deg.safeParse(answersTo('deg', answers)),
    schemas.fullmektig.safeParse(answersTo('fullmektig', answers)),
    schemas.kontakt.safeParse(answersTo('kontakt', answers)),
  ];
  const [saker, hva] = [
    schemas.saker.safeParse(answersTo('saker', answers)),
    schemas.hva.safeParse(answersTo('hva', answers)),
  ];
  const [unntak, varighet] = [
    schemas.unntak.safeParse(answersTo('unntak', answers)),
    schemas.varighet.safeParse(answersTo('varighet', answers)),
  ];
  if (
    !deg.success ||
    !fullmektig.success ||
    !kontakt.success ||
    !saker.success ||
    !hva.success ||
    !unntak.success ||
    !varighet.success
  )
    return refused(openFaults(answers, schemas));
  const { until, validThrough, validFrom } = varighet.data;
  const grant: Grant = {
    debtor: { name: deg.data['debtor.name'], birthDate: dayIn(deg.data['debtor.birthDate']) },
    agent: agentFrom({ ...fullmektig.data, ...kontakt.data }),
    cases: saker.data.which === 'all' ? 'all' : (caseNumbersIn(saker.data.cases) as readonly CaseNumber[]),
    powers: hva.data.powers,
    limits: unntak.data.limited === 'no' ? noLimits : unntak.data.limits,
    validFrom: validFrom === '' ? null : dayIn(validFrom),
    validThrough: until === 'date' ? dayIn(validThrough) : null,
    untilCaseClosed: until === 'closed',
  };
  const months = until === 'date' || until === 'closed' ? null : Number(until);
  return allowed({ language, grant, months });
}

type Making = { readonly schemas: StepSchemas; readonly language: Language; readonly noLimits: string };

function openFaults(answers: Answers, schemas: StepSchemas): readonly Fault[] {
  return STEPS.filter((step) => !schemas[step].safeParse(answersTo(step, answers)).success).map((step) => ({
    path: STEP_FIELDS[step][0] ?? '',
    code: 'NOT_ANSWERED',
  }));
}

function agentFrom(typed: Readonly<Record<`agent.${string}`, string>>): Agent {
  const { 'agent.phone': phone = '', 'agent.email': email = '' } = typed;
  const { 'agent.address': address = '', 'agent.organisation': organisation = '' } = typed;
  return {
    name: typed['agent.name'] ?? '',
    birthDate: dayIn(typed['agent.birthDate'] ?? ''),
    ...(phone !== '' && { phone }),
    ...(email !== '' && { email }),
    ...(address !== '' && { address }),
    ...(organisation !== '' && { organisation }),
  };
}

function dayIn(typed: string): Day {
  const day = readTypedDay(typed);
  if (!day) throw new Error('a day was taken that is none');
  return day;
}
