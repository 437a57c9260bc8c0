// What pages about papers have in common: how a code and a birth date are typed, and what is said when they are wrong.

import { z } from 'zod';
import type { DoorRefusal } from '../../../http/refusing.js';
import type { Language } from '../../../shared/languages.js';
import { refusal } from '../../../shared/result.js';
import { readTypedDay } from '../../days.js';
import { messagesFor } from '../../faults.js';
import type { FieldFault } from '../../views/fields.js';
import { PAPERS_FAULT_WORDS } from '../../words/papers-fault-words.js';

/** Files of one sending. */
export const MOST_FILES = 5;

/** The code as typed; whether it is one is for the action to say. */
export const reference = z.string().trim().min(1, 'MISSING').max(200);
/** Read as people write dates: `14.03.1979`. MISSING, NOT_A_DATE. */
export const birthDate = z
  .string()
  .trim()
  .min(1, 'MISSING')
  .transform((typed, context) => {
    const day = readTypedDay(typed);
    if (day) return day;
    context.addIssue('NOT_A_DATE');
    return z.NEVER;
  });

/** A code nothing is found by is a fault of its field. */
export function atCode(why: DoorRefusal): DoorRefusal {
  if (why.code !== 'NOT_FOUND') return why;
  return { ...why, ...refusal('NOT_FOUND', [{ path: 'reference', code: 'NOT_FOUND' }]) };
}

/** Each fault at its field, in the words of these pages. */
export function faultsFor(why: DoorRefusal, language: Language): readonly FieldFault[] {
  return messagesFor(why, language, PAPERS_FAULT_WORDS);
}
