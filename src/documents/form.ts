// The general authorization form: its fields (a contract with other systems, api.md) and what is asked for when one is issued.

import type { Agent } from '../authorizations/authorization.js';
import type { Power } from '../authorizations/scope.js';
import type { Person } from '../people/person.js';
import type { Day } from '../shared/dates.js';
import { formatNorwegianDay } from '../shared/dates.js';
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

/** Read-only fields without a place on the page: which issued form this is (empty on a blank), and which edition. */
export const HIDDEN_FORM_FIELDS = ['form_reference', 'form_edition'] as const;
export type HiddenFormField = (typeof HIDDEN_FORM_FIELDS)[number];

export const TICK_FIELDS = [
  'cases_all',
  'power_information',
  'power_agreements',
  'power_objections',
  'power_correspondence',
  'until_case_closed',
] as const satisfies readonly FormField[];

export const DATE_FIELDS = [
  'debtor_birth_date',
  'agent_birth_date',
  'valid_from',
  'valid_through',
  'signed_on',
] as const satisfies readonly FormField[];

/** The fields that hold free text of more than one line. */
export const MULTILINE_FIELDS = ['cases', 'limits'] as const satisfies readonly FormField[];

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

/**
 * Why a form cannot be made with these values: a text that would not fit its box even in the smallest letters we
 * print, or letters our font does not hold (it has Latin, Greek and Cyrillic), which would come out as empty boxes.
 */
export type FormFault =
  | { readonly field: FormField | HiddenFormField; readonly fault: 'TEXT_TOO_LONG' }
  | {
      readonly field: FormField | HiddenFormField;
      readonly fault: 'LETTERS_NOT_IN_FONT';
      readonly letters: readonly string[];
    };

/**
 * What is written in the form when this grant is asked for. Place, date and signature are left to the debtor. Texts on
 * one line have their line breaks turned into commas, so that an address may be given as on an envelope.
 */
export function grantToFormValues(grant: Grant): FormValues {
  const texts = {
    debtor_name: grant.debtor.name,
    debtor_birth_date: formatNorwegianDay(grant.debtor.birthDate),
    agent_name: grant.agent.name,
    agent_birth_date: formatNorwegianDay(grant.agent.birthDate),
    agent_phone: grant.agent.phone,
    agent_email: grant.agent.email,
    agent_address: grant.agent.address,
    agent_organisation: grant.agent.organisation,
    cases: grant.cases === 'all' ? undefined : grant.cases.join(', '),
    limits: grant.limits,
    valid_from: grant.validFrom === null ? undefined : formatNorwegianDay(grant.validFrom),
    valid_through: grant.validThrough === null ? undefined : formatNorwegianDay(grant.validThrough),
  } as const satisfies Partial<Record<FormField, string | undefined>>;
  const ticks = {
    cases_all: grant.cases === 'all',
    power_information: grant.powers.includes('information'),
    power_agreements: grant.powers.includes('agreements'),
    power_objections: grant.powers.includes('objections'),
    power_correspondence: grant.powers.includes('correspondence'),
    until_case_closed: grant.untilCaseClosed,
  } as const satisfies Record<(typeof TICK_FIELDS)[number], boolean>;
  return { ...filledIn(texts), ...tickValues(ticks) };
}

/**
 * The text as it is stored in a field: composed letters (NFC), nothing invisible, and on one line where the field has
 * one. A name comes through to the letter.
 */
export function fieldText(field: FormField | HiddenFormField, text: string): string {
  const visible = text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/[^\P{C}\n]/gu, '')
    .trim();
  if (isOneOf(MULTILINE_FIELDS, field)) return visible;
  return visible.replaceAll(/[\s,]*\n[\s]*/gu, ', ');
}

/** Whether the field is one of these; narrows its type. */
export function isOneOf<Field extends string>(fields: readonly Field[], field: string): field is Field {
  return fields.some((each) => each === field);
}

function filledIn(texts: Readonly<Partial<Record<FormField, string | undefined>>>): FormValues {
  const filled: Partial<Record<FormField, string>> = {};
  for (const field of FORM_FIELDS) {
    const text = fieldText(field, texts[field] ?? '');
    if (text !== '') filled[field] = text;
  }
  return filled;
}

function tickValues(ticks: Readonly<Record<(typeof TICK_FIELDS)[number], boolean>>): FormValues {
  return Object.fromEntries(TICK_FIELDS.map((field) => [field, ticks[field] ? 'Yes' : 'Off']));
}
