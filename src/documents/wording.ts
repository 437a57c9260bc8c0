// The words of the authorization form: what must be said, in which edition, and how the agency's own facts are put in.

import type { Power } from '../authorizations/scope.js';
import type { Agency } from '../shared/agency.js';
import type { Instant } from '../shared/dates.js';
import type { Language } from '../shared/languages.js';
import { LANGUAGES } from '../shared/languages.js';
import type { FormField, HiddenFormField } from './form.js';

/** Wording and geometry are issued together; neither is edited once issued: a change is a new version. */
export type Edition = { readonly template: 'general'; readonly version: number; readonly language: Language };

export const CURRENT_VERSION = 1;

/** As it stands in the field `form_edition`, in the QR code of a blank form, and at the foot of the page. */
export function editionName(edition: Edition): string {
  return `${edition.template}/${edition.version}/${edition.language}`;
}

/** The edition of that name, or null when we have never issued one so named. */
export function parseEdition(name: string): Edition | null {
  const [template, version, language, ...rest] = name.split('/');
  const known = LANGUAGES.find((each) => each === language);
  if (template !== 'general' || known === undefined || rest.length > 0) return null;
  const edition = { template, version: Number(version), language: known } as const;
  const issued = edition.version >= 1 && edition.version <= CURRENT_VERSION;
  return issued && editionName(edition) === name ? edition : null;
}

type Headed = { readonly heading: string; readonly text: string };

/** The seven requirements of SEED S3, in its order: they are the numbered sections of the form. */
export type FormSection = 'debtor' | 'agent' | 'contact' | 'scope' | 'duration' | 'date' | 'signature';

/**
 * Everything that is read on the form or spoken by a screen reader, in one language. Any text may hold the placeholders
 * `{agency}`, `{phone}`, `{email}`, `{website}`; the code's text also `{reference}`.
 */
export type FormWording = {
  readonly language: Language;
  readonly version: number;
  /** When this version was issued; a blank form is dated so, and thus the same to the byte whenever it is made. */
  readonly issuedAt: Instant;
  readonly documentTitle: string;
  readonly subject: string;
  readonly title: string;
  readonly lead: string;
  readonly sendTo: { readonly heading: string; readonly lines: readonly string[] };
  /** The heading of each section, and a short remark beside it ('' for none). */
  readonly sections: Readonly<Record<FormSection, Headed>>;
  /** What stands above or beside each field. */
  readonly labels: Readonly<Record<Exclude<FormField, PowerField>, string>>;
  readonly casesAllExplained: string;
  readonly powersQuestion: string;
  readonly powers: Readonly<Record<Power, Headed>>;
  readonly durationExplained: string;
  readonly withdrawal: Headed;
  readonly privacy: Headed;
  /** What a screen reader says for each field: complete in itself, since the section is not spoken with it. */
  readonly tooltips: Readonly<Record<FormField | HiddenFormField, string>>;
  readonly code: { readonly issued: string; readonly blank: string };
  readonly footer: string;
};

type PowerField = `power_${Power}`;

/** Puts the agency's own facts into a text; throws when it asks for something there is not, a fault in the wording. */
export function fillPlaceholders(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`the form's wording has an unknown placeholder ${placeholder}`);
    return fact;
  });
}

/** The facts every text may use. The web address is shown without its scheme, as people write it. */
export function agencyFacts(agency: Agency): Readonly<Record<string, string>> {
  return {
    agency: agency.name,
    phone: agency.phone,
    email: agency.email,
    website: agency.website.replace(/^https?:\/\//, '').replace(/\/$/, ''),
  };
}
