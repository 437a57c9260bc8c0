// What is read from a form: every field with its source, dates as days, and national ids hidden.

import { describe, expect, test } from 'vitest';
import type { FormValues } from '../../src/documents/form.js';
import { readGrant, readTyped, withoutNationalIds } from '../../src/documents/reading.js';
import { caseNo, day } from '../support/builders.js';
import { aForm, THE_GRANT } from '../support/papers.js';

const read = (values: FormValues) => readGrant(aForm(values), null);

describe('a form that was filled in by hand', () => {
  test('is read field by field, under the names of an order', () => {
    const field = (value: unknown) => ({ value, source: 'formField' });
    expect(readGrant(aForm({ agent_address: 'Storgata 1', valid_from: '1.7.2026' }), null)).toEqual({
      debtor: { name: field('Bjørg Åse Sørli-Øverås'), birthDate: field('1980-02-29') },
      agent: {
        name: field('Anne Lise Hansen'),
        birthDate: field('1979-03-14'),
        phone: field('+47 912 34 567'),
        email: field(null),
        address: field('Storgata 1'),
        organisation: field(null),
      },
      cases: field(['2026-114477']),
      powers: field(['information', 'agreements']),
      limits: field('Ingen nedbetaling over 500 kr i måneden'),
      validFrom: field('2026-07-01'),
      validThrough: field('2026-12-31'),
      untilCaseClosed: field(false),
      signedOn: field('2026-06-14'),
      signedPlace: field('Tromsø'),
    });
  });

  test('survives being stored as JSON', () => {
    const fields = read({ signed_on: 'i går' });
    expect(JSON.parse(JSON.stringify(fields))).toEqual(fields);
  });

  test('keeps what stands where a date cannot be read', () => {
    expect(read({ valid_through: 'inntil videre' }).validThrough).toEqual({
      value: null,
      asWritten: 'inntil videre',
      source: 'formField',
    });
  });

  test.each([
    ['2026-1,2026-2', ['2026-1', '2026-2']],
    ['2026-1 2026-2', ['2026-1', '2026-2']],
    ['2026-1;2026-2\r\n2026-3', ['2026-1', '2026-2', '2026-3']],
    ['2026-1 og 2026-2', ['2026-1', '2026-2']],
    ['2026-1, 2026-1', ['2026-1']],
    [' , ', []],
  ])('has the case numbers of "%s"', (cases, expected) => {
    expect(read({ cases }).cases).toEqual({ value: expected, source: 'formField' });
  });

  test('gives the case numbers when all cases are ticked as well, and says that it is ambiguous', () => {
    expect(read({ cases_all: 'Yes' }).cases).toEqual({
      value: ['2026-114477'],
      ambiguous: true,
      source: 'formField',
    });
    expect(read({ cases_all: 'Yes', cases: '' }).cases).toEqual({ value: 'all', source: 'formField' });
  });

  test('shows no national id, wherever it stands', () => {
    const id = '01818010083';
    const fields = read({
      debtor_name: `Kari Nordmann ${id}`,
      debtor_birth_date: id,
      agent_birth_date: '018180 10083',
      agent_phone: id,
      agent_email: `${id}@example.no`,
      agent_address: `Storgata 1 (${id})`,
      agent_organisation: id,
      cases: `2026-1 ${id}`,
      limits: `Ikke ${id}`,
      valid_from: id,
      valid_through: `${id}.`,
      signed_on: id,
      signed_place: id,
    });
    expect(JSON.stringify(fields)).not.toMatch(/01818010083|10083/u);
    expect(fields.limits).toEqual({ value: 'Ikke •••••••••••', nationalId: true, source: 'formField' });
    expect(fields.debtor.birthDate).toEqual({
      value: null,
      asWritten: '•••••••••••',
      nationalId: true,
      source: 'formField',
    });
  });

  test('keeps the lines of the limits, whoever wrote the line breaks', () => {
    expect(read({ limits: 'Ikke avtaler \r\nover  500 kr\rper måned\n' }).limits.value).toBe(
      'Ikke avtaler\nover 500 kr\nper måned',
    );
  });

  test('reads a name to the letter, also when its letters come in parts', () => {
    expect(read({ agent_name: 'Łukasz Żółć'.normalize('NFD') }).agent.name.value).toBe('Łukasz Żółć');
  });
});

describe('a form we filled in before it was sent', () => {
  test('is read as issued wherever nothing was changed', () => {
    const fields = readGrant(aForm(), THE_GRANT);
    const { signedOn, signedPlace, ...issued } = fields;
    expect(JSON.stringify(issued)).not.toContain('formField');
    expect([signedOn.source, signedPlace.source]).toEqual(['formField', 'formField']);
  });

  test('is read as the debtor has changed it, and the rest as issued', () => {
    const { agent, cases, validFrom } = readGrant(
      aForm({ agent_phone: '', cases: '2026-114477, 2026-2', valid_from: 'nå' }),
      THE_GRANT,
    );
    expect(agent.phone).toEqual({ value: null, source: 'formField' });
    expect(agent.name.source).toBe('issuedForm');
    expect(cases).toEqual({ value: ['2026-114477', '2026-2'], source: 'formField' });
    expect(validFrom).toEqual({ value: null, asWritten: 'nå', source: 'formField' });
  });

  test('keeps case numbers that hold a space or a comma whole', () => {
    const issued = { ...THE_GRANT, cases: [caseNo('sak A'), caseNo('B,1')] };
    expect(readGrant(aForm({ cases: 'sak A, B,1' }), issued).cases).toEqual({
      value: ['sak A', 'B,1'],
      source: 'issuedForm',
    });
  });

  test('has an address on several lines as issued, though the form holds it on one', () => {
    const issued = { ...THE_GRANT, agent: { ...THE_GRANT.agent, address: 'Storgata 1\n9008 Tromsø' } };
    const { address } = readGrant(aForm({ agent_address: 'Storgata 1, 9008 Tromsø' }), issued).agent;
    expect(address).toEqual({ value: 'Storgata 1, 9008 Tromsø', source: 'issuedForm' });
  });
});

test('typed fields are read like a form, with staff as their source', () => {
  const fields = readTyped({ ...THE_GRANT, signedOn: day('2026-06-14'), limits: 'Ikke 01818010083' });
  expect(fields.limits).toEqual({ value: 'Ikke •••••••••••', nationalId: true, source: 'staff' });
  expect(fields.signedOn).toEqual({ value: '2026-06-14', source: 'staff' });
  expect(JSON.stringify(fields)).not.toMatch(/formField|issuedForm/u);
});

test('a grant keeps no national id that somebody typed into it, and is otherwise left as it is', () => {
  expect(withoutNationalIds(THE_GRANT)).toEqual(THE_GRANT);
  const id = '01818010083';
  const agent = { ...THE_GRANT.agent, phone: id, email: `${id}@example.no`, address: id, organisation: id };
  const masked = withoutNationalIds({ ...THE_GRANT, limits: `Ikke ${id}`, agent });
  expect(JSON.stringify(masked)).not.toContain(id);
  expect(masked.limits).toBe('Ikke •••••••••••');
});
