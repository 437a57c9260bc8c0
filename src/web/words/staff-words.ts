// What roles, scopes and other codes are called on pages for staff, in bokmål.

import type { Power } from '../../authorizations/scope.js';
import type { Role, Scope } from '../../staff/permissions.js';
import type { DenyReason } from '../../verification/disclosure.js';

type Named = { readonly name: string; readonly may: string };

export const ROLE_WORDS: Readonly<Record<Role, Named>> = {
  handler: {
    name: 'Saksbehandler',
    may: 'Tar samtaler, spør om fullmakter, registrerer muntlige og ringer tilbake.',
  },
  reviewer: { name: 'Kontrollør', may: 'Går gjennom innsendte fullmakter og godkjenner eller avviser dem.' },
  dpo: { name: 'Personvernombud', may: 'Leser loggen og alle avgjørelser. Endrer ingenting.' },
  admin: {
    name: 'Administrator',
    may: 'Styrer kontoer, API-klienter og innstillinger. Ser ingen debitorer.',
  },
};

export const SCOPE_WORDS: Readonly<Record<Scope, Named>> = {
  cases: { name: 'Saker', may: 'Melder saker og debitorer inn, med status.' },
  calls: { name: 'Samtaler', may: 'Starter og avslutter samtaler og registrerer muntlige fullmakter.' },
  review: { name: 'Kontroll', may: 'Leser køen og avgjør innsendte fullmakter.' },
  authorizations: { name: 'Fullmakter', may: 'Slår opp, trekker tilbake og stanser fullmakter.' },
  verify: { name: 'Spørsmål', may: 'Spør om noen kan snakkes med i en sak.' },
  audit: { name: 'Logg', may: 'Leser loggen og driftstallene.' },
};

/** Short enough for a table; the handler is told more. */
export const DENY_WORDS: Readonly<Record<DenyReason, string>> = {
  UNKNOWN_CASE: 'Ukjent sak',
  NO_AUTHORIZATION: 'Ingen fullmakt',
  NOT_APPROVED: 'Ikke ferdig kontrollert',
  OTHER_CALL: 'Gitt i en annen samtale',
  CALL_ENDED: 'Samtalen er over',
  DEBTOR_LEFT: 'Debitor har forlatt samtalen',
  REVOKED: 'Trukket tilbake',
  RESIGNED: 'Fullmektigen har frasagt seg oppdraget',
  SUSPENDED: 'Satt på vent',
  SUPERSEDED: 'Erstattet av en nyere',
  ANNULLED: 'Annullert',
  NOT_YET_VALID: 'Gjelder ikke ennå',
  EXPIRED: 'Utløpt',
  CASE_NOT_COVERED: 'Saken er ikke med',
  CASE_CLOSED: 'Saken er avsluttet',
  POWER_NOT_GRANTED: 'Gir ikke rett til dette',
  AGENT_NOT_MATCHED: 'Navn eller fødselsdato stemmer ikke',
  AGENT_MINOR: 'Fullmektigen er under 18 år',
  DEBTOR_DECEASED: 'Debitor er død',
  DEBTOR_BANKRUPT: 'Debitor er konkurs',
  DEBTOR_UNDER_GUARDIANSHIP: 'Debitor har verge',
};

export const POWER_WORDS: Readonly<Record<Power, string>> = {
  information: 'Innsyn',
  agreements: 'Avtaler',
  objections: 'Innsigelser',
  correspondence: 'Post',
};
