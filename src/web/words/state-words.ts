// What staff pages call the states of things, the powers and those who act. Bokmål only, as staff pages are.

import type { AuthorizationState } from '../../authorizations/authorization.js';
import type { Recorded } from '../../audit/steps.js';
import type { CaseScope, Power } from '../../authorizations/scope.js';
import type { DebtorStatus } from '../../cases/case.js';
import type { SubmissionStatus } from '../../documents/submission-status.js';
import { unreachable } from '../../shared/result.js';
import type { Color } from '../views/parts.js';

type Tagged = { readonly text: string; readonly color: Color };

export const STATE_WORDS: Readonly<Record<AuthorizationState, Tagged>> = {
  active: { text: 'Gjelder', color: 'success' },
  'not-yet-valid': { text: 'Gjelder ikke ennå', color: 'info' },
  suspended: { text: 'Satt på vent', color: 'warning' },
  expired: { text: 'Utløpt', color: 'neutral' },
  'call-ended': { text: 'Slutt med samtalen', color: 'neutral' },
  superseded: { text: 'Erstattet', color: 'neutral' },
  resigned: { text: 'Fratrådt', color: 'danger' },
  revoked: { text: 'Trukket tilbake', color: 'danger' },
  annulled: { text: 'Annullert', color: 'danger' },
};

export const POWER_WORDS: Readonly<Record<Power, string>> = {
  information: 'Få opplysninger',
  agreements: 'Inngå avtaler',
  objections: 'Komme med innsigelser',
  correspondence: 'Motta post',
};

export function powersText(powers: readonly Power[]): string {
  const [first = '', ...others] = powers.map((power) => POWER_WORDS[power]);
  return [first, ...others.map((text) => text.toLowerCase())].join(', ');
}

/** The power of a recorded use, which is kept as text. */
export function powerText(power: string): string {
  return (POWER_WORDS as Readonly<Record<string, string>>)[power] ?? power;
}

export function scopeText(scope: CaseScope): string {
  if (!scope.all) return scope.listed.length === 0 ? 'Ingen saker lenger' : scope.listed.join(', ');
  const { takenOut } = scope;
  const all = 'Alle saker som var registrert da den ble gitt';
  return takenOut.length === 0 ? all : `${all}, uten ${takenOut.join(', ')}`;
}

export const DEBTOR_STATUS_WORDS: Readonly<Record<DebtorStatus, Tagged & { readonly says: string }>> = {
  normal: { text: 'Ingen merknad', color: 'neutral', says: '' },
  guardianship: {
    text: 'Under vergemål',
    color: 'danger',
    says: 'Ingen fullmakt gjelder så lenge debitor er under vergemål. Snakk med vergen, når mandatet omfatter inkasso.',
  },
  bankrupt: {
    text: 'Konkurs',
    color: 'danger',
    says: 'Ingen fullmakt gjelder under konkurs. Vis til bostyreren, som opptrer for boet.',
  },
  deceased: {
    text: 'Død',
    color: 'danger',
    says: 'Ingen fullmakt gjelder etter dødsfallet. Den som har skifteattest, kan sende den til oss.',
  },
};

export const CASE_STATUS_WORDS: Readonly<Record<'open' | 'closed', Tagged>> = {
  open: { text: 'Åpen', color: 'success' },
  closed: { text: 'Avsluttet', color: 'neutral' },
};

export const PAPER_STATUS_WORDS: Readonly<Record<SubmissionStatus, Tagged>> = {
  submitted: { text: 'Leses', color: 'info' },
  incomplete: { text: 'Mangler noe', color: 'warning' },
  'in-review': { text: 'Til kontroll', color: 'info' },
  approved: { text: 'Godkjent', color: 'success' },
  rejected: { text: 'Avslått', color: 'danger' },
  withdrawn: { text: 'Trukket tilbake', color: 'neutral' },
};

/** Who did something, as far as it is kept. */
export function actorText({ kind, onBehalfOf }: Recorded['by']): string {
  if (onBehalfOf !== null) return onBehalfOf;
  switch (kind) {
    case 'anyone':
      return 'Debitor, på nettsiden';
    case 'client':
      return 'Saksystemet';
    case 'operator':
      return 'Driften';
    case 'system':
    case 'staff':
      return 'Fullmakt';
    default:
      return unreachable(kind);
  }
}
