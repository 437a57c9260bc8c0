// The general authorization form: its fields (a contract with other systems, api.md) and what is asked for when one is issued.

import type { Agent } from '../authorizations/authorization.js';
import type { Power } from '../authorizations/scope.js';
import type { Person } from '../people/person.js';
import type { Day } from '../shared/dates.js';
import type { CaseNumber } from '../shared/ids.js';

export const FORM_FIELDS = [
  'debtor_name',
  'debtor_birth_date',
  'agent_name',
  'agent_birth_date',
  'agent_phone',
  'agent_email',
  'agent_address',
  'agent_organisation',
  'cases_all',
  'cases',
  'power_information',
  'power_agreements',
  'power_objections',
  'power_correspondence',
  'limits',
  'valid_from',
  'valid_through',
  'until_case_closed',
  'signed_place',
  'signed_on',
  'signature',
] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** Field values as they stand in the PDF: tick boxes are `Yes` or `Off`, dates dd.mm.yyyy, case numbers parted by comma. */
export type FormValues = Readonly<Partial<Record<FormField, string>>>;

/** What an authorization says, whether it is asked for on a form, read from a paper or approved by a reviewer. */
export type Grant = {
  readonly debtor: Person;
  readonly agent: Agent;
  readonly cases: 'all' | readonly CaseNumber[];
  readonly powers: readonly Power[];
  /** "Ingen" is an answer, empty is not (domain § 2). */
  readonly limits: string;
  readonly validFrom: Day | null;
  readonly validThrough: Day | null;
  readonly untilCaseClosed: boolean;
};
