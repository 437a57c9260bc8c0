// Names and birth dates as a handler types them while hearing them.

import { z } from 'zod';
import { isName } from '../../people/person.js';
import type { Day } from '../../shared/dates.js';
import { bokmal, type OwnWords } from '../faults.js';
import { looksLikeNationalId, readTypedDay } from '../days.js';

const tidy = z
  .string()
  .default('')
  .transform((typed) => typed.normalize('NFC').trim());

/** A name; whether it is anybody's is asked later. */
export const heardName = tidy.superRefine((name, context) => {
  if (name === '') context.addIssue('MISSING');
  else if (!isName(name)) context.addIssue('NOT_A_NAME');
});

/** A birth date, in any of the ways readTypedDay takes it. */
export const heardBirthDate = tidy.transform((typed, context): Day => {
  const day = readTypedDay(typed);
  if (day) return day;
  context.addIssue(typed === '' ? 'MISSING' : looksLikeNationalId(typed) ? 'NATIONAL_ID' : 'NOT_A_DATE');
  return z.NEVER;
});

/** Sentences for them, whatever the fields are called. */
export function heardWords(...people: readonly string[]): OwnWords {
  const all = people.flatMap((person) => [
    [`${person}.name MISSING`, 'Skriv navnet du hører.'],
    [`${person}.birthDate MISSING`, 'Skriv fødselsdatoen du hører.'],
    [`${person}.birthDate NOT_A_DATE`, 'Skriv dag, måned og år med fire sifre, for eksempel 14031979.'],
    [
      `${person}.birthDate NATIONAL_ID`,
      'Vi skal ikke ha fødselsnummer. Skriv bare fødselsdatoen, for eksempel 14031979.',
    ],
  ]);
  return bokmal(Object.fromEntries(all) as Readonly<Record<string, string>>);
}
