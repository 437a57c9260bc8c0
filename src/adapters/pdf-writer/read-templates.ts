// Reads what the forms are made of from the templates directory: the wording in each language, checked, and the fonts.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { POWERS } from '../../authorizations/scope.js';
import type { FormField } from '../../documents/form.js';
import { FORM_FIELDS, HIDDEN_FORM_FIELDS } from '../../documents/form.js';
import type { FormWording } from '../../documents/wording.js';
import { CURRENT_VERSION } from '../../documents/wording.js';
import { packagePath } from '../../own-files.js';
import type { Instant } from '../../shared/dates.js';
import { isInstant } from '../../shared/dates.js';
import type { Language } from '../../shared/languages.js';
import { LANGUAGES } from '../../shared/languages.js';
import type { Fonts } from './draw-form.js';

/** The templates that come with the program. */
export const SHIPPED_TEMPLATES = packagePath('templates');

export type Templates = {
  readonly wording: Readonly<Record<Language, FormWording>>;
  readonly fonts: Fonts;
};

const text = z.string().min(1);
const headed = z.strictObject({ heading: text, text });
const headedWithRemark = z.strictObject({ heading: text, text: z.string() });
const LABELLED = FORM_FIELDS.filter((field): field is LabelledField => !field.startsWith('power_'));
type LabelledField = Exclude<FormField, `power_${string}`>;

const wordingSchema: z.ZodType<FormWording> = z.strictObject({
  language: z.enum(LANGUAGES),
  version: z.int().min(1),
  issuedAt: z.custom<Instant>((value) => typeof value === 'string' && isInstant(value)),
  documentTitle: text,
  subject: text,
  title: text,
  lead: text,
  sendTo: z.strictObject({ heading: text, lines: z.array(text).min(1) }),
  sections: z.strictObject({
    debtor: headedWithRemark,
    agent: headedWithRemark,
    contact: headedWithRemark,
    scope: headedWithRemark,
    duration: headedWithRemark,
    date: headedWithRemark,
    signature: headedWithRemark,
  }),
  labels: z.record(z.enum(LABELLED), text),
  casesAllExplained: text,
  powersQuestion: text,
  powers: z.record(z.enum(POWERS), headed),
  durationExplained: text,
  withdrawal: headed,
  privacy: headed,
  tooltips: z.record(z.enum([...FORM_FIELDS, ...HIDDEN_FORM_FIELDS]), text),
  code: z.strictObject({ issued: text, blank: text }),
  footer: text,
});

/** Everything at once, so that a fault in a template is met at start and not by a debtor. Throws, naming the file. */
export async function readTemplates(directory: string): Promise<Templates> {
  const [nb, nn, en] = await Promise.all(LANGUAGES.map((language) => readWording(directory, language)));
  if (nb === undefined || nn === undefined || en === undefined) throw new Error('a language is missing');
  const [regular, bold] = await Promise.all([
    readFile(join(directory, 'fonts/NotoSans-Regular.ttf')),
    readFile(join(directory, 'fonts/NotoSans-Bold.ttf')),
  ]);
  return { wording: { nb, nn, en }, fonts: { regular, bold } };
}

async function readWording(directory: string, language: Language): Promise<FormWording> {
  const path = `general/${CURRENT_VERSION}/${language}.json`;
  const parsed = wordingSchema.safeParse(JSON.parse(await readFile(join(directory, path), 'utf8')));
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  const { data } = parsed;
  if (data.language !== language || data.version !== CURRENT_VERSION) {
    throw new Error(`${path} says it is ${data.language}, version ${data.version}`);
  }
  return data;
}
