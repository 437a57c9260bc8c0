// One sentence for every fault a field can have, in the three languages.

import { CALLBACK_FAULT_WORDS } from '../callbacks/words.js';
import { DEFICIENCY_WORDS } from '../documents/deficiency-words.js';
import type { Texts } from '../shared/languages.js';

/** By code. `{}` stands for what the fault names: a limit or what is allowed. */
export const FAULT_WORDS: Readonly<Record<string, Texts>> = {
  ...DEFICIENCY_WORDS,
  ...CALLBACK_FAULT_WORDS,
  NOT_A_USERNAME: {
    nb: 'Et brukernavn har 2–64 bokstaver, tall eller tegnene . _ @ + -',
    nn: 'Eit brukarnamn har 2–64 bokstavar, tal eller teikna . _ @ + -',
    en: 'A username has 2–64 letters, digits or the characters . _ @ + -',
  },
  USERNAME_TAKEN: {
    nb: 'Brukernavnet er i bruk. Velg et annet.',
    nn: 'Brukarnamnet er i bruk. Vel eit anna.',
    en: 'The username is in use. Choose another.',
  },
  EASILY_GUESSED: {
    nb: 'Passordet er lett å gjette. Bruk flere ord som ikke hører sammen.',
    nn: 'Passordet er lett å gjette. Bruk fleire ord som ikkje høyrer saman.',
    en: 'The password is easily guessed. Use several words that do not belong together.',
  },
  MISSING: { nb: 'Må fylles ut.', nn: 'Må fyllast ut.', en: 'Must be given.' },
  UNKNOWN_KEY: { nb: 'Ukjent felt.', nn: 'Ukjent felt.', en: 'Unknown field.' },
  REPEATED: {
    nb: 'Kan bare oppgis én gang.',
    nn: 'Kan berre givast éin gong.',
    en: 'Can be given only once.',
  },
  WRONG_TYPE: { nb: 'Feil type verdi.', nn: 'Feil type verdi.', en: 'The wrong type of value.' },
  TOO_SHORT: {
    nb: 'Må ha minst {} tegn.',
    nn: 'Må ha minst {} teikn.',
    en: 'Must have at least {} characters.',
  },
  TOO_LONG: {
    nb: 'Kan ha høyst {} tegn.',
    nn: 'Kan ha høgst {} teikn.',
    en: 'May have at most {} characters.',
  },
  TOO_FEW: {
    nb: 'Må ha minst {} i listen.',
    nn: 'Må ha minst {} i lista.',
    en: 'Needs at least {} in the list.',
  },
  TOO_MANY: {
    nb: 'Kan ha høyst {} i listen.',
    nn: 'Kan ha høgst {} i lista.',
    en: 'May have at most {} in the list.',
  },
  TOO_SMALL: { nb: 'Må være minst {}.', nn: 'Må vere minst {}.', en: 'Must be at least {}.' },
  TOO_LARGE: { nb: 'Kan være høyst {}.', nn: 'Kan vere høgst {}.', en: 'May be at most {}.' },
  NOT_ALLOWED: {
    nb: 'Verdien kan ikke brukes her. {}',
    nn: 'Verdien kan ikkje brukast her. {}',
    en: 'The value cannot be used here. {}',
  },
  NOT_TOGETHER: {
    nb: 'Kan ikke oppgis sammen med det andre som er sendt.',
    nn: 'Kan ikkje givast saman med det andre som er sendt.',
    en: 'Cannot be given together with the other values sent.',
  },
  NOT_A_NAME: {
    nb: 'Et navn har 1–200 tegn og minst én bokstav.',
    nn: 'Eit namn har 1–200 teikn og minst éin bokstav.',
    en: 'A name has 1–200 characters and at least one letter.',
  },
  NOT_A_CASE_NUMBER: {
    nb: 'Er ikke et saksnummer.',
    nn: 'Er ikkje eit saksnummer.',
    en: 'Is not a case number.',
  },
  NOT_A_DATE: {
    nb: 'Skal være en dato som finnes, skrevet ÅÅÅÅ-MM-DD.',
    nn: 'Skal vere ein dato som finst, skriven ÅÅÅÅ-MM-DD.',
    en: 'Must be a date that exists, written YYYY-MM-DD.',
  },
  NOT_AN_INSTANT: {
    nb: 'Skal være et tidspunkt i UTC, slik som 2027-03-14T09:26:53Z.',
    nn: 'Skal vere eit tidspunkt i UTC, slik som 2027-03-14T09:26:53Z.',
    en: 'Must be an instant in UTC, such as 2027-03-14T09:26:53Z.',
  },
  NOT_AN_EMAIL: {
    nb: 'Er ikke en e-postadresse.',
    nn: 'Er ikkje ei e-postadresse.',
    en: 'Is not an e-mail address.',
  },
  NOT_A_PHONE_NUMBER: {
    nb: 'Er ikke et telefonnummer.',
    nn: 'Er ikkje eit telefonnummer.',
    en: 'Is not a telephone number.',
  },
  WRONG_FORMAT: {
    nb: 'Er ikke skrevet riktig.',
    nn: 'Er ikkje skrive rett.',
    en: 'Is not written correctly.',
  },
  NOT_TEXT: {
    nb: 'Inneholder tegn som ikke er tekst.',
    nn: 'Inneheld teikn som ikkje er tekst.',
    en: 'Holds characters that are not text.',
  },
  TOO_DEEP: {
    nb: 'For mange nivåer inni hverandre.',
    nn: 'For mange nivå inni kvarandre.',
    en: 'Nested too deeply.',
  },
  TOO_MANY_FILES: {
    nb: 'Send høyst {} filer om gangen.',
    nn: 'Send høgst {} filer om gongen.',
    en: 'Send at most {} files at a time.',
  },
  TOTAL_TOO_LARGE: {
    nb: 'Filene er til sammen for store. Alle kan være 25 MB til sammen.',
    nn: 'Filene er til saman for store. Alle kan vere 25 MB til saman.',
    en: 'The files are too large together. All may be 25 MB in all.',
  },
  UNKNOWN_CASE: {
    nb: 'Saksnummeret er ikke registrert.',
    nn: 'Saksnummeret er ikkje registrert.',
    en: 'The case number is not registered.',
  },
  DEBTOR_NOT_MATCHED: {
    nb: 'Saken tilhører ikke debitoren som er oppgitt.',
    nn: 'Saka høyrer ikkje til debitoren som er oppgitt.',
    en: 'The case does not belong to the debtor stated.',
  },
  DEBTOR_NOT_PRESENT: {
    nb: 'Debitor er ikke med i samtalen.',
    nn: 'Debitor er ikkje med i samtalen.',
    en: 'The debtor is not present on the call.',
  },
  DEBTOR_NOT_IDENTIFIED: {
    nb: 'Debitors navn og fødselsdato stemmer ikke med saken.',
    nn: 'Namnet og fødselsdatoen til debitor stemmer ikkje med saka.',
    en: 'The debtor’s name and date of birth do not match the case.',
  },
  AGENT_NOT_IDENTIFIED: {
    nb: 'Fullmektigen må oppgis med fornavn, etternavn og fødselsdato.',
    nn: 'Fullmektigen må vere oppgitt med førenamn, etternamn og fødselsdato.',
    en: 'The agent must be given with first name, last name and date of birth.',
  },
  CASE_NOT_COVERED: {
    nb: 'Saken tilhører ikke denne debitoren.',
    nn: 'Saka høyrer ikkje til denne debitoren.',
    en: 'The case does not belong to this debtor.',
  },
  TEXT_TOO_LONG: {
    nb: 'Teksten får ikke plass i feltet på skjemaet. Skriv den kortere.',
    nn: 'Teksten får ikkje plass i feltet på skjemaet. Skriv han kortare.',
    en: 'The text does not fit in its field on the form. Write it shorter.',
  },
  LETTERS_NOT_IN_FONT: {
    nb: 'Teksten har skrifttegn vi ikke kan trykke: {}. Skriv den med latinske, greske eller kyrilliske bokstaver.',
    nn: 'Teksten har skriftteikn vi ikkje kan trykkje: {}. Skriv han med latinske, greske eller kyrilliske bokstavar.',
    en: 'The text has characters we cannot print: {}. Write it in Latin, Greek or Cyrillic letters.',
  },
  MALWARE_FOUND: {
    nb: 'Det er funnet skadelig programvare i filen. Be avsenderen om et bilde av arket i stedet.',
    nn: 'Det er funne skadeleg programvare i fila. Be avsendaren om eit bilete av arket i staden.',
    en: 'Malware was found in the file. Ask the sender for a photo of the sheet instead.',
  },
  NOTE_NEEDED: {
    nb: 'Skriv i note hvorfor den godkjennes likevel.',
    nn: 'Skriv i note kvifor ho blir godkjend likevel.',
    en: 'Say in note why it is approved all the same.',
  },
};

/** The words for a fault's code; undefined when it has none. */
export function faultWords(code: string): Texts | undefined {
  return Object.hasOwn(FAULT_WORDS, code) ? FAULT_WORDS[code] : undefined;
}
