// What the agency's settings may be, in its file and when they are edited.

import { z } from 'zod';
import { parseDay } from '../shared/dates.js';

const hours = z.union([
  z.strictObject({ opensAt: z.iso.time({ precision: -1 }), closesAt: z.iso.time({ precision: -1 }) }),
  z.null(),
]);
const day = z.string().transform((text, context) => {
  const parsed = parseDay(text);
  if (parsed) return parsed;
  context.addIssue('must be a day, YYYY-MM-DD');
  return z.NEVER;
});
const yearlyDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be MM-DD');

/** Who the agency is and how it is reached; all of it is printed or shown to debtors. */
export const aboutSchema = z.strictObject({
  name: z.string().min(1).max(80),
  organisationNumber: z
    .string()
    .regex(/^\d{9}$/)
    .nullable(),
  address: z.array(z.string().min(1).max(80)).min(1).max(5),
  phone: z.string().min(1).max(40),
  email: z.email().max(80),
  website: z.string().min(1).max(80),
  brandColour: z.string().regex(/^#[0-9a-fA-F]{6}$/),
});

const openingHoursSchema = z.strictObject({
  weekdays: z.array(hours).length(7),
  yearly: z.array(z.strictObject({ from: yearlyDay, through: yearlyDay, hours })),
  dates: z.array(z.strictObject({ on: day, hours })),
});

export const policySchema = z.strictObject({
  oldSignatureMonths: z.int().min(1).max(120),
  longDurationMonths: z.int().min(1).max(120),
  longestCallMinutes: z.int().min(1).max(600),
  answerWithinDays: z.int().min(1).max(60),
  oldestPersonYears: z.int().min(100).max(130),
  keepAuthorizationsYears: z.int().min(5).max(10).default(5),
  keepRejectedDays: z.int().min(1).max(365).default(90),
  keepCallbacksDays: z.int().min(1).max(365).default(30),
});

export const agencySchema = z.strictObject({
  ...aboutSchema.shape,
  openingHours: openingHoursSchema,
  policy: policySchema,
});
