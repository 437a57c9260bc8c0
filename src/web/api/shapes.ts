// The shapes of the outside contract (api.md) that several routes share. Each refuses what is not of its shape and says why by a code.

import { z } from 'zod';
import { POWERS } from '../../authorizations/scope.js';
import { isName } from '../../people/person.js';
import { type Day, type Instant, instantOf, parseDay } from '../../shared/dates.js';
import type { CaseNumber, Id } from '../../shared/ids.js';

// A custom issue's message is the fault's code; its words in three languages stand in src/web/words.

/** `YYYY-MM-DD`, on the calendar. */
export const day = z
  .string()
  .refine((text) => parseDay(text) !== null, { message: 'NOT_A_DATE' })
  .transform((text) => text as Day)
  .meta({ format: 'date', description: 'A calendar day in Oslo, YYYY-MM-DD' });

/** An ISO instant in UTC with Z; parts of a second may be left out. */
export const instant = z.iso
  .datetime({ error: 'NOT_AN_INSTANT' })
  .transform((text): Instant => instantOf(new Date(text)))
  .meta({ description: 'An instant in UTC, ISO 8601 with Z' });

/** 1–200 characters with at least one letter. Letters are stored composed (NFC), so that å is one letter. */
export const name = z
  .string()
  .transform((text) => text.normalize('NFC').trim())
  .refine(isName, { message: 'NOT_A_NAME' })
  .meta({
    minLength: 1,
    maxLength: 200,
    description: 'A name: 1 to 200 characters with at least one letter',
  });

/** Opaque, 1–64 characters, nothing invisible. */
export const caseNumber = z
  .string()
  .min(1)
  .max(64)
  .refine((text) => text.trim() === text && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text), {
    message: 'NOT_A_CASE_NUMBER',
  })
  .transform((text) => text as CaseNumber)
  .meta({ description: 'Opaque, chosen by the case system' });

export const person = z.strictObject({ name, birthDate: day }).meta({ id: 'Person' });

export const power = z.enum(POWERS);

/** Case numbers without doubles, or all of the debtor's. */
export const caseScope = z.union([z.literal('all'), z.array(caseNumber).min(1).max(200)]);

/** Free text of 1–500 characters. */
export const freeText = z
  .string()
  .transform((text) => text.normalize('NFC').trim())
  .pipe(z.string().min(1).max(500))
  .meta({ minLength: 1, maxLength: 500 });

/** An id as we gave it out. */
export function id<Of extends string>() {
  return z
    .string()
    .min(1)
    .max(64)
    .transform((text) => text as Id<Of>);
}

/** `limit` ≤ 100 (default 50) and `after`, the `next` of the page before. */
export const page = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.string().min(1).max(200).optional(),
};

/** Nothing is asked for: no body, or `{}`. */
export const nothing = z.strictObject({});
