// What reviewers read about papers, in bokmål: short names for requirements, reasons, states and where something was read.

import type { Deficiency, Requirement, RequirementState } from '../../documents/checklist.js';

export const REQUIREMENT_NAMES: Readonly<Record<Requirement, string>> = {
  debtorName: 'Debitors navn',
  debtorBirthDate: 'Debitors fødselsdato',
  agentName: 'Fullmektigens navn',
  agentBirthDate: 'Fullmektigens fødselsdato',
  agentContact: 'Kontaktopplysninger til fullmektigen',
  scope: 'Hva fullmakten gjelder',
  limits: 'Begrensninger',
  duration: 'Hvor lenge den gjelder',
  date: 'Dato',
  signature: 'Debitors underskrift',
};

export const REASON_NAMES: Readonly<Record<Deficiency, string>> = {
  NOT_FILLED_IN: 'Noe er ikke fylt ut',
  DATE_UNREADABLE: 'En dato kan ikke leses',
  DATE_IN_FUTURE: 'Datert fram i tid',
  DATE_OLD: 'Underskrevet for lenge siden',
  BIRTH_DATE_IMPLAUSIBLE: 'Fødselsdatoen kan ikke stemme',
  AGENT_IS_DEBTOR: 'Debitor og fullmektig er samme person',
  AGENT_MINOR: 'Fullmektigen er under 18 år',
  NO_SCOPE: 'Det står ikke hva den gjelder',
  NO_END: 'Det står ikke hvor lenge den gjelder',
  FURTHER_NOTICE: 'Gjelder «inntil videre»',
  ALREADY_EXPIRED: 'Er allerede utløpt',
  END_BEFORE_START: 'Slutter før den begynner',
  LONG_DURATION: 'Gjelder lenge',
  NOT_SIGNED: 'Er ikke underskrevet',
  SIGNATURE_UNCERTAIN: 'Underskriften er usikker',
  SIGNATURE_INVALID: 'Den digitale signaturen er ikke gyldig',
  SIGNED_BY_OTHER: 'Underskrevet av en annen',
  CHANGED_AFTER_SIGNING: 'Endret etter at den ble underskrevet',
  FORM_ALTERED: 'Teksten i skjemaet er endret',
  NATIONAL_ID_PRESENT: 'Har et fødselsnummer',
  ORGANISATION_WITHOUT_PERSON: 'Nevner en organisasjon, men ingen person',
  UNKNOWN_CASE: 'Saksnummeret er ukjent',
  DEBTOR_NOT_MATCHED: 'Debitor stemmer ikke med saken',
};

type Marked = {
  readonly text: string;
  readonly color: 'success' | 'danger' | 'info' | 'warning' | 'neutral';
};

/** What the machine came to, as a reviewer is told. */
export const STATE_NAMES: Readonly<Record<RequirementState, Marked>> = {
  present: { text: 'Funnet', color: 'success' },
  missing: { text: 'Mangler', color: 'danger' },
  invalid: { text: 'Kan ikke godkjennes', color: 'danger' },
  unclear: { text: 'Må ses på', color: 'info' },
};

export const SOURCE_NAMES = {
  formField: 'skrevet i skjemaet',
  issuedForm: 'trykt av oss, ikke endret',
  text: 'i teksten',
  image: 'i et bilde',
  digitalSignature: 'digital signatur',
  staff: 'bedt om av oss',
} as const;

/** How somebody made sure that the debtor has signed. */
export const SIGNATURE_CHECKS = {
  sight: 'Jeg ser en underskrift i debitors navn',
  comparison: 'Sammenlignet med en tidligere underskrift',
  digital: 'Digital signatur i debitors navn',
  call: 'Debitor har bekreftet den på telefon',
} as const;
export type SignatureCheck = keyof typeof SIGNATURE_CHECKS;

/** A reviewer's own answer: does it stand on the paper? */
export const JUDGEMENTS = { present: 'Ja', missing: 'Mangler', wrong: 'Stemmer ikke' } as const;
export type Judgement = keyof typeof JUDGEMENTS;
