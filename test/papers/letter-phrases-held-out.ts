// Letters in other words than those the rules were made by looking at, written down before the rules were: the examination.

import type { LetterPhrases } from './letter-phrases.js';

const NB: LetterPhrases = {
  language: 'nb',
  openings: [
    'Generell fullmakt\n\nHerved bekreftes at {A}[, fødselsdato {a}], har min fullmakt til å håndtere saken min hos dere.\n\nFullmakten er gitt av {D}[, fødselsdato {d}].',
    'Vedr. fullmakt\n\nJeg heter {D}[, f.dato {d}]. Jeg vil at dere skal snakke med samboeren min, {A}[, f.dato {a}], i stedet for meg.',
    'FULLMAKT\n\nDen som gir fullmakt:\n{D}\n[f. {d}\n]\nDen som får fullmakt:\n{A}\n[f. {a}]',
    'Fullmakt til å opptre i inkassosak\n\n1. Fullmaktsgiver\nFullt navn: {D}\n[Født: {d}\n]\n2. Fullmaktshaver\nFullt navn: {A}\n[Født: {a}]',
    'Med dette brevet gir jeg, {D}[ (født {d})], tillatelse til at {A}[ (født {a})] kan snakke med dere om kravene mine.',
    'Jeg bekrefter at {A}[, født {a},] er min fullmektig overfor dere.\n\nDebitor: {D}[\nFødselsdato: {d}]',
    'Fullmakt fra {D}[ født {d}] til {A}[ født {a}]\n\nPersonen ovenfor kan handle for meg.',
    'Undertegnede, {D}[, født {d}], oppnevner herved {A}[, født {a}], som sin fullmektig.',
  ],
  contacts: [
    'Dere når ham på {phone} eller {email}.',
    'Mobil: {phone}',
    'Kontaktinformasjon fullmektig: {email}',
    'Hennes postadresse er {address}.',
    'Ring gjerne {phone}.',
  ],
  listedCases: [
    'Det dreier seg om saken deres med referanse {cases}.',
    'Deres ref.: {cases}',
    'Saksnumre: {cases}',
  ],
  allCases: ['Det gjelder alle krav dere har mot meg.', 'Fullmakten omfatter alle saker dere har på meg.'],
  powers: [
    {
      text: 'Vedkommende skal kunne få vite alt om gjelden og avtale en nedbetalingsplan.',
      powers: ['information', 'agreements'],
    },
    { text: 'Han skal kun ha innsyn.', powers: ['information'] },
    {
      text: 'Fullmakten omfatter retten til å få informasjon, bestride krav og forhandle om betalingsutsettelse.',
      powers: ['information', 'agreements', 'objections'],
    },
  ],
  limits: [
    { text: 'Fullmakten er uten begrensninger.', none: true },
    { text: 'Jeg har ingen begrensninger å legge til.', none: true },
    { text: 'Unntak: min datter kan ikke godta nye gebyrer.', none: false },
    { text: 'Han har ikke lov til å ta opp nye lån for meg.', none: false },
  ],
  through: ['Den opphører {u}.', 'Denne fullmakten utløper {u}.', 'Siste gyldighetsdag er {u}.'],
  fromThrough: ['Gyldighetsperiode: {f} – {u}', 'Den varer fra {f} og frem til {u}.'],
  months: [
    { text: 'Den varer i seks måneder fra dagens dato.', months: 6 },
    { text: 'Gyldighet: 3 mnd.', months: 3 },
  ],
  untilClosed: ['Den gjelder så lenge saken pågår.', 'Fullmakten varer frem til kravet er oppgjort.'],
  datings: ['{place} {s}', 'Signert i {place} den {s}', 'Dato/sted: {s} {place}', '{place}, den {s}.'],
  endings: [
    'Hilsen {D}',
    'Signatur: ______________________',
    'Vennlig hilsen\n\n\n......................................\n{D} (fullmaktsgiver)',
  ],
};

const NN: LetterPhrases = {
  language: 'nn',
  openings: [
    'Fullmakt\n\nEg stadfestar at {A}[, fødd {a},] kan tale mi sak hos dykk. Eg er {D}[, fødd {d}].',
    'FULLMAKT\n\nDen som gir fullmakt: {D}\n[Fødselsdato: {d}\n]\nDen som får fullmakt: {A}\n[Fødselsdato: {a}]',
    'Hermed gjev eg, {D}[ (fødd {d})], mannen min {A}[ (fødd {a})] fullmakt til å handle for meg.',
    'Underteikna, {D}[, f. {d}], utnemner {A}[, f. {a}], til fullmektig.',
    'Namnet mitt er {D}[, fødd {d}]. Eg ønskjer at {A}[ fødd {a}] skal kunne snakke med dykk for meg.',
  ],
  contacts: ['Mobil {phone}', 'Han har e-postadressa {email}.', 'Postadresse: {address}'],
  listedCases: ['Referansen dykkar er {cases}.', 'Det gjeld saksnummera {cases}.'],
  allCases: ['Det gjeld alle krava de har mot meg.'],
  powers: [
    {
      text: 'Han skal få vite alt om gjelda og kan avtale nedbetaling.',
      powers: ['information', 'agreements'],
    },
    { text: 'Ho skal berre ha innsyn.', powers: ['information'] },
  ],
  limits: [
    { text: 'Fullmakta er utan avgrensingar.', none: true },
    { text: 'Ho kan ikkje godta nye gebyr.', none: false },
  ],
  through: ['Fullmakta går ut {u}.', 'Ho varer fram til {u}.'],
  fromThrough: ['Ho varer frå {f} og fram til {u}.', 'Gyldig i tida {f} – {u}'],
  months: [{ text: 'Fullmakta varer i eit halvt år.', months: 6 }],
  untilClosed: ['Ho gjeld så lenge saka varer.'],
  datings: ['{place} {s}', 'Dato: {s}, {place}', '{place} den {s}'],
  endings: ['Helsing {D}', 'Signatur: ______________________'],
};

const EN: LetterPhrases = {
  language: 'en',
  openings: [
    'To whom it may concern\n\nThis letter confirms that {A}[, date of birth {a},] may represent me in all dealings with you.\n\nSigned by the debtor, {D}[, date of birth {d}].',
    'LETTER OF AUTHORITY\n\nName of debtor: {D}\n[D.O.B.: {d}\n]\nName of representative: {A}\n[D.O.B.: {a}]',
    'I {D}[ (DOB {d})] appoint {A}[ (DOB {a})] as my representative.',
    'Please accept this letter as my permission for {A}[, born {a},] to discuss my account with you. I am {D}[, born {d}].',
    'The undersigned, {D}[, d.o.b. {d}], gives power of attorney to {A}[, d.o.b. {a}].',
    'By this document, {D}[ (date of birth: {d})] empowers {A}[ (date of birth: {a})] to speak with your company.',
  ],
  contacts: [
    'You can call him at {phone}.',
    'Her email address is {email}.',
    'Mobile: {phone}',
    'He lives at {address}.',
  ],
  listedCases: ['Your reference: {cases}', 'Regarding case {cases}.', 'It concerns case numbers {cases}.'],
  allCases: ['It covers every claim you hold against me.', 'It applies to all of my cases.'],
  powers: [
    {
      text: 'She may receive all details of the debt and agree on a payment plan for me.',
      powers: ['information', 'agreements'],
    },
    { text: 'He may only be given information.', powers: ['information'] },
    {
      text: 'My representative can dispute claims and receive letters in my place.',
      powers: ['objections', 'correspondence'],
    },
  ],
  limits: [
    { text: 'I have set no restrictions.', none: true },
    { text: 'He is not allowed to accept new fees.', none: false },
  ],
  through: ['This permission ends on {u}.', 'It remains in force until {u}.', 'Valid through {u}.'],
  fromThrough: ['Period of validity: {f} – {u}', 'It starts on {f} and ends on {u}.'],
  months: [
    { text: 'It lasts for six months from today.', months: 6 },
    { text: 'Validity: one year', months: 12 },
  ],
  untilClosed: ['It lasts as long as the case is open.', 'It remains valid until the debt has been settled.'],
  datings: ['{place} {s}', 'Signed in {place} on {s}', '{s}, {place}', 'Dated {s}'],
  endings: ['Kind regards,\n\n{D}', 'Signed: ______________________\n{D}'],
};

export const HELD_OUT_PHRASES: readonly LetterPhrases[] = [NB, NN, EN];
