// What each deficiency of an authorization is called in plain words, and how its sender can mend it.

import type { Texts } from '../shared/languages.js';
import type { Deficiency } from './checklist.js';
import { MISSING_WORDS } from './requirement-words.js';

/** To the outside an unknown case and another person's case are one and the same: neither tells whether a case exists. */
const CASE_DOES_NOT_AGREE: Texts = {
  nb: 'Opplysningene i fullmakten stemmer ikke med saksnummeret. Sjekk nummeret i brevet fra oss, eller ta kontakt.',
  nn: 'Opplysningane i fullmakta stemmer ikkje med saksnummeret. Sjekk nummeret i brevet frå oss, eller ta kontakt.',
  en: 'The details in the authorization do not agree with the case number. Check the number in our letter, or contact us.',
};

export const DEFICIENCY_WORDS: Readonly<Record<Deficiency, Texts>> = {
  NOT_FILLED_IN: {
    nb: 'Dette er ikke fylt ut. Fyll det ut og send skjemaet på nytt.',
    nn: 'Dette er ikkje fylt ut. Fyll det ut og send skjemaet på nytt.',
    en: 'This is not filled in. Fill it in and send the form again.',
  },
  DATE_UNREADABLE: {
    nb: 'Vi kan ikke lese datoen sikkert. Skriv dag, måned og år med fire sifre, for eksempel 14.03.2027.',
    nn: 'Vi kan ikkje lese datoen sikkert. Skriv dag, månad og år med fire siffer, til dømes 14.03.2027.',
    en: 'We cannot read the date with certainty. Write day, month and year with four digits, for example 14.03.2027.',
  },
  DATE_IN_FUTURE: {
    nb: 'Fullmakten er datert etter den dagen vi fikk den. Skriv dagen den faktisk ble signert.',
    nn: 'Fullmakta er datert etter den dagen vi fekk henne. Skriv dagen ho faktisk vart signert.',
    en: 'The authorization is dated after the day we received it. Write the day it was actually signed.',
  },
  DATE_OLD: {
    nb: 'Fullmakten ble signert for en god stund siden. Den kan likevel godkjennes, men vi kan komme til å spørre om den fortsatt stemmer.',
    nn: 'Fullmakta vart signert for ei god stund sidan. Ho kan likevel godkjennast, men vi kan kome til å spørje om ho framleis stemmer.',
    en: 'The authorization was signed quite some time ago. It can still be approved, but we may ask whether it is still right.',
  },
  BIRTH_DATE_IMPLAUSIBLE: {
    nb: 'Fødselsdatoen kan ikke stemme. Sjekk dag, måned og år.',
    nn: 'Fødselsdatoen kan ikkje stemme. Sjekk dag, månad og år.',
    en: 'The date of birth cannot be right. Check the day, month and year.',
  },
  AGENT_IS_DEBTOR: {
    nb: 'Det er samme person som både gir og får fullmakt. Skriv navnet til den som skal snakke med oss på dine vegne.',
    nn: 'Det er same person som både gir og får fullmakt. Skriv namnet til den som skal snakke med oss på dine vegner.',
    en: 'The same person both gives and gets the authorization. Write the name of the one who is to speak with us on your behalf.',
  },
  AGENT_MINOR: {
    nb: 'Den som får fullmakt, må ha fylt 18 år når fullmakten begynner å gjelde. Velg en annen person.',
    nn: 'Den som får fullmakt, må ha fylt 18 år når fullmakta tek til å gjelde. Vel ein annan person.',
    en: 'The person being authorized must have turned 18 when the authorization starts. Choose someone else.',
  },
  NO_SCOPE: {
    nb: 'Det står ikke tydelig hva fullmakten gjelder. Kryss av for alle sakene eller skriv saksnumrene, og kryss av for hva personen får lov til.',
    nn: 'Det står ikkje tydeleg kva fullmakta gjeld. Kryss av for alle sakene eller skriv saksnummera, og kryss av for kva personen får lov til.',
    en: 'It does not say clearly what the authorization covers. Tick all cases or write the case numbers, and tick what the person may do.',
  },
  NO_END: MISSING_WORDS.duration,
  FURTHER_NOTICE: {
    nb: '«Inntil videre» er ikke presist nok. Skriv den siste dagen, eller kryss av for at fullmakten gjelder til saken er avsluttet. Du kan uansett trekke den tilbake når som helst.',
    nn: '«Inntil vidare» er ikkje presist nok. Skriv den siste dagen, eller kryss av for at fullmakta gjeld til saka er avslutta. Du kan uansett trekkje henne tilbake når som helst.',
    en: '“Until further notice” is not precise enough. Write the last day, or tick that the authorization lasts until the case is closed. You can withdraw it at any time all the same.',
  },
  ALREADY_EXPIRED: {
    nb: 'Den siste dagen fullmakten gjelder, er allerede over. Skriv en senere dag og signer på nytt.',
    nn: 'Den siste dagen fullmakta gjeld, er alt over. Skriv ein seinare dag og signer på nytt.',
    en: 'The last day of the authorization has already passed. Write a later day and sign again.',
  },
  END_BEFORE_START: {
    nb: 'Fullmakten slutter før den begynner. Sjekk begge datoene.',
    nn: 'Fullmakta sluttar før ho tek til. Sjekk begge datoane.',
    en: 'The authorization ends before it starts. Check both dates.',
  },
  LONG_DURATION: {
    nb: 'Fullmakten gjelder lenge. Det er greit, og du kan trekke den tilbake når som helst.',
    nn: 'Fullmakta gjeld lenge. Det er greitt, og du kan trekkje henne tilbake når som helst.',
    en: 'The authorization lasts a long time. That is fine, and you can withdraw it at any time.',
  },
  NOT_SIGNED: MISSING_WORDS.signature,
  SIGNATURE_UNCERTAIN: {
    nb: 'Det ser ut til at fullmakten er signert, men en maskin kan ikke avgjøre det.',
    nn: 'Det ser ut til at fullmakta er signert, men ei maskin kan ikkje avgjere det.',
    en: 'The authorization seems to be signed, but a machine cannot decide that.',
  },
  SIGNATURE_INVALID: {
    nb: 'Den digitale signaturen er ikke gyldig. Signer på nytt, eller skriv ut skjemaet og signer det for hånd.',
    nn: 'Den digitale signaturen er ikkje gyldig. Signer på nytt, eller skriv ut skjemaet og signer det for hand.',
    en: 'The digital signature is not valid. Sign again, or print the form and sign it by hand.',
  },
  SIGNED_BY_OTHER: {
    nb: 'Fullmakten er signert av en annen enn den som gir den. Den som gir fullmakt, må signere selv.',
    nn: 'Fullmakta er signert av ein annan enn den som gir henne. Den som gir fullmakt, må signere sjølv.',
    en: 'The authorization is signed by someone other than the person giving it. The person giving it must sign in person.',
  },
  CHANGED_AFTER_SIGNING: {
    nb: 'Dokumentet er endret etter at det ble signert. Gjør det ferdig først, signer det, og send det uten flere endringer.',
    nn: 'Dokumentet er endra etter at det vart signert. Gjer det ferdig først, signer det, og send det utan fleire endringar.',
    en: 'The document was changed after it was signed. Finish it first, sign it, and send it without further changes.',
  },
  FORM_ALTERED: {
    nb: 'Teksten i skjemaet er ikke lik den i skjemaet vårt. Vet du ikke hvorfor, så last ned skjemaet på nytt og fyll ut det.',
    nn: 'Teksten i skjemaet er ikkje lik den i skjemaet vårt. Veit du ikkje kvifor, så last ned skjemaet på nytt og fyll ut det.',
    en: 'The text of the form differs from the form we issue. If you do not know why, download the form again and fill that in.',
  },
  NATIONAL_ID_PRESENT: {
    nb: 'Det ser ut til å stå et fødselsnummer her. Vi trenger det ikke og skjuler det. Skriv bare fødselsdato, aldri fødselsnummer.',
    nn: 'Det ser ut til å stå eit fødselsnummer her. Vi treng det ikkje og skjuler det. Skriv berre fødselsdato, aldri fødselsnummer.',
    en: 'There seems to be a national identity number here. We do not need it and hide it. Write only the date of birth, never the identity number.',
  },
  ORGANISATION_WITHOUT_PERSON: {
    nb: 'Det står en organisasjon, men ikke hvem der som får fullmakt. Skriv fornavnet og etternavnet til en person.',
    nn: 'Det står ein organisasjon, men ikkje kven der som får fullmakt. Skriv førenamnet og etternamnet til ein person.',
    en: 'An organization is named, but not who in it is authorized. Write the first and last name of a person.',
  },
  UNKNOWN_CASE: CASE_DOES_NOT_AGREE,
  DEBTOR_NOT_MATCHED: CASE_DOES_NOT_AGREE,
};
