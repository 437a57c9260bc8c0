// What a child process may say to us. It has read hostile bytes, so nothing it says is believed before it is checked.

import { z } from 'zod';
import { REQUIREMENTS } from '../../documents/checklist.js';
import {
  CHAINS,
  LATER_CHANGES,
  REVOCATIONS,
  SIGNATURE_INTEGRITIES,
  SIGNATURE_PROBLEMS,
  SIGNER_KINDS,
  type SignatureFacts,
} from '../../documents/digital-signature.js';
import {
  FILE_REFUSALS,
  FILE_TYPES,
  type FileFacts,
  FINDINGS,
  MOST_PAGES,
  QUARTER_TURNS,
} from '../../documents/facts.js';
import { FORM_FIELDS } from '../../documents/form.js';
import { type LetterFacts, LONGEST_FOUND, MOST_FOUND } from '../../documents/letter/letter-facts.js';
import { LETTER_RULES, SUGGESTED_FIELDS } from '../../documents/letter/suggestion.js';
import { LONGEST_WORD, MOST_LINES, MOST_WORDS, type ReadLines } from '../../documents/page-text.js';
import { isFormCode } from '../../documents/sheet.js';
import { isInstant, parseDay } from '../../shared/dates.js';

/** Of a page as pixels. */
const LONGEST_SIDE = 4_000;
const LARGEST_PICTURE = LONGEST_SIDE * LONGEST_SIDE * 3;

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
  turned: z.literal(QUARTER_TURNS).exactOptional(),
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

const name = z.string().max(250).nullable();
const instant = z.custom<NonNullable<SignatureFacts['claimedAt']>>(
  (text) => typeof text === 'string' && isInstant(text),
);
const day = z.custom<NonNullable<NonNullable<SignatureFacts['signer']>['birthDate']>>(
  (text) => typeof text === 'string' && parseDay(text) !== null,
);

const signatureFacts = z.strictObject({
  kind: z.enum(['signature', 'timestamp']),
  integrity: z.enum(SIGNATURE_INTEGRITIES),
  problems: z.array(z.enum(SIGNATURE_PROBLEMS)).max(SIGNATURE_PROBLEMS.length).readonly(),
  signedBytes: z.int().min(1).nullable(),
  coversWholeFile: z.boolean(),
  laterChanges: z.enum(LATER_CHANGES),
  signer: z
    .strictObject({
      name,
      otherName: name,
      kind: z.enum(SIGNER_KINDS),
      organisation: name,
      birthDate: day.nullable(),
      issuer: name,
    })
    .nullable(),
  claimedAt: instant.nullable(),
  hasTimeStamp: z.boolean(),
  chain: z.enum(CHAINS),
  anchor: name,
  revocation: z.enum(REVOCATIONS),
  revokedAt: instant.nullable(),
});

const share = z.number().min(0).max(1);
const pageBox = z.strictObject({ x: share, y: share, width: share, height: share });

const found = z.string().max(LONGEST_FOUND);

const letterFacts: z.ZodType<LetterFacts> = z.strictObject({
  source: z.enum(['text', 'image']),
  pages: z.array(page).max(MOST_PAGES).readonly(),
  found: z
    .array(
      z.strictObject({
        requirement: z.enum(REQUIREMENTS),
        field: z.enum(SUGGESTED_FIELDS),
        value: z.union([found, z.boolean(), z.array(found).max(20).readonly()]).nullable(),
        asWritten: found,
        rule: z.enum(LETTER_RULES),
        page,
        box: pageBox,
      }),
    )
    .max(MOST_FOUND)
    .readonly(),
  absent: z.array(z.enum(REQUIREMENTS)).max(REQUIREMENTS.length).readonly(),
  whole: z.boolean(),
});

const line = z.strictObject({
  page,
  y: share,
  height: share,
  words: z
    .array(z.strictObject({ text: z.string().min(1).max(LONGEST_WORD), x: share, width: share }))
    .min(1)
    .max(MOST_WORDS)
    .readonly(),
});

const readLines: z.ZodType<ReadLines> = z.strictObject({
  lines: z.array(line).max(MOST_LINES).readonly(),
  cut: z.boolean(),
});

const facts: z.ZodType<FileFacts> = z.discriminatedUnion('readable', [
  z.strictObject({ readable: z.literal(false), refusal: z.enum(FILE_REFUSALS) }),
  z.strictObject({
    readable: z.literal(true),
    type: z.enum(FILE_TYPES),
    pages: page,
    findings: z
      .array(z.strictObject({ code: z.enum(FINDINGS), page: page.exactOptional() }))
      .max(500)
      .readonly(),
    form: formFacts.nullable(),
    sheets: z.array(sheetFacts).max(MOST_PAGES).readonly(),
    emptyPages: z.array(page).max(MOST_PAGES).readonly(),
    signatures: z.array(signatureFacts).max(20).readonly(),
    readTo: z.int().min(1).nullable(),
    typedSheets: z
      .array(z.strictObject({ page, values: z.partialRecord(field, found), altered: z.boolean() }))
      .max(MOST_PAGES)
      .readonly(),
    letter: letterFacts.nullable(),
  }),
]);

const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), memoryLimited: z.boolean() }),
  z.strictObject({ kind: z.literal('received') }),
  z.strictObject({ kind: z.literal('facts'), facts }),
  z.strictObject({
    kind: z.literal('picture'),
    width: z.int().min(1).max(LONGEST_SIDE),
    height: z.int().min(1).max(LONGEST_SIDE),
    /** So many bytes follow the line. */
    length: z.int().min(1).max(LARGEST_PICTURE),
  }),
  z.strictObject({ kind: z.literal('no-picture') }),
  z.strictObject({ kind: z.literal('text'), text: readLines.nullable() }),
  z.strictObject({ kind: z.literal('letter'), letter: letterFacts.nullable() }),
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
