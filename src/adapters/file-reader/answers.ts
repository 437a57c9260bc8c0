// What a child process may say to us. It has read hostile bytes, so nothing it says is believed before it is checked.

import { z } from 'zod';
import { FILE_REFUSALS, type FileFacts, FINDINGS, MOST_PAGES } from '../../documents/facts.js';
import { FORM_FIELDS } from '../../documents/form.js';
import { isFormCode } from '../../documents/sheet.js';

const page = z.int().min(1).max(MOST_PAGES);
const field = z.enum(FORM_FIELDS);
/** As in the child (`form-facts.ts`), written out here because the child's word does not count. */
const value = z.string().max(5_000);

const formFacts = z.strictObject({
  values: z.partialRecord(field, value),
  absentFields: z.array(field).max(FORM_FIELDS.length).readonly(),
  reference: value.nullable(),
  edition: value.nullable(),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  foreignAnnotations: z
    .array(z.strictObject({ subtype: z.string().max(40), page, overSignature: z.boolean() }))
    .max(100)
    .readonly(),
  signatureFieldFilled: z.boolean(),
});

const sheetFacts = z.strictObject({
  page,
  code: z.string().refine(isFormCode),
  place: z.array(z.number()).length(9).readonly().nullable(),
  boxes: z
    .array(
      z.strictObject({
        field,
        ink: z.enum(['ink', 'empty', 'unsure']),
        share: z.number().min(0).max(1),
        strokeMm: z.number().min(0).max(300),
      }),
    )
    .max(FORM_FIELDS.length)
    .readonly(),
  stray: z.boolean(),
});

const facts: z.ZodType<FileFacts> = z.discriminatedUnion('readable', [
  z.strictObject({ readable: z.literal(false), refusal: z.enum(FILE_REFUSALS) }),
  z.strictObject({
    readable: z.literal(true),
    type: z.enum(['pdf', 'jpeg', 'png']),
    pages: page,
    findings: z
      .array(z.strictObject({ code: z.enum(FINDINGS), page: page.exactOptional() }))
      .max(500)
      .readonly(),
    form: formFacts.nullable(),
    sheets: z.array(sheetFacts).max(MOST_PAGES).readonly(),
    emptyPages: z.array(page).max(MOST_PAGES).readonly(),
  }),
]);

const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), memoryLimited: z.boolean() }),
  z.strictObject({ kind: z.literal('received') }),
  z.strictObject({ kind: z.literal('facts'), facts }),
]);

export type Answer = z.infer<typeof answer>;

/** More than any honest answer. */
export const LONGEST_ANSWER = 500_000;

/** One line of a child as an answer; null when it is none. */
export function parseAnswer(line: string): Answer | null {
  try {
    const parsed = answer.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
