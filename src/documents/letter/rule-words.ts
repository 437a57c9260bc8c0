// Why something was suggested, in the words a reviewer reads.

import type { Texts } from '../../shared/languages.js';
import type { LetterRule } from './suggestion.js';

export const LETTER_RULE_WORDS: Readonly<Record<LetterRule, Texts>> = {
  NAME_AFTER_ROLE_WORDS: {
    nb: 'Navnet står etter ord som sier hvem det er, som «jeg» eller «gir fullmakt til».',
    nn: 'Namnet står etter ord som seier kven det er, som «eg» eller «gir fullmakt til».',
    en: 'The name follows words that say who it is, such as “I” or “hereby authorise”.',
  },
  NAME_BEFORE_ROLE_WORDS: {
    nb: 'Navnet står foran ord som sier hvem det er, som «er min fullmektig».',
    nn: 'Namnet står framfor ord som seier kven det er, som «er fullmektigen min».',
    en: 'The name stands before words that say who it is, such as “may act for me”.',
  },
  NAME_AT_SIGNATURE: {
    nb: 'Navnet står for seg selv nederst, der man signerer.',
    nn: 'Namnet står for seg sjølv nedst, der ein signerer.',
    en: 'The name stands by itself at the foot, where one signs.',
  },
  OTHER_OF_TWO_NAMES: {
    nb: 'Brevet nevner to personer, og den andre har den andre rollen.',
    nn: 'Brevet nemner to personar, og den andre har den andre rolla.',
    en: 'The letter names two people, and the other one has the other role.',
  },
  ORGANISATION_AFTER_ROLE_WORDS: {
    nb: 'Navnet ser ut til å være en organisasjon, og står der en person ventes.',
    nn: 'Namnet ser ut til å vere ein organisasjon, og står der ein ventar ein person.',
    en: 'The name looks like an organisation, and stands where a person is expected.',
  },
  BIRTH_DATE_BESIDE_NAME: {
    nb: 'Datoen står ved navnet, etter «født» eller noe som betyr det samme.',
    nn: 'Datoen står ved namnet, etter «fødd» eller noko som tyder det same.',
    en: 'The date stands beside the name, after “born” or words to that effect.',
  },
  BIRTH_DATE_AFTER_ROLE_WORDS: {
    nb: 'Datoen står etter «født», og ordene foran sier hvem det gjelder.',
    nn: 'Datoen står etter «fødd», og orda framfor seier kven det gjeld.',
    en: 'The date follows “born”, and the words before it say whose it is.',
  },
  PHONE_NUMBER: {
    nb: 'Det ser ut som et telefonnummer.',
    nn: 'Det ser ut som eit telefonnummer.',
    en: 'It looks like a phone number.',
  },
  EMAIL_ADDRESS: {
    nb: 'Det ser ut som en e-postadresse.',
    nn: 'Det ser ut som ei e-postadresse.',
    en: 'It looks like an email address.',
  },
  POSTAL_ADDRESS: {
    nb: 'Det ser ut som en postadresse.',
    nn: 'Det ser ut som ei postadresse.',
    en: 'It looks like a postal address.',
  },
  NUMBER_AFTER_CASE_WORDS: {
    nb: 'Nummeret står etter «sak», «referanse» eller lignende.',
    nn: 'Nummeret står etter «sak», «referanse» eller liknande.',
    en: 'The number follows “case”, “reference” or the like.',
  },
  ALL_CASES_WORDS: {
    nb: 'Ordene sier at det gjelder alle sakene.',
    nn: 'Orda seier at det gjeld alle sakene.',
    en: 'The words say that it covers all cases.',
  },
  POWER_WORDS: {
    nb: 'Ordene sier hva fullmektigen får lov til.',
    nn: 'Orda seier kva fullmektigen får lov til.',
    en: 'The words say what the agent may do.',
  },
  LIMITING_WORDS: {
    nb: 'Setningen sier hva fullmektigen ikke får lov til.',
    nn: 'Setninga seier kva fullmektigen ikkje får lov til.',
    en: 'The sentence says what the agent may not do.',
  },
  ONLY_WORDS: {
    nb: 'Setningen sier «bare» eller «kun».',
    nn: 'Setninga seier «berre».',
    en: 'The sentence says “only”.',
  },
  NO_LIMITS_WORDS: {
    nb: 'Ordene sier at det ikke er noen begrensninger.',
    nn: 'Orda seier at det ikkje er nokon avgrensingar.',
    en: 'The words say that there are no limits.',
  },
  DATE_AFTER_FROM_WORDS: {
    nb: 'Datoen står etter «fra» eller lignende.',
    nn: 'Datoen står etter «frå» eller liknande.',
    en: 'The date follows “from” or the like.',
  },
  DATE_AFTER_UNTIL_WORDS: {
    nb: 'Datoen står etter «til», «utløper» eller lignende.',
    nn: 'Datoen står etter «til», «går ut» eller liknande.',
    en: 'The date follows “until”, “expires” or the like.',
  },
  DATES_OF_A_PERIOD: {
    nb: 'To datoer med strek mellom er lest som en periode.',
    nn: 'To datoar med strek mellom er lesne som ein periode.',
    en: 'Two dates with a dash between them are read as a period.',
  },
  LENGTH_OF_TIME: {
    nb: 'En varighet, som «tre måneder», er regnet fra startdatoen, ellers fra signeringen.',
    nn: 'Ei lengd, som «tre månader», er rekna frå startdatoen, elles frå signeringa.',
    en: 'A length of time, such as “three months”, is counted from the start, else from the signing.',
  },
  UNTIL_CASE_CLOSED_WORDS: {
    nb: 'Ordene sier at det gjelder til saken er avsluttet.',
    nn: 'Orda seier at det gjeld til saka er avslutta.',
    en: 'The words say that it lasts until the case is closed.',
  },
  FURTHER_NOTICE_WORDS: {
    nb: 'Ordene setter ingen slutt, som «inntil videre».',
    nn: 'Orda set ingen slutt, som «inntil vidare».',
    en: 'The words set no end, such as “until further notice”.',
  },
  DATE_AFTER_DATE_WORDS: {
    nb: 'Datoen står etter «dato», «signert» eller lignende.',
    nn: 'Datoen står etter «dato», «signert» eller liknande.',
    en: 'The date follows “date”, “signed” or the like.',
  },
  DATE_BESIDE_PLACE: {
    nb: 'Datoen står ved et stedsnavn på en linje for seg selv.',
    nn: 'Datoen står ved eit stadnamn på ei linje for seg sjølv.',
    en: 'The date stands beside a place on a line of its own.',
  },
  DATE_ON_ITS_OWN: {
    nb: 'Datoen står på en linje for seg selv.',
    nn: 'Datoen står på ei linje for seg sjølv.',
    en: 'The date stands on a line of its own.',
  },
  PLACE_BESIDE_DATE: {
    nb: 'Stedet står ved datoen for signeringen.',
    nn: 'Staden står ved datoen for signeringa.',
    en: 'The place stands beside the date of signing.',
  },
  NATIONAL_ID: {
    nb: 'Her står et fødselsnummer. Det er skjult, og skal ikke skrives inn noe sted.',
    nn: 'Her står eit fødselsnummer. Det er skjult, og skal ikkje skrivast inn nokon stad.',
    en: 'A national identity number stands here. It is hidden, and is not to be typed in anywhere.',
  },
  FORM_BOX: {
    nb: 'Teksten står i dette feltet på skjemaet vårt.',
    nn: 'Teksten står i dette feltet på skjemaet vårt.',
    en: 'The text stands in this box of our form.',
  },
};
