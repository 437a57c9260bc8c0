// What roles, scopes and other codes are called on pages for staff, in bokmål.

import type { Role, Scope } from '../../staff/permissions.js';

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
