// Days and times as people read them, in the language of the page and always in Oslo.

import type { Day, Instant } from '../../shared/dates.js';
import type { Language } from '../../shared/languages.js';

const LOCALES: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

const made = new Map<string, Intl.DateTimeFormat>();

/** `mandag 23. november`; spaces that would part a number from its month do not break. */
export function longDay(day: Day, language: Language): string {
  return unbroken(
    formatOf(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      noonOf(day),
    ),
  );
}

/** `23. november 2026` */
export function fullDay(day: Day, language: Language): string {
  return unbroken(
    formatOf(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      noonOf(day),
    ),
  );
}

/** `3. juli`, of `07-03` in any year. */
export function monthDay(date: string, language: Language): string {
  const format = formatOf(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  // A leap year has every day there is.
  return unbroken(format.format(noonOf(`2028-${date}` as Day)));
}

/** `23. november 2026 kl. 13.43` */
export function fullInstant(instant: Instant, language: Language): string {
  const day = formatOf(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Oslo',
  }).format(new Date(instant));
  return `${unbroken(day)} ${AT[language]}\u00a0${timeOfDay(instant)}`;
}

/** `23.11.2026 13.43.07`, for tables where every second may count. */
export function shortInstant(instant: Instant): string {
  const parts = {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Europe/Oslo',
  } as const;
  const at = Object.fromEntries(
    formatOf('en', parts)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  return `${at['day']}.${at['month']}.${at['year']} ${at['hour']}.${at['minute']}.${at['second']}`;
}

/** `13.43` */
export function timeOfDay(instant: Instant): string {
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Oslo' } as const;
  return timeText(formatOf('en', parts).format(new Date(instant)));
}

/** `08:00` as it is written in Norway. */
export function timeText(time: string): string {
  return time.replace(':', '.');
}

const AT: Readonly<Record<Language, string>> = { nb: 'kl.', nn: 'kl.', en: 'at' };

function formatOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(LOCALES[language], options);
  made.set(key, format);
  return format;
}

function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}

function unbroken(text: string): string {
  return text.replaceAll(/(\d\.?) /g, '$1\u00a0');
}
