// What public holidays are called.

import type { Language, Texts } from '../shared/languages.js';
import type { Holiday } from './holidays.js';

export function holidayName(holiday: Holiday, language: Language): string {
  return HOLIDAY_NAMES[holiday][language];
}

const HOLIDAY_NAMES: Readonly<Record<Holiday, Texts>> = {
  'new-years-day': { nb: 'første nyttårsdag', nn: 'første nyttårsdag', en: 'New Year’s Day' },
  'maundy-thursday': { nb: 'skjærtorsdag', nn: 'skjærtorsdag', en: 'Maundy Thursday' },
  'good-friday': { nb: 'langfredag', nn: 'langfredag', en: 'Good Friday' },
  'easter-sunday': { nb: 'første påskedag', nn: 'første påskedag', en: 'Easter Sunday' },
  'easter-monday': { nb: 'andre påskedag', nn: 'andre påskedag', en: 'Easter Monday' },
  'labour-day': { nb: 'første mai', nn: 'første mai', en: 'Labour Day' },
  'constitution-day': { nb: 'grunnlovsdagen', nn: 'grunnlovsdagen', en: 'Constitution Day' },
  'ascension-day': { nb: 'kristi himmelfartsdag', nn: 'kristi himmelfartsdag', en: 'Ascension Day' },
  'whit-sunday': { nb: 'første pinsedag', nn: 'første pinsedag', en: 'Whit Sunday' },
  'whit-monday': { nb: 'andre pinsedag', nn: 'andre pinsedag', en: 'Whit Monday' },
  'christmas-day': { nb: 'første juledag', nn: 'første juledag', en: 'Christmas Day' },
  'boxing-day': { nb: 'andre juledag', nn: 'andre juledag', en: 'Boxing Day' },
  sunday: { nb: 'søndag', nn: 'søndag', en: 'Sunday' },
};
