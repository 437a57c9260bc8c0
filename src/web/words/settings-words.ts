// What the settings are called on pages for staff, in bokmål, and where the house rules among them come from.

import type { Agency, Policy } from '../../shared/agency.js';

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

/** `openingHours.weekdays[4].closesAt` as a person would say it. */
export function settingName(path: string): string {
  const [head = '', ...rest] = path.split(/[.[\]]+/).filter(Boolean);
  if (head === 'policy') return POLICY_WORDS[rest[0] as keyof Policy].name;
  if (head === 'openingHours') return hoursName(rest);
  const name = ABOUT_WORDS[head as keyof typeof ABOUT_WORDS];
  return rest[0] === undefined ? name : `${name}, linje ${Number(rest[0]) + 1}`;
}

function hoursName([kind, index, ...rest]: readonly string[]): string {
  const field = rest.at(-1) ?? '';
  const part =
    { opensAt: 'åpner', closesAt: 'stenger', from: 'fra', through: 'til', on: 'dato' }[field] ?? field;
  const number = Number(index);
  if (kind === 'weekdays') return `${WEEKDAY_WORDS[number] ?? ''}, ${part}`;
  return kind === 'yearly' ? `Periode ${number + 1} hvert år, ${part}` : `Enkeltdag ${number + 1}, ${part}`;
}
