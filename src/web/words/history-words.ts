// What has happened to an authorization, a line each, as staff read it.

import type { Recorded } from '../../audit/steps.js';
import { isInstant } from '../../shared/dates.js';
import { fullInstant } from './dates.js';

/** One line of the story; null for what changed nothing because it had happened before. */
export function historyText({ type, details }: Recorded): string | null {
  const said = (name: string): string => {
    const value = details?.[name];
    return typeof value === 'string' ? value : '';
  };
  if (details?.['changed'] === false) return null;
  switch (type) {
    case 'authorization-granted':
      return said('kind') === 'oral' ? 'Gitt muntlig i en samtale' : 'Godkjent';
    case 'authorization-revoked':
      return `Trukket tilbake av ${said('by') === 'guardian' ? 'vergen' : 'debitor'}${channelText(said('channel'))}${arrivalText(said('receivedAt'))}`;
    case 'authorization-resigned':
      return 'Fullmektigen trakk seg';
    case 'authorization-suspended':
      return `Satt på vent: ${reasonText(said('reason'))}`;
    case 'authorization-resumed':
      return 'Gjelder igjen etter at noen har sett på den';
    case 'authorization-superseded':
      return 'Erstattet av en nyere';
    case 'authorization-annulled':
      return `Annullert: ${reasonText(said('reason'))}`;
    case 'case-taken-out':
      return 'En sak fikk en annen debitor, og er ikke lenger med';
    default:
      return null;
  }
}

const CHANNELS: Readonly<Record<string, string>> = {
  phone: ', på telefon',
  email: ', på e-post',
  letter: ', i brev',
  'in-person': ', ved oppmøte',
  web: ', på nettsiden',
};

function channelText(channel: string): string {
  return CHANNELS[channel] ?? '';
}

function arrivalText(receivedAt: string): string {
  return isInstant(receivedAt) ? `. Kom frem ${fullInstant(receivedAt, 'nb')}` : '';
}

function reasonText(reason: string): string {
  if (reason === 'DEBTOR_STATUS_RETURNED_TO_NORMAL')
    return 'debitor er ikke lenger merket, og noen må se på den';
  return reason === '' ? 'grunnen er ikke bevart' : reason;
}
