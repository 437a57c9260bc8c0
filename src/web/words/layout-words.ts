// What stands around every public page: the way in, the languages, when we are open, how to reach us.

import type { Texts } from '../../shared/languages.js';

export const LANGUAGE_NAMES = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } as const;

export const LAYOUT_WORDS = {
  skip: { nb: 'Hopp til innholdet', nn: 'Hopp til innhaldet', en: 'Skip to the content' },
  languages: { nb: 'Språk', nn: 'Språk', en: 'Language' },
  home: { nb: 'Forsiden', nn: 'Framsida', en: 'Start page' },
  back: { nb: 'Tilbake', nn: 'Tilbake', en: 'Back' },
  error: { nb: 'Feil', nn: 'Feil', en: 'Error' },
  openingHours: { nb: 'Åpningstider', nn: 'Opningstider', en: 'Opening hours' },
  contact: { nb: 'Kontakt oss', nn: 'Kontakt oss', en: 'Contact us' },
  more: { nb: 'Mer hjelp', nn: 'Meir hjelp', en: 'More help' },
  help: { nb: 'Spørsmål og svar', nn: 'Spørsmål og svar', en: 'Questions and answers' },
  callMe: { nb: 'Be oss ringe deg', nn: 'Be oss ringje deg', en: 'Ask us to call you' },
  privacy: { nb: 'Personvern og lydopptak', nn: 'Personvern og lydopptak', en: 'Privacy and recordings' },
  accessibility: { nb: 'Tilgjengelighet', nn: 'Tilgjenge', en: 'Accessibility' },
  closed: { nb: 'stengt', nn: 'stengt', en: 'closed' },
  faults: {
    nb: (n: number) => (n === 1 ? 'Én ting må rettes' : `${n} ting må rettes`),
    nn: (n: number) => (n === 1 ? 'Éin ting må rettast' : `${n} ting må rettast`),
    en: (n: number) => (n === 1 ? 'One thing must be corrected' : `${n} things must be corrected`),
  },
} as const;

export const WEEKDAYS: readonly Texts[] = [
  { nb: 'mandag', nn: 'måndag', en: 'Monday' },
  { nb: 'tirsdag', nn: 'tysdag', en: 'Tuesday' },
  { nb: 'onsdag', nn: 'onsdag', en: 'Wednesday' },
  { nb: 'torsdag', nn: 'torsdag', en: 'Thursday' },
  { nb: 'fredag', nn: 'fredag', en: 'Friday' },
  { nb: 'lørdag', nn: 'laurdag', en: 'Saturday' },
  { nb: 'søndag', nn: 'søndag', en: 'Sunday' },
];
