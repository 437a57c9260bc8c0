// What the settings are called on pages for staff, in bokmål, and where the house rules among them come from.

import type { Agency, DayHours, Policy } from '../../shared/agency.js';
import { fullDay, monthDay, timeText } from './dates.js';

export const ABOUT_WORDS: Readonly<Record<keyof Omit<Agency, 'openingHours' | 'policy'>, string>> = {
  name: 'Navn',
  organisationNumber: 'Organisasjonsnummer',
  address: 'Postadresse',
  phone: 'Telefon',
  email: 'E-post',
  website: 'Nettsted',
  brandColour: 'Merkefarge',
};

type PolicyWords = { readonly name: string; readonly unit: string; readonly why: string };

export const POLICY_WORDS: Readonly<Record<keyof Policy, PolicyWords>> = {
  answerWithinDays: {
    name: 'Svarfrist for innsendte fullmakter',
    unit: 'dager',
    why: 'Inkassoloven 2026 § 17: innen én uke. 1–60.',
  },
  oldSignatureMonths: {
    name: 'Underskrift regnes som gammel etter',
    unit: 'måneder',
    why: 'Gir et varsel, ikke avslag. 1–120.',
  },
  longDurationMonths: {
    name: 'Varighet regnes som lang etter',
    unit: 'måneder',
    why: 'Gir et varsel, ikke avslag. 1–120.',
  },
  longestCallMinutes: {
    name: 'En samtale avsluttes av seg selv etter',
    unit: 'minutter',
    why: 'Muntlige fullmakter slutter med samtalen. Gjelder samtaler som starter etter endringen. 1–600.',
  },
  oldestPersonYears: {
    name: 'Fødselsdato regnes som skrivefeil ved alder over',
    unit: 'år',
    why: '100–130.',
  },
  keepAuthorizationsYears: {
    name: 'Fullmakter og bruken av dem beholdes i',
    unit: 'år',
    why: 'Etter at de er slutt. Inkassoloven 2026 § 36: fem til ti år.',
  },
  keepRejectedDays: {
    name: 'Avviste og forlatte papirer beholdes i',
    unit: 'dager',
    why: 'Etter avgjørelsen. Kortere tid sletter mer ved neste kjøring. 1–365.',
  },
  keepCallbacksDays: {
    name: 'Ønsker om å bli ringt opp beholdes i',
    unit: 'dager',
    why: '1–365.',
  },
};

export const WEEKDAY_WORDS = [
  'Mandag',
  'Tirsdag',
  'Onsdag',
  'Torsdag',
  'Fredag',
  'Lørdag',
  'Søndag',
] as const;

/** Everything that is set, one line each as a person would say it: what it is, and how it stands. */
export function settingLines({ openingHours, policy, ...about }: Agency): Readonly<Record<string, string>> {
  const { weekdays, yearly, dates } = openingHours;
  const lines: (readonly [string, string])[] = [
    ...Object.entries(ABOUT_WORDS).map(
      ([name, label]) => [label, [about[name as keyof typeof about] ?? ''].flat().join(', ')] as const,
    ),
    ...WEEKDAY_WORDS.map((day, index) => [day, hoursText(weekdays[index] ?? null)] as const),
    ...yearly.map(
      ({ from, through, hours }) =>
        [`Hvert år ${monthDay(from, 'nb')}–${monthDay(through, 'nb')}`, hoursText(hours)] as const,
    ),
    ...dates.map(({ on, hours }) => [`Enkeltdag ${fullDay(on, 'nb')}`, hoursText(hours)] as const),
    ...Object.entries(POLICY_WORDS).map(
      ([name, { name: label, unit }]) => [label, `${policy[name as keyof Policy]} ${unit}`] as const,
    ),
  ];
  return Object.fromEntries(lines);
}

/** `08.00–20.00`, or that it is closed. */
export function hoursText(hours: DayHours): string {
  return hours === null ? 'stengt' : `${timeText(hours.opensAt)}–${timeText(hours.closesAt)}`;
}
