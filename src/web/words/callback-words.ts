// Being called back.

export const CALLBACK_PAGE_WORDS = {
  title: { nb: 'Be oss ringe deg', nn: 'Be oss ringje deg', en: 'Ask us to call you' },
  lead: {
    nb: 'Vi ringer deg i åpningstiden. Det koster deg ingenting.',
    nn: 'Vi ringjer deg i opningstida. Det kostar deg ingenting.',
    en: 'We will call you within our opening hours. It costs you nothing.',
  },
  phone: { nb: 'Telefonnummer', nn: 'Telefonnummer', en: 'Telephone number' },
  phoneHint: {
    nb: 'Er nummeret utenlandsk, bytt ut landkoden.',
    nn: 'Er nummeret utanlandsk, byt ut landkoden.',
    en: 'For a number from abroad, change the country code.',
  },
  caseNumber: { nb: 'Saksnummer', nn: 'Saksnummer', en: 'Case number' },
  caseNumberHint: { nb: 'Står i brevet fra oss.', nn: 'Står i brevet frå oss.', en: 'It is in our letter.' },
  when: { nb: 'Når passer det?', nn: 'Når passar det?', en: 'When does it suit you?' },
  soon: { nb: 'Så snart dere kan', nn: 'Så snart de kan', en: 'As soon as you can' },
  send: { nb: 'Be om å bli oppringt', nn: 'Be om å bli oppringd', en: 'Ask for a call' },
  doneTitle: { nb: 'Vi ringer deg', nn: 'Vi ringjer deg', en: 'We will call you' },
  doneLead: {
    nb: (from: string) =>
      `Du kan vente at vi ringer fra ${from}. Det kan ta litt tid når mange vil snakke med oss.`,
    nn: (from: string) =>
      `Du kan vente at vi ringjer frå ${from}. Det kan ta litt tid når mange vil snakke med oss.`,
    en: (from: string) =>
      `Expect our call from ${from}. It may take a while when many want to speak with us.`,
  },
  doneSoon: {
    nb: 'Vi ringer deg så snart vi kan.',
    nn: 'Vi ringjer deg så snart vi kan.',
    en: 'We will call you as soon as we can.',
  },
  recorded: {
    nb: 'Vi sier fra før et eventuelt lydopptak begynner, og du kan si nei. Du får like god hjelp uansett.',
    nn: 'Vi seier frå før eit eventuelt lydopptak byrjar, og du kan seie nei. Du får like god hjelp uansett.',
    en: 'We tell you before any recording begins, and you can say no. You get the same help either way.',
  },
  ready: {
    nb: 'Ha saksnummeret klart. Skal en annen snakke for deg, må du være med i samtalen eller ha gitt en skriftlig fullmakt.',
    nn: 'Ha saksnummeret klart. Skal ein annan snakke for deg, må du vere med i samtalen eller ha gitt ei skriftleg fullmakt.',
    en: 'Have the case number ready. If somebody else is to speak for you, you must be on the call or have given a written authorization.',
  },
  phoneMissing: {
    nb: 'Skriv telefonnummeret vi skal ringe.',
    nn: 'Skriv telefonnummeret vi skal ringje.',
    en: 'Write the telephone number to call.',
  },
  caseMissing: {
    nb: 'Skriv saksnummeret. Det står i brevet fra oss.',
    nn: 'Skriv saksnummeret. Det står i brevet frå oss.',
    en: 'Write the case number. It is in our letter.',
  },
} as const;
