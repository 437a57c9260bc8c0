// Where staff can go from anywhere: shown to those who may.

import type { Permission } from '../../staff/permissions.js';
import { paths } from './paths.js';

export type Destination = { readonly href: string; readonly text: string; readonly permission: Permission };

/** In the order they stand on the screen. */
export const DESTINATIONS: readonly Destination[] = [
  { href: paths.start, text: 'Start', permission: 'workplace' },
  { href: paths.calls, text: 'Samtale', permission: 'calls' },
  { href: paths.callbacks, text: 'Ring tilbake', permission: 'callbacks' },
  { href: paths.search, text: 'Fullmakter', permission: 'authorizations' },
  { href: paths.reviews, text: 'Til kontroll', permission: 'review' },
  { href: paths.figures, text: 'Tall', permission: 'figures' },
  { href: paths.audit, text: 'Logg', permission: 'audit' },
  { href: paths.decisions, text: 'Avgjørelser', permission: 'audit' },
  { href: paths.retention, text: 'Oppbevaring', permission: 'figures' },
  { href: paths.accounts, text: 'Kontoer', permission: 'accounts' },
  { href: paths.clients, text: 'API-klienter', permission: 'clients' },
  { href: paths.settings, text: 'Innstillinger', permission: 'settings' },
];
