// What a machine believes to have found in a letter: for a person to look at, never a fact.

import type { Requirement } from '../checklist.js';
import type { PageBox } from '../page-text.js';

export const LETTER_RULES = [
  'NAME_AFTER_ROLE_WORDS',
  'NAME_BEFORE_ROLE_WORDS',
  'NAME_AT_SIGNATURE',
  'OTHER_OF_TWO_NAMES',
  'ORGANISATION_AFTER_ROLE_WORDS',
  'BIRTH_DATE_BESIDE_NAME',
  'BIRTH_DATE_AFTER_ROLE_WORDS',
  'PHONE_NUMBER',
  'EMAIL_ADDRESS',
  'POSTAL_ADDRESS',
  'NUMBER_AFTER_CASE_WORDS',
  'ALL_CASES_WORDS',
  'POWER_WORDS',
  'LIMITING_WORDS',
  'ONLY_WORDS',
  'NO_LIMITS_WORDS',
  'DATE_AFTER_FROM_WORDS',
  'DATE_AFTER_UNTIL_WORDS',
  'DATES_OF_A_PERIOD',
  'LENGTH_OF_TIME',
  'UNTIL_CASE_CLOSED_WORDS',
  'FURTHER_NOTICE_WORDS',
  'DATE_AFTER_DATE_WORDS',
  'DATE_BESIDE_PLACE',
  'DATE_ON_ITS_OWN',
  'PLACE_BESIDE_DATE',
  'NATIONAL_ID',
  'FORM_BOX',
] as const;
/** Why it was taken for what it is said to be. */
export type LetterRule = (typeof LETTER_RULES)[number];

export const SUGGESTED_FIELDS = [
  'debtor.name',
  'debtor.birthDate',
  'agent.name',
  'agent.birthDate',
  'agent.phone',
  'agent.email',
  'agent.address',
  'agent.organisation',
  'cases',
  'powers',
  'limits',
  'validFrom',
  'validThrough',
  'untilCaseClosed',
  'signedOn',
  'signedPlace',
] as const;
/** Named as in the body of an approval. */
export type SuggestedField = (typeof SUGGESTED_FIELDS)[number];

/** Something found in the text: where, why, and what it would be in an approval. */
export type Found = {
  readonly field: SuggestedField;
  /** As in the body of an approval; null when it cannot be read as one, such as a date with two figures for the year. */
  readonly value: string | boolean | readonly string[] | null;
  /** As it stands in the letter, national ids masked. */
  readonly asWritten: string;
  readonly rule: LetterRule;
  /** Where in the text, as for `slice`. */
  readonly start: number;
  readonly end: number;
};

/** Whether a value is a list, of case numbers or powers. */
export function isList(value: Found['value']): value is readonly string[] {
  return Array.isArray(value);
}

/** `page` of the file, from 1. */
export type Suggestion = Omit<Found, 'start' | 'end'> & {
  readonly requirement: Requirement;
  readonly page: number;
  readonly box: PageBox;
};

export const REQUIREMENT_OF: Readonly<Record<SuggestedField, Requirement>> = {
  'debtor.name': 'debtorName',
  'debtor.birthDate': 'debtorBirthDate',
  'agent.name': 'agentName',
  'agent.birthDate': 'agentBirthDate',
  'agent.phone': 'agentContact',
  'agent.email': 'agentContact',
  'agent.address': 'agentContact',
  'agent.organisation': 'agentName',
  cases: 'scope',
  powers: 'scope',
  limits: 'limits',
  validFrom: 'duration',
  validThrough: 'duration',
  untilCaseClosed: 'duration',
  signedOn: 'date',
  signedPlace: 'date',
};
