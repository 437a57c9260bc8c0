// Writes the general authorization as PDF, blank or filled in: the one door to everything in this directory.

import type { FormFault, FormValues } from '../../documents/form.js';
import type { FormWording } from '../../documents/wording.js';
import { agencyFacts, editionName, fillPlaceholders } from '../../documents/wording.js';
import type { Agency } from '../../shared/agency.js';
import type { Instant } from '../../shared/dates.js';
import type { Language } from '../../shared/languages.js';
import type { Result } from '../../shared/result.js';
import { drawForm, LOCALES } from './draw-form.js';
import { readFieldFont } from './field-font.js';
import { fillForm } from './fill-form.js';
import type { PreparedForm } from './prepare-form.js';
import { prepareForm } from './prepare-form.js';
import { SHIPPED_TEMPLATES, readTemplates } from './read-templates.js';

export type FormToWrite = {
  readonly language: Language;
  readonly agency: Agency;
  /** At most 100 characters, plain letters and digits; null for a blank form. It is printed and in the QR code: it must open nothing. */
  readonly reference: string | null;
  /** Tick boxes are `Yes` or `Off`, dates dd.mm.yyyy; as from `grantToFormValues`. */
  readonly values: FormValues;
  readonly madeAt: Instant;
};

export type FormWriter = {
  /**
   * One A4 page, fillable. The same input gives the same bytes. Refused, with every field at fault, when a value cannot
   * be printed; a form without values is never refused.
   */
  readonly writeForm: (form: FormToWrite) => Promise<Result<Uint8Array, readonly FormFault[]>>;
  /** The form to be filled in by hand, dated as its wording: the same bytes whenever and wherever it is made. */
  readonly writeBlankForm: (language: Language, agency: Agency) => Promise<Uint8Array>;
  /** The edition a form of this language is made in now, as in its field `form_edition`. */
  readonly editionOf: (language: Language) => string;
};

/** Agencies come from configuration, so there are few; more than this many languages × agencies are not remembered. */
const REMEMBERED = 12;

/** Reads the templates and checks them; throws when one is missing or faulty. What is drawn is drawn once and kept. */
export async function createFormWriter(
  needs: { readonly templates: string } = { templates: SHIPPED_TEMPLATES },
): Promise<FormWriter> {
  const { wording, fonts } = await readTemplates(needs.templates);
  const font = readFieldFont(fonts.regular);
  const drawn = new Map<string, Promise<PreparedForm>>();

  const prepare = (words: FormWording, agency: Agency): Promise<PreparedForm> => {
    const key = JSON.stringify([words.language, agency]);
    const known = drawn.get(key);
    if (known !== undefined) return known;
    if (drawn.size >= REMEMBERED) drawn.clear();
    const fresh = drawForm(words, agency, editionOf(words), fonts).then((page) => prepareForm(page, font));
    drawn.set(key, fresh);
    fresh.catch(() => drawn.delete(key));
    return fresh;
  };

  const writeForm: FormWriter['writeForm'] = async ({ language, agency, reference, values, madeAt }) => {
    const words = wording[language];
    const edition = editionOf(words);
    const code = reference ?? edition;
    const alt = reference === null ? words.code.blank : words.code.issued;
    const facts = agencyFacts(agency);
    const filling = {
      values,
      hidden: { form_reference: reference ?? '', form_edition: edition },
      code: { text: code, alt: fillPlaceholders(alt, { ...facts, reference: code }) },
      description: {
        title: fillPlaceholders(words.documentTitle, facts),
        author: agency.name,
        subject: fillPlaceholders(words.subject, facts),
        keywords: edition,
        language: LOCALES[language],
        madeAt,
      },
    };
    return fillForm(await prepare(words, agency), filling, font);
  };

  const writeBlankForm: FormWriter['writeBlankForm'] = async (language, agency) => {
    const { issuedAt } = wording[language];
    const blank = await writeForm({ language, agency, reference: null, values: {}, madeAt: issuedAt });
    if (!blank.ok) throw new Error('a blank form was refused');
    return blank.value;
  };

  return { writeForm, writeBlankForm, editionOf: (language) => editionOf(wording[language]) };
}

function editionOf(words: FormWording): string {
  return editionName({ template: 'general', version: words.version, language: words.language });
}
