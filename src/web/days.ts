// Days as people type them in our forms.

import { type Day, parseDay, parseNorwegianDay } from '../shared/dates.js';

/** `14.03.1979`, `14 3 1979`, `14031979` or `1979-03-14`; null when it is no day. Two digits for a year are never guessed at. */
export function readTypedDay(text: string): Day | null {
  const typed = text.trim();
  const together = /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  if (together) return parseNorwegianDay(together.slice(1).join('.'));
  return parseNorwegianDay(typed) ?? parseDay(typed);
}

/** Eleven digits where a date was asked for. */
export function looksLikeNationalId(text: string): boolean {
  return /^\d{11}$/.test(text.replaceAll(/[\s.-]/g, ''));
}
