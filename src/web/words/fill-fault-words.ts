// What a question says when its answer cannot be used, and how to mend it.

import type { Texts } from '../../shared/languages.js';

/** By `field CODE` or by `CODE`. */
export const FILL_FAULT_WORDS: Readonly<Record<string, Texts>> = {
  'debtor.name MISSING': { nb: 'Skriv navnet ditt.', nn: 'Skriv namnet ditt.', en: 'Write your name.' },
  'agent.name MISSING': {
    nb: 'Skriv navnet på den som skal få fullmakt.',
    nn: 'Skriv namnet på den som skal få fullmakt.',
    en: 'Write the name of the person you authorize.',
  },
  NOT_FULL_NAME: {
    nb: 'Skriv både fornavn og etternavn.',
    nn: 'Skriv både førenamn og etternamn.',
    en: 'Write both first name and last name.',
  },
  'debtor.birthDate MISSING': {
    nb: 'Skriv fødselsdatoen din.',
    nn: 'Skriv fødselsdatoen din.',
    en: 'Write your date of birth.',
  },
  'agent.birthDate MISSING': {
    nb: 'Skriv fødselsdatoen til den som skal få fullmakt.',
    nn: 'Skriv fødselsdatoen til den som skal få fullmakt.',
    en: 'Write the date of birth of the person you authorize.',
  },
  NATIONAL_ID: {
    nb: 'Skriv bare fødselsdatoen, med åtte sifre. Fødselsnummeret skal ikke stå i fullmakten.',
    nn: 'Skriv berre fødselsdatoen, med åtte siffer. Fødselsnummeret skal ikkje stå i fullmakta.',
    en: 'Write only the date of birth, eight digits. The national identity number must not be in the authorization.',
  },
  NOT_A_DATE: {
    nb: 'Datoen finnes ikke. Skriv dag, måned og år med fire sifre, for eksempel 14.03.1979.',
    nn: 'Datoen finst ikkje. Skriv dag, månad og år med fire siffer, til dømes 14.03.1979.',
    en: 'There is no such date. Write day, month and a year of four digits, such as 14.03.1979.',
  },
  BIRTH_DATE_IMPLAUSIBLE: {
    nb: 'Fødselsdatoen kan ikke være riktig. Se over året.',
    nn: 'Fødselsdatoen kan ikkje vere rett. Sjå over året.',
    en: 'This cannot be a date of birth. Check the year.',
  },
  AGENT_IS_DEBTOR: {
    nb: 'Du kan ikke gi fullmakt til deg selv. Skriv navnet på den som skal hjelpe deg.',
    nn: 'Du kan ikkje gi fullmakt til deg sjølv. Skriv namnet på den som skal hjelpe deg.',
    en: 'You cannot authorize yourself. Write the name of the person who will help you.',
  },
  AGENT_MINOR: {
    nb: 'Den som får fullmakt, må ha fylt 18 år.',
    nn: 'Den som får fullmakt, må ha fylt 18 år.',
    en: 'The person you authorize must be 18 or older.',
  },
  CONTACT_MISSING: {
    nb: 'Skriv minst én måte vi kan nå personen på: telefon, e-post eller adresse.',
    nn: 'Skriv minst éin måte vi kan nå personen på: telefon, e-post eller adresse.',
    en: 'Give at least one way to reach the person: telephone, e-mail or address.',
  },
  'which MISSING': {
    nb: 'Velg om fullmakten gjelder alle sakene eller bare noen.',
    nn: 'Vel om fullmakta gjeld alle sakene eller berre nokre.',
    en: 'Choose whether it covers all cases or only some.',
  },
  'cases MISSING': {
    nb: 'Skriv minst ett saksnummer. Det står i brevet fra oss.',
    nn: 'Skriv minst eitt saksnummer. Det står i brevet frå oss.',
    en: 'Write at least one case number. It is in our letter.',
  },
  'powers MISSING': {
    nb: 'Velg minst én ting personen skal kunne gjøre.',
    nn: 'Vel minst éin ting personen skal kunne gjere.',
    en: 'Choose at least one thing the person may do.',
  },
  'limited MISSING': {
    nb: 'Svar ja eller nei.',
    nn: 'Svar ja eller nei.',
    en: 'Answer yes or no.',
  },
  'limits MISSING': {
    nb: 'Skriv hva som er unntatt, eller velg nei.',
    nn: 'Skriv kva som er unnateke, eller vel nei.',
    en: 'Write what is left out, or choose no.',
  },
  'until MISSING': {
    nb: 'Velg hvor lenge fullmakten skal gjelde.',
    nn: 'Vel kor lenge fullmakta skal gjelde.',
    en: 'Choose how long it should last.',
  },
  'validThrough MISSING': {
    nb: 'Skriv den siste dagen fullmakten skal gjelde.',
    nn: 'Skriv den siste dagen fullmakta skal gjelde.',
    en: 'Write the last day it should be valid.',
  },
  'debtor.name NOT_ANSWERED': {
    nb: 'Skriv hvem du er.',
    nn: 'Skriv kven du er.',
    en: 'Write who you are.',
  },
  'agent.name NOT_ANSWERED': {
    nb: 'Skriv hvem som skal få fullmakt.',
    nn: 'Skriv kven som skal få fullmakt.',
    en: 'Write whom you authorize.',
  },
  'agent.phone NOT_ANSWERED': {
    nb: 'Skriv hvordan vi når den som får fullmakt.',
    nn: 'Skriv korleis vi når den som får fullmakt.',
    en: 'Write how we reach the person you authorize.',
  },
  'which NOT_ANSWERED': {
    nb: 'Velg hvilke saker fullmakten gjelder.',
    nn: 'Vel kva saker fullmakta gjeld.',
    en: 'Choose which cases it covers.',
  },
  'powers NOT_ANSWERED': {
    nb: 'Velg hva personen skal kunne gjøre.',
    nn: 'Vel kva personen skal kunne gjere.',
    en: 'Choose what the person may do.',
  },
  'limited NOT_ANSWERED': {
    nb: 'Svar på om noe er unntatt.',
    nn: 'Svar på om noko er unnateke.',
    en: 'Say whether anything is left out.',
  },
  'until NOT_ANSWERED': {
    nb: 'Velg hvor lenge fullmakten skal gjelde.',
    nn: 'Vel kor lenge fullmakta skal gjelde.',
    en: 'Choose how long it should last.',
  },
};
