// What has happened to an authorization, a line each, as staff read it.

import type { EventType } from '../../audit/events.js';
import type { Recorded } from '../../audit/steps.js';
import { isInstant } from '../../shared/dates.js';
import { fullInstant } from './dates.js';

type Said = (name: string) => string;

/** One line of the story; null for what changed nothing because it had happened before. */
export function historyText({ type, details }: Recorded): string | null {
  if (details?.['changed'] === false) return null;
  const said: Said = (name) => {
    const value = details?.[name];
    return typeof value === 'string' ? value : '';
  };
  return LINES[type]?.(said) ?? null;
}

const LINES: Readonly<Partial<Record<EventType, (said: Said) => string>>> = {
  'authorization-granted': (said) => (said('kind') === 'oral' ? 'Gitt muntlig i en samtale' : 'Godkjent'),
  'authorization-revoked': (said) =>
    `Trukket tilbake av ${said('by') === 'guardian' ? 'vergen' : 'debitor'}${CHANNELS[said('channel')] ?? ''}${arrivalText(said('receivedAt'))}`,
  'authorization-resigned': () => 'Fullmektigen trakk seg',
  'authorization-suspended': (said) => `Satt på vent: ${reasonText(said('reason'))}`,
  'authorization-resumed': () => 'Gjelder igjen etter at noen har sett på den',
  'authorization-superseded': () => 'Erstattet av en nyere',
  'authorization-annulled': (said) => `Annullert: ${reasonText(said('reason'))}`,
  'case-taken-out': () => 'En sak fikk en annen debitor, og er ikke lenger med',
};

const CHANNELS: Readonly<Record<string, string>> = {
  phone: ', på telefon',
  email: ', på e-post',
  letter: ', i brev',
  'in-person': ', ved oppmøte',
  web: ', på nettsiden',
};

function arrivalText(receivedAt: string): string {
  return isInstant(receivedAt) ? `. Kom frem ${fullInstant(receivedAt, 'nb')}` : '';
}

function reasonText(reason: string): string {
  if (reason === 'DEBTOR_STATUS_RETURNED_TO_NORMAL')
    return 'debitor er ikke lenger merket, og noen må se på den';
  return reason === '' ? 'grunnen er ikke bevart' : reason;
}
