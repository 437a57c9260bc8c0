// What is kept for how long, as it is said on pages for staff, in bokmål.

import type { RetentionRule } from '../../retention/rules.js';
import type { Policy } from '../../shared/agency.js';

type Kept = { readonly what: string; readonly howLong: (policy: Policy) => string };

const years = ({ keepAuthorizationsYears }: Policy) => `${keepAuthorizationsYears} år`;
const days = ({ keepRejectedDays }: Policy) => `${keepRejectedDays} dager`;

export const RETENTION_WORDS: Readonly<Record<RetentionRule, Kept>> = {
  'kept-answers': { what: 'Svar på gjentatte forespørsler', howLong: () => '24 timer etter svaret' },
  callbacks: {
    what: 'Ønsker om å bli ringt opp',
    howLong: ({ keepCallbacksDays }) => `${keepCallbacksDays} dager etter at de kom`,
  },
  'issued-forms': {
    what: 'Utfylte skjemaer som ikke er sendt inn',
    howLong: (policy) => `${days(policy)} etter at de ble laget`,
  },
  'rejected-papers': { what: 'Avviste papirer', howLong: (policy) => `${days(policy)} etter avgjørelsen` },
  'withdrawn-papers': {
    what: 'Papirer trukket tilbake før godkjenning',
    howLong: (policy) => `${days(policy)} etter at de ble trukket`,
  },
  'abandoned-papers': {
    what: 'Papirer avsenderen ikke fulgte opp',
    howLong: (policy) => `${days(policy)} etter siste sending eller purring`,
  },
  authorizations: {
    what: 'Fullmakter med papirer og bruk',
    howLong: (policy) => `${years(policy)} etter at de er slutt`,
  },
  calls: {
    what: 'Samtaler med muntlige fullmakter',
    howLong: (policy) => `${years(policy)} etter samtalen`,
  },
  'denied-questions': {
    what: 'Spørsmål som fikk NEI',
    howLong: (policy) => `${years(policy)} etter spørsmålet`,
  },
  'audit-details': { what: 'Detaljer i loggen', howLong: () => '10 år; oppføringen selv blir stående' },
};
