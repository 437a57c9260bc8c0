// Words for each of the ten requirements: its name, how to fill it in when it is missing, and what a person looks for.

import type { Texts } from '../shared/languages.js';
import type { Requirement } from './checklist.js';

export const REQUIREMENT_LABELS: Readonly<Record<Requirement, Texts>> = {
  debtorName: {
    nb: 'Navnet til den som gir fullmakt',
    nn: 'Namnet til den som gir fullmakt',
    en: 'Name of the person giving the authorization',
  },
  debtorBirthDate: {
    nb: 'Fødselsdatoen til den som gir fullmakt',
    nn: 'Fødselsdatoen til den som gir fullmakt',
    en: 'Date of birth of the person giving the authorization',
  },
  agentName: {
    nb: 'Navnet til den som får fullmakt',
    nn: 'Namnet til den som får fullmakt',
    en: 'Name of the person being authorized',
  },
  agentBirthDate: {
    nb: 'Fødselsdatoen til den som får fullmakt',
    nn: 'Fødselsdatoen til den som får fullmakt',
    en: 'Date of birth of the person being authorized',
  },
  agentContact: {
    nb: 'Kontaktopplysninger til den som får fullmakt',
    nn: 'Kontaktopplysningar til den som får fullmakt',
    en: 'Contact details of the person being authorized',
  },
  scope: {
    nb: 'Hva fullmakten gjelder',
    nn: 'Kva fullmakta gjeld',
    en: 'What the authorization covers',
  },
  limits: { nb: 'Begrensninger', nn: 'Avgrensingar', en: 'Limits' },
  duration: {
    nb: 'Hvor lenge fullmakten gjelder',
    nn: 'Kor lenge fullmakta gjeld',
    en: 'How long the authorization lasts',
  },
  date: { nb: 'Dato', nn: 'Dato', en: 'Date' },
  signature: {
    nb: 'Underskriften til den som gir fullmakt',
    nn: 'Underskrifta til den som gir fullmakt',
    en: 'Signature of the person giving the authorization',
  },
};

/** What is missing, and how to mend it. */
export const MISSING_WORDS: Readonly<Record<Requirement, Texts>> = {
  debtorName: {
    nb: 'Navnet til den som gir fullmakt, mangler. Skriv fornavn og etternavn.',
    nn: 'Namnet til den som gir fullmakt, manglar. Skriv førenamn og etternamn.',
    en: 'The name of the person giving the authorization is missing. Write first and last name.',
  },
  debtorBirthDate: {
    nb: 'Fødselsdatoen til den som gir fullmakt, mangler. Skriv dag, måned og år, for eksempel 14.03.1979.',
    nn: 'Fødselsdatoen til den som gir fullmakt, manglar. Skriv dag, månad og år, til dømes 14.03.1979.',
    en: 'The date of birth of the person giving the authorization is missing. Write day, month and year, for example 14.03.1979.',
  },
  agentName: {
    nb: 'Navnet til den som får fullmakt, mangler. Skriv fornavn og etternavn.',
    nn: 'Namnet til den som får fullmakt, manglar. Skriv førenamn og etternamn.',
    en: 'The name of the person being authorized is missing. Write first and last name.',
  },
  agentBirthDate: {
    nb: 'Fødselsdatoen til den som får fullmakt, mangler. Skriv dag, måned og år, for eksempel 14.03.1979.',
    nn: 'Fødselsdatoen til den som får fullmakt, manglar. Skriv dag, månad og år, til dømes 14.03.1979.',
    en: 'The date of birth of the person being authorized is missing. Write day, month and year, for example 14.03.1979.',
  },
  agentContact: {
    nb: 'Det står ikke hvordan vi når den som får fullmakt. Skriv telefonnummer, e-post eller postadresse.',
    nn: 'Det står ikkje korleis vi når den som får fullmakt. Skriv telefonnummer, e-post eller postadresse.',
    en: 'It does not say how we can reach the person being authorized. Write a phone number, an email address or a postal address.',
  },
  scope: {
    nb: 'Det står ikke hva fullmakten gjelder. Kryss av for alle sakene eller skriv saksnumrene, og kryss av for hva personen får lov til.',
    nn: 'Det står ikkje kva fullmakta gjeld. Kryss av for alle sakene eller skriv saksnummera, og kryss av for kva personen får lov til.',
    en: 'It does not say what the authorization covers. Tick all cases or write the case numbers, and tick what the person may do.',
  },
  limits: {
    nb: 'Det står ikke om det er noe fullmakten ikke gjelder. Skriv hva det er, eller skriv «ingen».',
    nn: 'Det står ikkje om det er noko fullmakta ikkje gjeld. Skriv kva det er, eller skriv «ingen».',
    en: 'It does not say whether there are any limits. Write what they are, or write “none”.',
  },
  duration: {
    nb: 'Det står ikke hvor lenge fullmakten gjelder. Skriv den siste dagen, eller kryss av for at den gjelder til saken er avsluttet.',
    nn: 'Det står ikkje kor lenge fullmakta gjeld. Skriv den siste dagen, eller kryss av for at ho gjeld til saka er avslutta.',
    en: 'It does not say how long the authorization lasts. Write the last day, or tick that it lasts until the case is closed.',
  },
  date: {
    nb: 'Datoen mangler. Skriv hvilken dag fullmakten ble signert.',
    nn: 'Datoen manglar. Skriv kva dag fullmakta vart signert.',
    en: 'The date is missing. Write the day the authorization was signed.',
  },
  signature: {
    nb: 'Underskriften mangler. Skriv ut skjemaet og signer det for hånd. Ta så et bilde av arket og send det til oss.',
    nn: 'Underskrifta manglar. Skriv ut skjemaet og signer det for hand. Ta så eit bilete av arket og send det til oss.',
    en: 'The signature is missing. Print the form and sign it by hand. Then take a photo of the sheet and send it to us.',
  },
};

/** What one of us will look for, where no machine may decide. */
export const UNCLEAR_WORDS: Readonly<Record<Requirement, Texts>> = {
  debtorName: {
    nb: 'En av oss ser etter fornavnet og etternavnet til den som gir fullmakt.',
    nn: 'Ein av oss ser etter førenamnet og etternamnet til den som gir fullmakt.',
    en: 'One of us will look for the first and last name of the person giving the authorization.',
  },
  debtorBirthDate: {
    nb: 'En av oss ser etter fødselsdatoen til den som gir fullmakt.',
    nn: 'Ein av oss ser etter fødselsdatoen til den som gir fullmakt.',
    en: 'One of us will look for the date of birth of the person giving the authorization.',
  },
  agentName: {
    nb: 'En av oss ser etter fornavnet og etternavnet til den som får fullmakt.',
    nn: 'Ein av oss ser etter førenamnet og etternamnet til den som får fullmakt.',
    en: 'One of us will look for the first and last name of the person being authorized.',
  },
  agentBirthDate: {
    nb: 'En av oss ser etter fødselsdatoen til den som får fullmakt.',
    nn: 'Ein av oss ser etter fødselsdatoen til den som får fullmakt.',
    en: 'One of us will look for the date of birth of the person being authorized.',
  },
  agentContact: {
    nb: 'En av oss ser etter hvordan vi når den som får fullmakt.',
    nn: 'Ein av oss ser etter korleis vi når den som får fullmakt.',
    en: 'One of us will look for how to reach the person being authorized.',
  },
  scope: {
    nb: 'En av oss ser etter hvilke saker fullmakten gjelder, og hva personen får lov til.',
    nn: 'Ein av oss ser etter kva saker fullmakta gjeld, og kva personen får lov til.',
    en: 'One of us will look for which cases it covers and what the person may do.',
  },
  limits: {
    nb: 'En av oss ser etter om det er noe fullmakten ikke gjelder.',
    nn: 'Ein av oss ser etter om det er noko fullmakta ikkje gjeld.',
    en: 'One of us will look for whether there are any limits.',
  },
  duration: {
    nb: 'En av oss ser etter hvor lenge fullmakten gjelder.',
    nn: 'Ein av oss ser etter kor lenge fullmakta gjeld.',
    en: 'One of us will look for how long it lasts.',
  },
  date: {
    nb: 'En av oss ser etter datoen.',
    nn: 'Ein av oss ser etter datoen.',
    en: 'One of us will look for the date.',
  },
  signature: {
    nb: 'En av oss ser etter underskriften.',
    nn: 'Ein av oss ser etter underskrifta.',
    en: 'One of us will look for the signature.',
  },
};
