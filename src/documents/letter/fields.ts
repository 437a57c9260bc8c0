// What was found in a letter as the fields of a grant, so that the same rules judge it as what was typed into a form.

import { POWERS } from '../../authorizations/scope.js';
import { type Day, parseDay } from '../../shared/dates.js';
import type { CaseNumber } from '../../shared/ids.js';
import { isMasked } from '../page-text.js';
import type { ReadDate, ReadFields, ReadText } from '../reading.js';
import { isList, type SuggestedField, type Suggestion } from './suggestion.js';

/** The likeliest of each. Words that set no end stand beside the end they were found with. */
export function fieldsOf(suggestions: readonly Suggestion[], source: 'text' | 'image'): ReadFields {
  const all = (field: SuggestedField): readonly Suggestion[] =>
    suggestions.filter((suggestion) => suggestion.field === field);
  const text = (field: SuggestedField): ReadText => ({ ...readText(all(field)[0]), source });
  const date = (field: SuggestedField): ReadDate => ({ ...readDate(all(field)), source });
  const cases = all('cases').map(({ value }) => value);
  const powers = all('powers')[0]?.value ?? [];
  return {
    debtor: { name: text('debtor.name'), birthDate: date('debtor.birthDate') },
    agent: {
      name: text('agent.name'),
      birthDate: date('agent.birthDate'),
      phone: text('agent.phone'),
      email: text('agent.email'),
      address: text('agent.address'),
      organisation: text('agent.organisation'),
    },
    cases: { value: cases.includes('all') ? 'all' : listed(cases), source },
    powers: { value: POWERS.filter((power) => isList(powers) && powers.includes(power)), source },
    limits: text('limits'),
    validFrom: date('validFrom'),
    validThrough: date('validThrough'),
    untilCaseClosed: { value: all('untilCaseClosed').length > 0, source },
    signedOn: date('signedOn'),
    signedPlace: text('signedPlace'),
  };
}

function listed(values: readonly Suggestion['value'][]): readonly CaseNumber[] {
  return values.flatMap((value) => (isList(value) ? value : [])) as CaseNumber[];
}

function readText(found: Suggestion | undefined): Omit<ReadText, 'source'> {
  if (!found) return { value: null };
  const value = typeof found.value === 'string' ? found.value : found.asWritten;
  return isMasked(value) ? { value, nationalId: true } : { value };
}

function readDate(found: readonly Suggestion[]): Omit<ReadDate, 'source'> {
  const value = found.map(dayOf).find((day) => day !== null) ?? null;
  // A length of time that could not be counted from any day is no day that could not be read.
  const unread = found.find((one) => dayOf(one) === null && one.rule !== 'LENGTH_OF_TIME')?.asWritten;
  if (unread === undefined) return { value };
  const isEndless = found.some(({ rule }) => rule === 'FURTHER_NOTICE_WORDS');
  if (value !== null && !isEndless) return { value };
  return { value, asWritten: unread, ...(isMasked(unread) && { nationalId: true as const }) };
}

function dayOf({ value }: Suggestion): Day | null {
  return typeof value === 'string' ? parseDay(value) : null;
}
