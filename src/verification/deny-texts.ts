// What a handler is told for each reason to deny, and what he can offer instead: a no is never the end of the conversation.

import type { Texts } from '../shared/languages.js';
import type { DenyReason } from './disclosure.js';

/** What can be done instead, in the order it is said. */
export const OFFERS = [
  'checkCase',
  'stateAgain',
  'clearUp',
  'finishReview',
  'adultAgent',
  'estate',
  'trustee',
  'guardian',
  'newAuthorization',
] as const;
export type Offer = (typeof OFFERS)[number];

/** One plain sentence to the handler, and what may be offered instead when it stands alone or with others. */
export type DenyTexts = { readonly says: Texts; readonly offers: readonly Offer[] };

export const OFFER_TEXTS: Readonly<Record<Offer, Texts>> = {
  checkCase: {
    nb: 'Be innringeren lese opp saksnummeret fra brevet en gang til.',
    nn: 'Be innringjaren lese opp saksnummeret frå brevet ein gong til.',
    en: 'Ask the caller to read out the case number from the letter once more.',
  },
  stateAgain: {
    nb: 'Be innringeren oppgi fullt navn og fødselsdato en gang til.',
    nn: 'Be innringjaren oppgi fullt namn og fødselsdato ein gong til.',
    en: 'Ask the caller to give full name and date of birth once more.',
  },
  clearUp: {
    nb: 'Finn ut hvorfor den er satt på vent, og få det avklart før du sier noe.',
    nn: 'Finn ut kvifor ho er sett på vent, og få det avklart før du seier noko.',
    en: 'Find out why it is suspended, and have that cleared up before you say anything.',
  },
  finishReview: {
    nb: 'Se om den kan behandles nå.',
    nn: 'Sjå om ho kan behandlast no.',
    en: 'See whether it can be reviewed now.',
  },
  adultAgent: {
    nb: 'Debitor må velge noen som har fylt 18 år.',
    nn: 'Debitor må velje nokon som har fylt 18 år.',
    en: 'The debtor has to choose someone who is 18 or older.',
  },
  estate: {
    nb: 'Tilby den som har skifteattest, å sende den til oss.',
    nn: 'Tilby den som har skifteattest, å sende han til oss.',
    en: 'Offer whoever holds the probate certificate to send it to us.',
  },
  trustee: {
    nb: 'Vis til bostyreren, som opptrer for boet.',
    nn: 'Vis til bustyraren, som opptrer for buet.',
    en: 'Refer to the trustee, who acts for the bankrupt estate.',
  },
  guardian: {
    nb: 'Snakk med vergen, når vergens mandat omfatter inkasso.',
    nn: 'Snakk med verja, når mandatet til verja omfattar inkasso.',
    en: 'Speak with the guardian, if the mandate covers debt collection.',
  },
  newAuthorization: {
    nb: 'Tilby muntlig fullmakt mens debitor er på linjen, eller send skjemaet.',
    nn: 'Tilby munnleg fullmakt medan debitor er på linja, eller send skjemaet.',
    en: 'Offer an oral authorization while the debtor is on the line, or send the form.',
  },
};

export const DENY_TEXTS: Readonly<Record<DenyReason, DenyTexts>> = {
  UNKNOWN_CASE: {
    says: {
      nb: 'Saksnummeret er ikke registrert hos oss.',
      nn: 'Saksnummeret er ikkje registrert hos oss.',
      en: 'The case number is not registered with us.',
    },
    offers: ['checkCase'],
  },
  NO_AUTHORIZATION: {
    says: {
      nb: 'Debitor har ikke gitt noen fullmakt.',
      nn: 'Debitor har ikkje gitt noka fullmakt.',
      en: 'The debtor has not given any authorization.',
    },
    offers: ['newAuthorization'],
  },
  NOT_APPROVED: {
    says: {
      nb: 'En innsendt fullmakt er ikke ferdig behandlet.',
      nn: 'Ei innsend fullmakt er ikkje ferdig behandla.',
      en: 'An authorization has been sent in but is not yet reviewed.',
    },
    offers: ['finishReview', 'newAuthorization'],
  },
  OTHER_CALL: {
    says: {
      nb: 'Den muntlige fullmakten gjaldt bare i en annen samtale.',
      nn: 'Den munnlege fullmakta gjaldt berre i ein annan samtale.',
      en: 'The oral authorization was only for another call.',
    },
    offers: ['newAuthorization'],
  },
  CALL_ENDED: {
    says: {
      nb: 'Samtalen der den muntlige fullmakten ble gitt, er over.',
      nn: 'Samtalen der den munnlege fullmakta vart gitt, er over.',
      en: 'The call on which the oral authorization was given is over.',
    },
    offers: ['newAuthorization'],
  },
  DEBTOR_LEFT: {
    says: {
      nb: 'Debitor har forlatt samtalen, og da gjelder ikke den muntlige fullmakten lenger.',
      nn: 'Debitor har forlate samtalen, og då gjeld ikkje den munnlege fullmakta lenger.',
      en: 'The debtor has left the call, so the oral authorization no longer holds.',
    },
    offers: ['newAuthorization'],
  },
  REVOKED: {
    says: {
      nb: 'Fullmakten er trukket tilbake.',
      nn: 'Fullmakta er trekt tilbake.',
      en: 'The authorization has been withdrawn.',
    },
    offers: ['newAuthorization'],
  },
  RESIGNED: {
    says: {
      nb: 'Den som hadde fullmakten, har sagt den fra seg.',
      nn: 'Den som hadde fullmakta, har sagt ho frå seg.',
      en: 'The person who held the authorization has given it up.',
    },
    offers: ['newAuthorization'],
  },
  SUSPENDED: {
    says: {
      nb: 'Fullmakten er satt på vent.',
      nn: 'Fullmakta er sett på vent.',
      en: 'The authorization is suspended.',
    },
    offers: ['clearUp', 'newAuthorization'],
  },
  SUPERSEDED: {
    says: {
      nb: 'Fullmakten er erstattet av en nyere.',
      nn: 'Fullmakta er erstatta av ei nyare.',
      en: 'The authorization has been replaced by a newer one.',
    },
    offers: ['newAuthorization'],
  },
  ANNULLED: {
    says: {
      nb: 'Fullmakten er annullert, fordi den ble godkjent ved en feil.',
      nn: 'Fullmakta er annullert, fordi ho vart godkjend ved ein feil.',
      en: 'The authorization is annulled, because it was approved by mistake.',
    },
    offers: ['newAuthorization'],
  },
  NOT_YET_VALID: {
    says: {
      nb: 'Fullmakten har ikke begynt å gjelde.',
      nn: 'Fullmakta har ikkje byrja å gjelde.',
      en: 'The authorization is not valid yet.',
    },
    offers: ['newAuthorization'],
  },
  EXPIRED: {
    says: {
      nb: 'Fullmakten har gått ut.',
      nn: 'Fullmakta har gått ut.',
      en: 'The authorization has expired.',
    },
    offers: ['newAuthorization'],
  },
  CASE_NOT_COVERED: {
    says: {
      nb: 'Fullmakten gjelder ikke denne saken.',
      nn: 'Fullmakta gjeld ikkje denne saka.',
      en: 'The authorization does not cover this case.',
    },
    offers: ['newAuthorization'],
  },
  CASE_CLOSED: {
    says: {
      nb: 'Fullmakten gjaldt bare til saken ble avsluttet, og det er den blitt.',
      nn: 'Fullmakta gjaldt berre til saka vart avslutta, og det har ho vorte.',
      en: 'The authorization lasted until the case was closed, and it has been closed.',
    },
    offers: ['newAuthorization'],
  },
  POWER_NOT_GRANTED: {
    says: {
      nb: 'Fullmakten gir ikke rett til det du spør om.',
      nn: 'Fullmakta gir ikkje rett til det du spør om.',
      en: 'The authorization does not give the right you ask about.',
    },
    offers: ['newAuthorization'],
  },
  AGENT_NOT_MATCHED: {
    says: {
      nb: 'Innringeren er ikke den fullmakten er gitt til.',
      nn: 'Innringjaren er ikkje den fullmakta er gitt til.',
      en: 'The caller is not the person the authorization was given to.',
    },
    offers: ['stateAgain', 'newAuthorization'],
  },
  AGENT_MINOR: {
    says: {
      nb: 'Den som har fullmakten, er under 18 år.',
      nn: 'Den som har fullmakta, er under 18 år.',
      en: 'The person who holds the authorization is under 18.',
    },
    offers: ['adultAgent'],
  },
  DEBTOR_DECEASED: {
    says: {
      nb: 'Debitor er registrert som død. Da kan ingen fullmakt brukes.',
      nn: 'Debitor er registrert som død. Då kan inga fullmakt brukast.',
      en: 'The debtor is registered as deceased. No authorization can be used then.',
    },
    offers: ['estate'],
  },
  DEBTOR_BANKRUPT: {
    says: {
      nb: 'Debitor er registrert som konkurs. Da kan ingen fullmakt brukes.',
      nn: 'Debitor er registrert som konkurs. Då kan inga fullmakt brukast.',
      en: 'The debtor is registered as bankrupt. No authorization can be used then.',
    },
    offers: ['trustee'],
  },
  DEBTOR_UNDER_GUARDIANSHIP: {
    says: {
      nb: 'Debitor er registrert med verge. Da kan ingen fullmakt brukes.',
      nn: 'Debitor er registrert med verje. Då kan inga fullmakt brukast.',
      en: 'The debtor is registered as under guardianship. No authorization can be used then.',
    },
    offers: ['guardian'],
  },
};
