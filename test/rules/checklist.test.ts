// The ten lines of the checklist, one table for each requirement of a written authorization (SEED S3).

import { describe, expect, test } from 'vitest';
import { REQUIREMENTS, type Requirement } from '../../src/documents/checklist.js';
import type { FormValues } from '../../src/documents/form.js';
import { day } from '../support/builders.js';
import { aDocument, aForm, checklistOf, lineFor, verdictOf } from '../support/papers.js';

// The national ids below are synthetic ones (month + 80), which are given to nobody.
type Row = readonly [name: string, values: FormValues, expected: string];

function verdicts(requirement: Requirement, rows: readonly Row[]): void {
  describe(requirement, () => {
    test.each(rows)('%s', (_name, values, expected) => {
      expect(verdictOf(lineFor(requirement, values))).toBe(expected);
    });
  });
}

describe('a form of ours', () => {
  test('that is filled in but not signed has nine lines present and the signature missing', () => {
    const lines = checklistOf(aDocument());
    expect(lines.map(({ requirement }) => requirement)).toEqual(REQUIREMENTS);
    const states = lines.map((line) => [line.requirement, verdictOf(line)]);
    expect(states).toEqual(
      REQUIREMENTS.map((name) => [name, name === 'signature' ? 'missing NOT_SIGNED' : 'present']),
    );
    expect(new Set(lines.slice(0, 9).map(({ source }) => source))).toEqual(new Set(['formField']));
  });

  test.each([
    ['debtorName', { debtor_name: '' }, 'NOT_FILLED_IN'],
    ['debtorBirthDate', { debtor_birth_date: '' }, 'NOT_FILLED_IN'],
    ['agentName', { agent_name: '' }, 'NOT_FILLED_IN'],
    ['agentBirthDate', { agent_birth_date: '' }, 'NOT_FILLED_IN'],
    ['agentContact', { agent_phone: '' }, 'NOT_FILLED_IN'],
    ['scope', { cases: '' }, 'NO_SCOPE'],
    ['limits', { limits: '' }, 'NOT_FILLED_IN'],
    ['duration', { valid_through: '' }, 'NO_END'],
    ['date', { signed_on: '' }, 'NOT_FILLED_IN'],
  ] as const)('that leaves out %s is told so, and only that', (requirement, values, reason) => {
    const lines = checklistOf(aDocument({ form: aForm(values) })).filter(({ state }) => state !== 'present');
    expect(lines.map((line) => [line.requirement, verdictOf(line), line.source])).toEqual([
      [requirement, `missing ${reason}`, null],
      ['signature', 'missing NOT_SIGNED', null],
    ]);
  });

  test('that is blank lacks all ten', () => {
    const blank = aForm({}, { values: { cases_all: 'Off', power_information: 'Off' } });
    expect(checklistOf(aDocument({ form: blank })).map(({ state }) => state)).toEqual(
      REQUIREMENTS.map(() => 'missing'),
    );
  });
});

verdicts('debtorName', [
  ['letters of many languages are a name', { debtor_name: 'Łukasz Żółć' }, 'present'],
  ['spaces around it do not matter', { debtor_name: '  Kari   Nordmann ' }, 'present'],
  ['one word is no full name', { debtor_name: 'Kari' }, 'unclear'],
  ['surname, comma, first name is a full name', { debtor_name: 'Nordmann, Kari' }, 'present'],
  ['no letters is no name', { debtor_name: '1234 5678' }, 'unclear'],
  ['spaces only is empty', { debtor_name: '   ' }, 'missing NOT_FILLED_IN'],
  [
    'a national id in the name is for a person to sort out',
    { debtor_name: 'Kari Nordmann 01818010083' },
    'unclear NATIONAL_ID_PRESENT',
  ],
]);

verdicts('debtorBirthDate', [
  ['a day on the calendar', { debtor_birth_date: '29.02.1980' }, 'present'],
  ['one digit and spaces', { debtor_birth_date: '1. 2. 1980' }, 'present'],
  ['year first', { debtor_birth_date: '1980-02-29' }, 'present'],
  ['a day that never was', { debtor_birth_date: '30.02.1980' }, 'unclear DATE_UNREADABLE'],
  ['a year of two digits', { debtor_birth_date: '29.02.80' }, 'unclear DATE_UNREADABLE'],
  ['words', { debtor_birth_date: 'i fjor' }, 'unclear DATE_UNREADABLE'],
  ['eleven digits', { debtor_birth_date: '29028012345' }, 'unclear NATIONAL_ID_PRESENT'],
  ['eleven digits in two parts', { debtor_birth_date: '290280 12345' }, 'unclear NATIONAL_ID_PRESENT'],
  ['the day of receipt', { debtor_birth_date: '15.06.2026' }, 'present'],
  ['the day after receipt', { debtor_birth_date: '16.06.2026' }, 'invalid BIRTH_DATE_IMPLAUSIBLE'],
  ['120 years ago', { debtor_birth_date: '15.06.1906' }, 'present'],
  ['a day more', { debtor_birth_date: '14.06.1906' }, 'invalid BIRTH_DATE_IMPLAUSIBLE'],
]);

verdicts('agentName', [
  [
    'an organisation without a person',
    { agent_name: '', agent_organisation: 'Nav Tromsø' },
    'missing ORGANISATION_WITHOUT_PERSON',
  ],
  ['an organisation with a person', { agent_organisation: 'Nav Tromsø' }, 'present'],
  ['one word', { agent_name: 'Anne' }, 'unclear'],
  [
    'the debtor himself',
    { agent_name: 'Bjørg Sørli Øverås', agent_birth_date: '29.02.1980' },
    'invalid AGENT_IS_DEBTOR',
  ],
  ['a namesake of the debtor', { agent_name: 'Bjørg Åse Sørli-Øverås' }, 'present'],
  ['another person born on the same day', { agent_birth_date: '29.02.1980' }, 'present'],
  [
    'a national id after the organisation',
    { agent_organisation: 'Nav, 01818010083' },
    'present NATIONAL_ID_PRESENT',
  ],
]);

verdicts('agentBirthDate', [
  ['eighteen on the day of receipt', { agent_birth_date: '15.06.2008' }, 'present'],
  ['eighteen on the day after', { agent_birth_date: '16.06.2008' }, 'invalid AGENT_MINOR'],
  ['eighteen on the day it starts', { agent_birth_date: '01.09.2008', valid_from: '01.09.2026' }, 'present'],
  [
    'eighteen on the day after it starts',
    { agent_birth_date: '02.09.2008', valid_from: '01.09.2026' },
    'invalid AGENT_MINOR',
  ],
  [
    'eighteen today, though it is said to have started before',
    { agent_birth_date: '15.06.2008', valid_from: '01.01.2026' },
    'present',
  ],
  ['not yet born', { agent_birth_date: '01.01.2027' }, 'invalid BIRTH_DATE_IMPLAUSIBLE'],
  ['unreadable', { agent_birth_date: '14.3.79' }, 'unclear DATE_UNREADABLE'],
]);

verdicts('agentContact', [
  ['an e-mail address alone', { agent_phone: '', agent_email: 'anne@example.no' }, 'present'],
  ['a postal address alone', { agent_phone: '', agent_address: 'Storgata 1\n9008 Tromsø' }, 'present'],
  ['a phone number too short to dial', { agent_phone: '12' }, 'unclear'],
  ['words where an e-mail address belongs', { agent_phone: '', agent_email: 'vet ikke' }, 'unclear'],
  [
    'a national id beside the address',
    { agent_address: 'Storgata 1, 9008 Tromsø, fnr 018180 10083' },
    'present NATIONAL_ID_PRESENT',
  ],
  ['a national id for a phone number', { agent_phone: '01818010083' }, 'unclear NATIONAL_ID_PRESENT'],
]);

verdicts('scope', [
  ['all cases', { cases: '', cases_all: 'Yes' }, 'present'],
  ['several cases, parted as people do', { cases: '2026-1, 2026-2;2026-3\n2026-4 og 2026-5' }, 'present'],
  ['neither', { cases: '' }, 'missing NO_SCOPE'],
  ['both', { cases_all: 'Yes' }, 'unclear'],
  ['no power', { power_information: '', power_agreements: 'Off' }, 'unclear NO_SCOPE'],
  ['nothing at all', { cases: '', power_information: '', power_agreements: '' }, 'missing NO_SCOPE'],
  ['words instead of numbers', { cases: 'alle sakene mine' }, 'unclear'],
  ['a national id among the case numbers', { cases: '2026-1, 01818010083' }, 'unclear NATIONAL_ID_PRESENT'],
  ['a tick we never drew', { cases_all: 'On' }, 'unclear'],
]);

verdicts('limits', [
  ['"ingen" is an answer', { limits: 'Ingen' }, 'present'],
  ['a stroke is an answer', { limits: '-' }, 'present'],
  ['empty is none', { limits: ' \n ' }, 'missing NOT_FILLED_IN'],
  ['a national id is hidden, and noticed', { limits: 'Ikke for 01818010083' }, 'present NATIONAL_ID_PRESENT'],
]);

verdicts('duration', [
  ['until the case is closed', { valid_through: '', until_case_closed: 'Yes' }, 'present'],
  ['until the case is closed, with a date too', { until_case_closed: 'Yes' }, 'present'],
  ['a start but no end', { valid_through: '', valid_from: '01.07.2026' }, 'missing NO_END'],
  ['until further notice', { valid_through: 'inntil videre' }, 'invalid FURTHER_NOTICE'],
  ['cut off by the field', { valid_through: 'Inntil vid' }, 'invalid FURTHER_NOTICE'],
  ['until further notice, in nynorsk', { valid_through: 'inntil vidare' }, 'invalid FURTHER_NOTICE'],
  ['until further notice, in English', { valid_through: 'until further notice' }, 'invalid FURTHER_NOTICE'],
  ['until withdrawn', { valid_through: 'til det trekkes tilbake' }, 'invalid FURTHER_NOTICE'],
  ['until I withdraw it', { valid_through: 'til jeg trekker den' }, 'invalid FURTHER_NOTICE'],
  ['until revoked', { valid_through: 'Til den blir tilbakekalt' }, 'invalid FURTHER_NOTICE'],
  ['until revoked, in English', { valid_through: 'until revoked' }, 'invalid FURTHER_NOTICE'],
  ['without end', { valid_through: 'uten sluttdato' }, 'invalid FURTHER_NOTICE'],
  [
    'such words in the wrong field',
    { valid_through: '', valid_from: 'inntil videre' },
    'invalid FURTHER_NOTICE',
  ],
  [
    'such words beside a tick for the case',
    { valid_through: 'inntil videre', until_case_closed: 'Yes' },
    'unclear FURTHER_NOTICE',
  ],
  ['words that do name an end', { valid_through: 'inntil våren 2027' }, 'unclear DATE_UNREADABLE'],
  ['a year of two digits', { valid_through: '31.12.26' }, 'unclear DATE_UNREADABLE'],
  ['an unreadable start', { valid_from: 'snart' }, 'unclear DATE_UNREADABLE'],
  [
    'an unreadable start and no end',
    { valid_from: 'snart', valid_through: '' },
    'missing DATE_UNREADABLE NO_END',
  ],
  ['eleven digits', { valid_through: '01818010083' }, 'unclear NATIONAL_ID_PRESENT'],
  ['the day of receipt is the last', { valid_through: '15.06.2026' }, 'present'],
  ['the day before was the last', { valid_through: '14.06.2026' }, 'invalid ALREADY_EXPIRED'],
  ['one day only', { valid_from: '01.07.2026', valid_through: '01.07.2026' }, 'present'],
  [
    'the end before the start',
    { valid_from: '01.07.2026', valid_through: '30.06.2026' },
    'invalid END_BEFORE_START',
  ],
  [
    'the end before the start, and over',
    { valid_from: '02.01.2026', valid_through: '01.01.2026' },
    'invalid ALREADY_EXPIRED END_BEFORE_START',
  ],
  ['twelve months', { valid_through: '15.06.2027' }, 'present'],
  ['a day more', { valid_through: '16.06.2027' }, 'present LONG_DURATION'],
  ['twelve months from a later start', { valid_from: '01.07.2026', valid_through: '01.07.2027' }, 'present'],
  [
    'a day more than that',
    { valid_from: '01.07.2026', valid_through: '02.07.2027' },
    'present LONG_DURATION',
  ],
  ['a start long ago is ignored', { valid_from: '01.01.2020' }, 'present'],
]);

verdicts('date', [
  ['the day of receipt', { signed_on: '15.06.2026' }, 'present'],
  ['the day after', { signed_on: '16.06.2026' }, 'invalid DATE_IN_FUTURE'],
  ['six months ago', { signed_on: '15.12.2025' }, 'present'],
  ['a day more', { signed_on: '14.12.2025' }, 'present DATE_OLD'],
  ['unreadable', { signed_on: 'i går' }, 'unclear DATE_UNREADABLE'],
  ['eleven digits', { signed_on: '01818010083' }, 'unclear NATIONAL_ID_PRESENT'],
  ['a national id beside the place', { signed_place: 'Oslo 01818010083' }, 'present NATIONAL_ID_PRESENT'],
]);

test('six months from the last day of a long month end on the last day of the short one', () => {
  const signed = { signed_on: '31.08.2026', valid_through: '31.12.2027' };
  expect(verdictOf(lineFor('date', signed, day('2027-02-28')))).toBe('present');
  expect(verdictOf(lineFor('date', signed, day('2027-03-01')))).toBe('present DATE_OLD');
});
