// What staff type into the search box: a case number, or a name with a birth date after it.

import type { Sought } from '../lookups/actions.js';
import { isFullName } from '../people/person.js';
import { readTypedDay } from './days.js';
import { caseNumber } from './api/shapes.js';

/** `Bjørg Øverås 29.02.1980` is a person, whose name has at least two words; all else is a case number. Null for what can be neither. */
export function readTypedSearch(text: string): Sought | null {
  const typed = text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
  const [, name = '', date = ''] = /^(\D*\p{L}\D*?)[ ,]+(\d[\d ./-]*)$/u.exec(typed) ?? [];
  const birthDate = readTypedDay(date);
  if (birthDate && isFullName(name)) return { by: 'person', person: { name, birthDate } };
  const number = caseNumber.safeParse(typed);
  return number.success ? { by: 'case', caseNumber: number.data } : null;
}
