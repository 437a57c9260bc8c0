// What is said on the screens of calls, in bokmål: recording, and times to the second.

import type { Call } from '../../calls/call.js';
import type { Instant } from '../../shared/dates.js';

export function recordingSaid({ recording }: Call): string {
  if (!recording.informed) return 'Ikke informert om opptak';
  return recording.declined ? 'Har reservert seg mot opptak' : 'Informert om opptak';
}

const toTheSecond = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/Oslo',
});

/** `13.43.07` */
export function secondOfDay(instant: Instant): string {
  return toTheSecond.format(new Date(instant)).replaceAll(':', '.');
}

/** How long, `02:14`; hours as well when there are any. */
export function lengthOf(from: Instant, to: Instant): string {
  const seconds = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const all = seconds >= 3600 ? [Math.floor(seconds / 3600), ...parts] : parts;
  return all.map((part) => String(part).padStart(2, '0')).join(':');
}
