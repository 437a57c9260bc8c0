// Names the faulty fields of a typed grant to the one who sent it: paths as in the body of POST /templates.

import type { Fault } from '../shared/result.js';
import type { ChecklistLine, Deficiency } from './checklist.js';
import type { FormField, HiddenFormField } from './form.js';
import { FIELD_PATHS } from './rules.js';

/** Every reason why these lines cannot stand, where it is to be mended. `under` is put before each path. */
export function faultsOf(lines: readonly ChecklistLine[], under = ''): readonly Fault[] {
  return lines.flatMap(({ requirement, reasons }) => {
    if (requirement === 'signature') return [];
    const path = `${under}${FIELD_PATHS[requirement]}`;
    return reasons.filter((code) => !WARNINGS.has(code)).map((code) => ({ path, code }));
  });
}

/** Worth knowing, but nothing to refuse for (api.md: warnings leave a line `present`). */
const WARNINGS: ReadonlySet<Deficiency> = new Set(['DATE_OLD', 'LONG_DURATION', 'NATIONAL_ID_PRESENT']);

/** The typed field that is printed in each field of the form. */
export const PRINTED_FROM: Readonly<Record<FormField | HiddenFormField, string>> = {
  debtor_name: 'debtor.name',
  debtor_birth_date: 'debtor.birthDate',
  agent_name: 'agent.name',
  agent_birth_date: 'agent.birthDate',
  agent_phone: 'agent.phone',
  agent_email: 'agent.email',
  agent_address: 'agent.address',
  agent_organisation: 'agent.organisation',
  cases_all: 'cases',
  cases: 'cases',
  power_information: 'powers',
  power_agreements: 'powers',
  power_objections: 'powers',
  power_correspondence: 'powers',
  limits: 'limits',
  valid_from: 'validFrom',
  valid_through: 'validThrough',
  until_case_closed: 'untilCaseClosed',
  signed_place: 'signedPlace',
  signed_on: 'signedOn',
  signature: '',
  form_reference: '',
  form_edition: '',
};
