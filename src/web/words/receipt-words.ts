// What stands on receipts on paper, beside what the pages say as well.

export const RECEIPT_WORDS = {
  print: { nb: 'Skriv ut', nn: 'Skriv ut', en: 'Print' },
  printHint: {
    nb: 'Skriv ut med nettleseren din (Ctrl+P).',
    nn: 'Skriv ut med nettlesaren din (Ctrl+P).',
    en: 'Print with your browser (Ctrl+P).',
  },
  back: { nb: 'Tilbake', nn: 'Tilbake', en: 'Back' },
  organisationNumber: {
    nb: 'Org.nr.',
    nn: 'Org.nr.',
    en: 'Organisation number',
  },
  madeAt: {
    nb: (p: { readonly when: string }) => `Skrevet ut ${p.when}. Viser hvordan det stod da.`,
    nn: (p: { readonly when: string }) => `Skrive ut ${p.when}. Viser korleis det stod då.`,
    en: (p: { readonly when: string }) => `Printed on ${p.when}. Shows how it stood then.`,
  },
  title: { nb: 'Kvittering for fullmakt', nn: 'Kvittering for fullmakt', en: 'Receipt for an authorization' },
  standing: { nb: 'Slik står det', nn: 'Slik står det', en: 'How it stands' },
  gives: { nb: 'Hva fullmakten gir', nn: 'Kva fullmakta gir', en: 'What the authorization gives' },
  debtor: { nb: 'Gitt av', nn: 'Gitt av', en: 'Given by' },
  agent: { nb: 'Gitt til', nn: 'Gitt til', en: 'Given to' },
  born: {
    nb: (p: { readonly name: string; readonly day: string }) => `${p.name}, født ${p.day}`,
    nn: (p: { readonly name: string; readonly day: string }) => `${p.name}, fødd ${p.day}`,
    en: (p: { readonly name: string; readonly day: string }) => `${p.name}, born ${p.day}`,
  },
  cases: { nb: 'Saker', nn: 'Saker', en: 'Cases' },
  allCases: {
    nb: 'Alle saker som var registrert da fullmakten ble godkjent',
    nn: 'Alle saker som var registrerte då fullmakta vart godkjend',
    en: 'All cases that were registered when it was approved',
  },
  powers: { nb: 'Kan', nn: 'Kan', en: 'May' },
  limits: { nb: 'Begrensninger', nn: 'Avgrensingar', en: 'Limits' },
  noLimits: { nb: 'Ingen', nn: 'Ingen', en: 'None' },
  validFrom: { nb: 'Gjelder fra og med', nn: 'Gjeld frå og med', en: 'Valid from' },
  validThrough: { nb: 'Gjelder til og med', nn: 'Gjeld til og med', en: 'Valid through' },
  untilClosed: { nb: 'Til saken er avsluttet', nn: 'Til saka er avslutta', en: 'Until the case is closed' },
  signedOn: { nb: 'Underskrevet', nn: 'Underskriven', en: 'Signed on' },
  uses: { nb: 'Bruk', nn: 'Bruk', en: 'Uses' },
  nameless: {
    nb: 'Navn og saker står ikke her, fordi fødselsdatoen ikke er oppgitt på statussiden.',
    nn: 'Namn og saker står ikkje her, fordi fødselsdatoen ikkje er oppgitt på statussida.',
    en: 'Names and cases are left out, because the date of birth has not been given on the status page.',
  },
} as const;
