// Why we cannot call somebody back as asked, and how to mend it.

import type { Language, Texts } from '../shared/languages.js';
import type { CallbackFault } from './rules.js';

export function callbackFaultMessage(fault: CallbackFault, language: Language): string {
  return CALLBACK_FAULT_WORDS[fault][language];
}

/** One sentence for each fault. */
export const CALLBACK_FAULT_WORDS: Readonly<Record<CallbackFault, Texts>> = {
  PHONE_UNREADABLE: {
    nb: 'Vi kan ikke ringe dette nummeret. Skriv åtte sifre, eller landkode og nummer, for eksempel +46 8 123 45 67.',
    nn: 'Vi kan ikkje ringje dette nummeret. Skriv åtte siffer, eller landkode og nummer, til dømes +46 8 123 45 67.',
    en: 'We cannot call this number. Write eight digits, or country code and number, for example +46 8 123 45 67.',
  },
  TIME_PASSED: {
    nb: 'Tidspunktet er allerede over. Velg et senere.',
    nn: 'Tidspunktet er alt over. Vel eit seinare.',
    en: 'That time has already passed. Choose a later one.',
  },
};
