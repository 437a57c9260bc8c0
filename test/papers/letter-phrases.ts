// Letters people write by themselves, as phrases with places for values: the ones the rules were made by looking at.
//
// `{…}` is a value; `[…]` falls away when a value in it is left out. The same letter is tried with each value missing.

import type { Language } from '../../src/shared/languages.js';

/** The phrases of one way of writing, from which a letter is put together. */
export type LetterPhrases = {
  readonly language: Language;
  /** `{D} {d}`: name and birth date of the one who gives; `{A} {a}`: of the one who gets it. */
  readonly openings: readonly string[];
  /** `{phone} {email} {address}` of the agent. */
  readonly contacts: readonly string[];
  readonly listedCases: readonly string[];
  readonly allCases: readonly string[];
  /** What each is understood to allow. */
  readonly powers: readonly { readonly text: string; readonly powers: readonly string[] }[];
  readonly limits: readonly { readonly text: string; readonly none: boolean }[];
  readonly through: readonly string[];
  readonly fromThrough: readonly string[];
  readonly months: readonly { readonly text: string; readonly months: number }[];
  readonly untilClosed: readonly string[];
  /** `{place} {s}`: where and when it was signed. */
  readonly datings: readonly string[];
  /** What stands below, about the signature; `{D}` again. */
  readonly endings: readonly string[];
};

const NB: LetterPhrases = {
  language: 'nb',
  openings: [
    'FULLMAKT\n\nJeg, {D}[, født {d}], gir herved fullmakt til {A}[, født {a}], til å opptre på mine vegne overfor dere.',
    'Fullmakt\n\nUndertegnede {D}[ (f. {d})] gir med dette {A}[ (f. {a})] fullmakt til å representere meg i mine inkassosaker.',
    'FULLMAKT\n\nFullmaktsgiver\nNavn: {D}\n[Fødselsdato: {d}\n]\nFullmektig\nNavn: {A}\n[Fødselsdato: {a}]',
    'Fullmakt\n\nFullmaktsgiver: {D}[, født {d}]\nFullmektig: {A}[, født {a}]',
    'Hei\n\nMitt navn er {D}[ og jeg er født {d}]. Jeg ønsker å gi fullmakt til min bror {A}[, som er født {a}].',
    'Til inkassobyrået\n\nJeg {D}[ født den {d}] gir min datter {A}[ født den {a}] fullmakt til å ta kontakt med dere om min gjeld.',
  ],
  contacts: [
    'Fullmektigen kan nås på telefon {phone}.',
    'Hun kan kontaktes på e-post {email}.',
    'Telefon: {phone}\nE-post: {email}',
    'Adresse: {address}',
    'Tlf. {phone}, e-post: {email}',
  ],
  listedCases: [
    'Fullmakten gjelder sak {cases}.',
    'Saksnummer: {cases}',
    'Fullmakten gjelder for saksnr. {cases} hos dere.',
  ],
  allCases: ['Fullmakten gjelder alle mine saker hos dere.', 'Gjelder samtlige saker.'],
  powers: [
    {
      text: 'Fullmektigen kan innhente opplysninger om sakene og inngå avtaler om nedbetaling på mine vegne.',
      powers: ['information', 'agreements'],
    },
    { text: 'Fullmakten gir innsyn i saken.', powers: ['information'] },
    {
      text: 'Den omfatter innsyn, å komme med innsigelser og å motta post.',
      powers: ['information', 'objections', 'correspondence'],
    },
  ],
  limits: [
    { text: 'Det er ingen begrensninger.', none: true },
    { text: 'Begrensninger: ingen', none: true },
    { text: 'Fullmakten gjelder ikke avtaler over kr 10 000.', none: false },
    { text: 'Begrensninger: Kan ikke inngå avtale om mer enn 500 kr i måneden.', none: false },
  ],
  through: ['Fullmakten gjelder til og med {u}.', 'Fullmakten er gyldig til {u}.', 'Varighet: til {u}'],
  fromThrough: ['Fullmakten gjelder fra {f} til {u}.', 'Gyldig fra og med {f} til og med {u}.'],
  months: [
    { text: 'Fullmakten gjelder i tre måneder.', months: 3 },
    { text: 'Varighet: 6 måneder', months: 6 },
  ],
  untilClosed: ['Fullmakten gjelder til saken er avsluttet.', 'Varighet: inntil sakene er avsluttet'],
  datings: ['{place}, {s}', 'Sted og dato: {place}, {s}', '{place} den {s}', 'Dato: {s}'],
  endings: [
    'Med vennlig hilsen\n\n\n{D}',
    '_______________________\nUnderskrift',
    'Underskrift fullmaktsgiver:\n\n........................................\n{D}',
  ],
};

const NN: LetterPhrases = {
  language: 'nn',
  openings: [
    'FULLMAKT\n\nEg, {D}[, fødd {d}], gjev med dette fullmakt til {A}[, fødd {a}], til å opptre på mine vegner.',
    'Fullmakt\n\nUnderteikna {D}[ (f. {d})] gir {A}[ (f. {a})] fullmakt til å representere meg overfor dykk.',
    'Fullmakt\n\nFullmaktsgivar: {D}[, fødd {d}]\nFullmektig: {A}[, fødd {a}]',
    'Hei\n\nEg heiter {D}[ og er fødd {d}]. Eg vil gi fullmakt til syster mi {A}[, fødd {a}].',
  ],
  contacts: [
    'Fullmektigen kan ein nå på telefon {phone}.',
    'E-post: {email}',
    'Tlf. {phone}, e-post: {email}',
    'Adressa er {address}.',
  ],
  listedCases: ['Fullmakta gjeld sak {cases}.', 'Saksnummer: {cases}'],
  allCases: ['Fullmakta gjeld alle sakene mine hos dykk.'],
  powers: [
    {
      text: 'Fullmektigen kan hente inn opplysningar og inngå avtalar på mine vegner.',
      powers: ['information', 'agreements'],
    },
    { text: 'Fullmakta gir rett til innsyn i saka.', powers: ['information'] },
  ],
  limits: [
    { text: 'Det er ingen avgrensingar.', none: true },
    { text: 'Fullmakta gjeld ikkje avtalar over 5 000 kroner.', none: false },
  ],
  through: ['Fullmakta gjeld til og med {u}.', 'Fullmakta er gyldig til {u}.'],
  fromThrough: ['Fullmakta gjeld frå {f} til {u}.', 'Gyldig frå og med {f} til og med {u}.'],
  months: [{ text: 'Fullmakta gjeld i tre månader.', months: 3 }],
  untilClosed: ['Fullmakta gjeld til saka er avslutta.'],
  datings: ['{place}, {s}', 'Stad og dato: {place}, {s}', '{place}, den {s}'],
  endings: ['Med venleg helsing\n\n\n{D}', '_______________________\nUnderskrift'],
};

const EN: LetterPhrases = {
  language: 'en',
  openings: [
    'POWER OF ATTORNEY\n\nI, {D}[, born {d}], hereby authorise {A}[, born {a}], to act on my behalf.',
    'Authorization\n\nI, the undersigned {D}[ (born {d})], hereby grant {A}[ (born {a})] the authority to deal with my case.',
    'Power of attorney\n\nPrincipal: {D}[\nDate of birth: {d}]\n\nAgent: {A}[\nDate of birth: {a}]',
    'Dear Sir or Madam,\n\nMy name is {D}[ and I was born on {d}]. I would like to give my sister {A}[, born on {a},] permission to speak with you about my debt.',
  ],
  contacts: [
    'The agent can be reached by phone on {phone}.',
    'Email: {email}',
    'Phone: {phone}, email: {email}',
    'Address: {address}',
  ],
  listedCases: ['This applies to case number {cases}.', 'Case no. {cases}', 'Case: {cases}'],
  allCases: ['This covers all my cases with you.'],
  powers: [
    {
      text: 'The agent may obtain information and enter into agreements on my behalf.',
      powers: ['information', 'agreements'],
    },
    { text: 'This gives access to information about the case only.', powers: ['information'] },
  ],
  limits: [
    { text: 'There are no limitations.', none: true },
    { text: 'Limits: none', none: true },
    { text: 'The agent may not agree to pay more than NOK 1,000 a month.', none: false },
  ],
  through: ['It is valid until {u}.', 'This authorization expires on {u}.'],
  fromThrough: ['It is valid from {f} to {u}.', 'Valid from {f} until {u}.'],
  months: [
    { text: 'It is valid for three months.', months: 3 },
    { text: 'Duration: 12 months', months: 12 },
  ],
  untilClosed: ['It is valid until the case is closed.'],
  datings: ['{place}, {s}', 'Place and date: {place}, {s}', 'Date: {s}'],
  endings: ['Yours sincerely,\n\n\n{D}', '_______________________\nSignature'],
};

export const KNOWN_PHRASES: readonly LetterPhrases[] = [NB, NN, EN];
