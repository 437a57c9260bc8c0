// What stands on a paper, field by field, each value with where it was read. No verdict here: rules.ts judges it.

import { POWERS, type Power } from '../authorizations/scope.js';
import { maskNationalIds } from '../people/national-id.js';
import { type Day, parseDay, parseNorwegianDay } from '../shared/dates.js';
import type { CaseNumber } from '../shared/ids.js';
import type { FormFacts } from './facts.js';
import { type FormField, type FormValues, fieldText, type Grant, grantToFormValues } from './form.js';

/**
 * `issuedForm`: as we printed it; `formField`: written by the sender; `staff`: typed by a person here; `text` and
 * `image`: what a machine believes to have found in a letter.
 */
type ReadingSource = 'formField' | 'issuedForm' | 'staff' | 'text' | 'image';

/** `nationalId` is set where an 11-digit national id stood; the value shown has it masked. */
export type Read<Value> = {
  readonly value: Value;
  readonly source: ReadingSource;
  readonly nationalId?: true;
};

export type ReadText = Read<string | null>;

/** `asWritten` is the text on the paper, and is there only when it cannot be read as a date. */
export type ReadDate = Read<Day | null> & { readonly asWritten?: string };

/**
 * `ambiguous`: both "all my cases" and case numbers are filled in (the numbers are given as value), or something that
 * does not look like case numbers is. An empty list is nothing filled in.
 */
type ReadCases = Read<'all' | readonly CaseNumber[]> & { readonly ambiguous?: true };

/** Named as the body of POST /templates, so that a reviewer's fields can be filled from it. */
export type ReadFields = {
  readonly debtor: { readonly name: ReadText; readonly birthDate: ReadDate };
  readonly agent: {
    readonly name: ReadText;
    readonly birthDate: ReadDate;
    readonly phone: ReadText;
    readonly email: ReadText;
    readonly address: ReadText;
    readonly organisation: ReadText;
  };
  readonly cases: ReadCases;
  readonly powers: Read<readonly Power[]>;
  readonly limits: ReadText;
  readonly validFrom: ReadDate;
  readonly validThrough: ReadDate;
  readonly untilCaseClosed: Read<boolean>;
  readonly signedOn: ReadDate;
  readonly signedPlace: ReadText;
};

/** A grant as typed by a person; `signedOn` is left out where nothing is signed yet, as when a form is ordered. */
export type TypedGrant = Grant & { readonly signedOn?: Day };

/**
 * Reads a form of ours. What still stands as we printed it is `issuedForm`, all else `formField`. `issued` is null for
 * the blank form and for one we do not recognise.
 */
export function readGrant(form: FormFacts, issued: Grant | null): ReadFields {
  const read = readValues(form.values, 'formField');
  if (issued === null) return read;
  const printed = readValues(grantToFormValues(issued), 'issuedForm');
  const { debtor, agent } = read;
  return {
    debtor: {
      name: printedOr(debtor.name, printed.debtor.name),
      birthDate: printedOr(debtor.birthDate, printed.debtor.birthDate),
    },
    agent: {
      name: printedOr(agent.name, printed.agent.name),
      birthDate: printedOr(agent.birthDate, printed.agent.birthDate),
      phone: printedOr(agent.phone, printed.agent.phone),
      email: printedOr(agent.email, printed.agent.email),
      address: printedOr(agent.address, printed.agent.address),
      organisation: printedOr(agent.organisation, printed.agent.organisation),
    },
    // A case number is opaque and may hold a space or a comma: what we printed is not taken apart.
    cases: isSameReading(read.cases, printed.cases)
      ? { value: issued.cases, source: 'issuedForm' }
      : read.cases,
    powers: printedOr(read.powers, printed.powers),
    limits: printedOr(read.limits, printed.limits),
    validFrom: printedOr(read.validFrom, printed.validFrom),
    validThrough: printedOr(read.validThrough, printed.validThrough),
    untilCaseClosed: printedOr(read.untilCaseClosed, printed.untilCaseClosed),
    signedOn: read.signedOn,
    signedPlace: read.signedPlace,
  };
}

/** What we printed on a form that came back on paper: place and date are left to the debtor, and no machine reads them. */
export function readPrinted(issued: Grant): ReadFields {
  const printed = readValues(grantToFormValues(issued), 'issuedForm');
  return { ...printed, cases: { value: issued.cases, source: 'issuedForm' } };
}

/** What stands as text in the boxes of our form; ticks are not text, and so not known. */
export function readTypedText(values: FormValues): ReadFields {
  return readValues(values, 'text');
}

/** A typed grant as if it had been read from a form filled in with it, so that the same rule judges both. */
export function readTyped(grant: TypedGrant): ReadFields {
  return {
    ...readValues(grantToFormValues(grant), 'staff'),
    cases: { value: grant.cases, source: 'staff' },
    signedOn: { value: grant.signedOn ?? null, source: 'staff' },
  };
}

/** The grant as it may be stored and printed: national ids that somebody typed into its free texts are hidden (domain § 8). */
export function withoutNationalIds<Typed extends Grant>(grant: Typed): Typed {
  const { phone, email, address, organisation } = grant.agent;
  return {
    ...grant,
    limits: maskNationalIds(grant.limits).text,
    agent: {
      ...grant.agent,
      ...(phone !== undefined && { phone: maskNationalIds(phone).text }),
      ...(email !== undefined && { email: maskNationalIds(email).text }),
      ...(address !== undefined && { address: maskNationalIds(address).text }),
      ...(organisation !== undefined && { organisation: maskNationalIds(organisation).text }),
    },
  };
}

function readValues(values: FormValues, source: ReadingSource): ReadFields {
  const text = (field: FormField): ReadText => ({ ...masked(textOf(values, field)), source });
  const date = (field: FormField): ReadDate => ({ ...dateIn(textOf(values, field)), source });
  return {
    debtor: { name: text('debtor_name'), birthDate: date('debtor_birth_date') },
    agent: {
      name: text('agent_name'),
      birthDate: date('agent_birth_date'),
      phone: text('agent_phone'),
      email: text('agent_email'),
      address: text('agent_address'),
      organisation: text('agent_organisation'),
    },
    cases: { ...casesIn(values), source },
    powers: { value: POWERS.filter((power) => isTicked(values, `power_${power}`)), source },
    limits: text('limits'),
    validFrom: date('valid_from'),
    validThrough: date('valid_through'),
    untilCaseClosed: { value: isTicked(values, 'until_case_closed'), source },
    signedOn: date('signed_on'),
    signedPlace: text('signed_place'),
  };
}

function printedOr<Field extends Read<unknown>>(read: Field, printed: Field): Field {
  return isSameReading(read, printed) ? printed : read;
}

function isSameReading(a: Read<unknown>, b: Read<unknown>): boolean {
  return JSON.stringify({ ...a, source: null }) === JSON.stringify({ ...b, source: null });
}

function isTicked(values: FormValues, field: FormField): boolean {
  return textOf(values, field) === 'Yes';
}

/** Fillers write line breaks in three ways and leave stray spaces around them. */
function textOf(values: FormValues, field: FormField): string {
  return fieldText(field, values[field] ?? '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n');
}

type Unsourced<Field> = Omit<Field, 'source'>;

function masked(text: string): Unsourced<ReadText> {
  if (text === '') return { value: null };
  const { text: value, found } = maskNationalIds(text);
  return found ? { value, nationalId: true } : { value };
}

/** Eleven digits or more where a date was asked for are taken for a national id, whether its control digits hold or not. */
function dateIn(text: string): Unsourced<ReadDate> {
  if (text === '') return { value: null };
  if (text.replace(/\D/gu, '').length >= 11) {
    return { value: null, asWritten: text.replace(/\d/gu, '•'), nationalId: true };
  }
  const day = parseNorwegianDay(text) ?? parseDay(text);
  if (day) return { value: day };
  const { text: asWritten, found } = maskNationalIds(text);
  return found ? { value: null, asWritten, nationalId: true } : { value: null, asWritten };
}

function casesIn(values: FormValues): Unsourced<ReadCases> {
  const all = isTicked(values, 'cases_all');
  const { text, found } = maskNationalIds(textOf(values, 'cases'));
  const numbers = caseNumbersIn(text);
  if (numbers.length === 0) return { value: all ? 'all' : [] };
  const doubtful = all || !numbers.every(looksLikeCaseNumber);
  return {
    value: numbers,
    ...(doubtful && { ambiguous: true }),
    ...(found && { nationalId: true }),
  };
}

function caseNumbersIn(text: string): readonly CaseNumber[] {
  const words = text
    .split(/[\s,;]+/u)
    .filter((word) => word !== '' && !JOINING_WORDS.has(word.toLowerCase()));
  return [...new Set(words)] as CaseNumber[];
}

const JOINING_WORDS: ReadonlySet<string> = new Set(['og', 'and', '&']);

/** Case numbers are opaque, but words alone ("alle saker") are hardly one; a person decides. */
function looksLikeCaseNumber(text: string): boolean {
  return /\d/u.test(text) && text.length <= 64;
}
