// What a grant looks like in a request: the body of POST /templates, and the fields a reviewer types.

import { z } from 'zod';
import type { Agent } from '../../authorizations/authorization.js';
import type { Grant } from '../../documents/form.js';
import { caseScope, day, freeText, name, person, power } from './shapes.js';

const agent = person.extend({
  phone: shortText(50).optional(),
  email: z.email().max(254).optional(),
  address: shortText(200).optional(),
  organisation: name.optional(),
});

/** The fields both have, but for how long it lasts. */
export const grantFields = {
  debtor: person,
  agent,
  cases: caseScope,
  powers: z.array(power).max(8),
  limits: freeText.meta({ description: 'As the debtor would write it; "ingen" is an answer' }),
  validFrom: day.optional(),
  validThrough: day.optional(),
  untilCaseClosed: z.boolean().optional(),
};

const typedGrant = z.strictObject(grantFields);
type TypedFields = z.output<typeof typedGrant>;

export function grantOf(fields: TypedFields): Grant {
  return {
    debtor: fields.debtor,
    agent: agentOf(fields.agent),
    cases: fields.cases === 'all' ? 'all' : [...new Set(fields.cases)],
    powers: [...new Set(fields.powers)],
    limits: fields.limits,
    validFrom: fields.validFrom ?? null,
    validThrough: fields.validThrough ?? null,
    untilCaseClosed: fields.untilCaseClosed ?? false,
  };
}

function agentOf({ name, birthDate, phone, email, address, organisation }: TypedFields['agent']): Agent {
  return {
    name,
    birthDate,
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(address !== undefined && { address }),
    ...(organisation !== undefined && { organisation }),
  };
}

function shortText(longest: number) {
  return z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(longest))
    .meta({ minLength: 1, maxLength: longest });
}
