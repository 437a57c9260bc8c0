// What the pages about papers say when something cannot be used.

import type { Texts } from '../../shared/languages.js';

/** By `field CODE` or by `CODE`. */
export const PAPERS_FAULT_WORDS: Readonly<Record<string, Texts>> = {
  'file MISSING': {
    nb: 'Velg minst ett bilde eller én PDF.',
    nn: 'Vel minst eitt bilete eller éin PDF.',
    en: 'Choose at least one photo or PDF.',
  },
  'reference MISSING': { nb: 'Skriv koden.', nn: 'Skriv koden.', en: 'Enter the code.' },
  'reference NOT_FOUND': {
    nb: 'Vi finner ingenting med denne koden. Se over hvert tegn. Koden blir borte en stund etter at fullmakten er slutt.',
    nn: 'Vi finn ingenting med denne koden. Sjå over kvart teikn. Koden blir borte ei stund etter at fullmakta er slutt.',
    en: 'We find nothing with this code. Check every character. A code stops working some time after the authorization has ended.',
  },
  'birthDate MISSING': {
    nb: 'Skriv fødselsdatoen din.',
    nn: 'Skriv fødselsdatoen din.',
    en: 'Enter your date of birth.',
  },
  'birthDate NOT_A_DATE': {
    nb: 'Datoen finnes ikke. Skriv dag, måned og år med fire sifre, for eksempel 14.03.1979.',
    nn: 'Datoen finst ikkje. Skriv dag, månad og år med fire siffer, til dømes 14.03.1979.',
    en: 'There is no such date. Write day, month and a year of four digits, such as 14.03.1979.',
  },
  'birthDate BIRTH_DATE_NOT_MATCHED': {
    nb: 'Fødselsdatoen stemmer ikke med den som har gitt fullmakten.',
    nn: 'Fødselsdatoen stemmer ikkje med den som har gitt fullmakta.',
    en: 'The date of birth is not that of the person who gave the authorization.',
  },
  TOO_MANY_TRIES: {
    nb: 'Fødselsdatoen er prøvd for mange ganger. Prøv igjen i morgen, eller ring oss.',
    nn: 'Fødselsdatoen er prøvd for mange gonger. Prøv igjen i morgon, eller ring oss.',
    en: 'The date of birth was tried too often. Try again tomorrow, or call us.',
  },
  ALREADY_DECIDED: {
    nb: 'Denne fullmakten er allerede avgjort eller trukket tilbake. Send en ny i stedet.',
    nn: 'Denne fullmakta er alt avgjord eller trekt tilbake. Send ei ny i staden.',
    en: 'This authorization has been decided or withdrawn already. Send a new one instead.',
  },
  OVERLOADED: {
    nb: 'Vi har for mye å gjøre akkurat nå, og ingenting er mottatt. Vent et minutt og send på nytt.',
    nn: 'Vi har for mykje å gjere akkurat no, og ingenting er motteke. Vent eitt minutt og send på nytt.',
    en: 'We have too much to do just now, and nothing was received. Wait a minute and send again.',
  },
};
