// Makes letters of authorization: seeded, in three languages, whole or with one thing left out, with what they say beside them.

import type { Requirement } from '../../src/documents/checklist.js';
import { type Day, addDays, addMonths } from '../../src/shared/dates.js';
import type { Language } from '../../src/shared/languages.js';
import { seeded } from '../support/random.js';
import { writtenDay } from './letter-dates.js';
import type { LetterPhrases } from './letter-phrases.js';

/** What a letter says, named as in the body of POST /templates; null where it says nothing. */
type LetterTruth = {
  readonly 'debtor.name': string | null;
  readonly 'debtor.birthDate': Day | null;
  readonly 'agent.name': string | null;
  readonly 'agent.birthDate': Day | null;
  readonly 'agent.phone': string | null;
  readonly 'agent.email': string | null;
  readonly 'agent.address': string | null;
  readonly cases: 'all' | readonly string[] | null;
  readonly powers: readonly string[];
  readonly limits: 'none' | 'some' | null;
  readonly validFrom: Day | null;
  readonly validThrough: Day | null;
  readonly untilCaseClosed: boolean;
  readonly signedPlace: string | null;
  readonly signedOn: Day | null;
};

export type Letter = {
  readonly language: Language;
  /** Paragraphs parted by empty lines, without a signature. */
  readonly text: string;
  readonly truth: LetterTruth;
  readonly leftOut: Requirement | null;
};

/** What can be left out of a letter; the signature is never in it. */
export const LEAVABLE: readonly Requirement[] = [
  'debtorName',
  'debtorBirthDate',
  'agentName',
  'agentBirthDate',
  'agentContact',
  'scope',
  'limits',
  'duration',
  'date',
];

type Asked = {
  readonly seed: number;
  readonly phrases: readonly LetterPhrases[];
  /** The day it is received; it was signed shortly before. */
  readonly on: Day;
  readonly leaveOut?: Requirement;
};

/** The same letter from the same seed. */
export function aLetter({ seed, phrases, on, leaveOut }: Asked): Letter {
  const below = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const [item] = items.slice(below(items.length));
    if (item === undefined) throw new Error('there is nothing to pick from');
    return item;
  };
  const words = pick(phrases);
  const { language } = words;
  const has = (requirement: Requirement): boolean => requirement !== leaveOut;
  const style = below(100);
  const written = (day: Day | null): string | null => day && writtenDay(day, language, style);

  const debtor = pick(NAMES);
  const agent = pick(NAMES.filter((name) => name !== debtor));
  const place = pick(PLACES);
  const signedOn = has('date') ? addDays(on, -1 - below(60)) : null;
  const debtorBirthDate = has('debtorBirthDate') ? addDays('1945-01-01' as Day, below(20_000)) : null;
  const agentBirthDate = has('agentBirthDate') ? addDays('1945-01-01' as Day, below(20_000)) : null;

  const contact = has('agentContact') ? pick(words.contacts) : '';
  const phone = pick(PHONES);
  const email = pick(EMAILS);
  const address = pick(ADDRESSES);

  const listed = pick(CASES);
  const isAll = below(3) === 0;
  const scope = has('scope') ? pick(isAll ? words.allCases : words.listedCases) : '';
  const powers = has('scope') ? pick(words.powers) : { text: '', powers: [] };
  const limits = has('limits') ? pick(words.limits) : null;

  const from = addDays(on, 1 + below(20));
  const through = addDays(on, 60 + below(250));
  const kind = has('duration')
    ? pick(['through', 'through', 'fromThrough', 'months', 'untilClosed'] as const)
    : null;
  const months = kind === 'months' ? pick(words.months) : null;
  const duration =
    kind === null ? '' : (months?.text ?? pick(kind === 'months' ? words.through : words[kind]));

  const openingText = pick(words.openings);
  const dating = has('date') ? pick(words.datings) : '';
  const ending = has('debtorName') ? pick(words.endings) : '';
  const values: Readonly<Record<string, string | null>> = {
    D: has('debtorName') ? debtor : null,
    d: written(debtorBirthDate),
    A: has('agentName') ? agent : null,
    a: written(agentBirthDate),
    phone,
    email,
    address,
    cases: listed.join(language === 'en' ? ' and ' : ' og '),
    f: written(from),
    u: written(through),
    place,
    s: written(signedOn),
  };
  const middle = [contact, scope, powers.text, limits?.text ?? '', duration];
  const paragraphs = [openingText, ...middle, dating, ending];
  const signed = signedOn;
  return {
    language,
    text: paragraphs
      .map((phrase) => fill(phrase, values))
      .filter((text) => text.trim() !== '')
      .join('\n\n'),
    leftOut: leaveOut ?? null,
    truth: {
      'debtor.name': values.D ?? null,
      'debtor.birthDate': debtorBirthDate,
      'agent.name': values.A ?? null,
      'agent.birthDate': agentBirthDate,
      'agent.phone': contact.includes('{phone}') ? phone : null,
      'agent.email': contact.includes('{email}') ? email : null,
      'agent.address': contact.includes('{address}') ? address : null,
      cases: has('scope') ? (isAll ? 'all' : listed) : null,
      powers: powers.powers,
      limits: limits === null ? null : limits.none ? 'none' : 'some',
      validFrom: kind === 'fromThrough' ? from : null,
      validThrough: throughOf(),
      untilCaseClosed: kind === 'untilClosed',
      signedPlace: dating.includes('{place}') ? place : null,
      signedOn,
    },
  };

  function throughOf(): Day | null {
    if (kind === 'through' || kind === 'fromThrough') return through;
    return months && signed ? addMonths(signed, months.months) : null;
  }
}

/** A bracket falls away when a value in it is missing; a missing value outside of one leaves a gap, as people do. */
function fill(phrase: string, values: Readonly<Record<string, string | null>>): string {
  const valueOf = (name: string): string | null => values[name] ?? null;
  return phrase
    .replaceAll(/\[([^\]]*)\]/gu, (_, inner: string) =>
      [...inner.matchAll(/\{(\w+)\}/gu)].some(([, name = '']) => valueOf(name) === null) ? '' : inner,
    )
    .replaceAll(/ ?\{(\w+)\}/gu, (place, name: string) => {
      const value = valueOf(name);
      if (value === null) return '';
      return place.startsWith(' ') ? ` ${value}` : value;
    });
}

const NAMES: readonly string[] = [
  'Kari Nordmann',
  'Bjørg Åse Sørli-Øverås',
  'Ola Nilsen',
  'Anne Lise Hansen',
  'Øyvind Ærlig Åsen',
  'Mohammed Ali Hassan',
  'Liv Tove von Krogh',
  'Per-Erik Lund',
  'Siri M. Haugen',
  'Łukasz Żółć',
  'Nguyen Thi Hoa',
  'Jan Ove Dahl',
  'Máret Ánne Sara',
  'Ingrid Solheim Berg',
  'Tor Arne Myhre',
  'Fatima Yusuf',
  "Sean O'Brien",
  'Gro Helene Bakken',
];

const PLACES: readonly string[] = ['Oslo', 'Tromsø', 'Bergen', 'Mo i Rana', 'Ålesund', 'Førde', 'Sandnes'];
const PHONES: readonly string[] = [
  '912 34 567',
  '+47 41 23 45 67',
  '90123456',
  '22 33 44 55',
  '+47 987 65 432',
];
const EMAILS: readonly string[] = [
  'ola.nilsen@example.no',
  'a-hansen79@mail.example.com',
  'post@hjelper.example',
];
const ADDRESSES: readonly string[] = [
  'Storgata 12 B, 9008 Tromsø',
  'Kirkeveien 4, 0368 Oslo',
  'Øvre Slottsgate 7, 5003 Bergen',
];
const CASES: readonly (readonly string[])[] = [
  ['2026-114477'],
  ['114477-26'],
  ['5540123'],
  ['2026-114477', '2026-220011'],
  ['AB-99812'],
];
