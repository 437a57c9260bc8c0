// The faults of a form in words: one sentence each, beside the field it is about.

import { faultMessage, wordsOf } from '../http/problems.js';
import type { DoorRefusal } from '../http/refusing.js';
import type { Language, Texts } from '../shared/languages.js';
import type { Fault } from '../shared/result.js';
import type { FieldFault } from './views/fields.js';

/** Sentences of the page's own, by `field CODE` or by `CODE`. */
export type OwnWords = Readonly<Record<string, Texts>>;

/** Words of a page for staff: these are in bokmål only. */
export function bokmal(words: Readonly<Record<string, string>>): OwnWords {
  return Object.fromEntries(
    Object.entries(words).map(([code, text]) => [code, { nb: text, nn: text, en: text }]),
  );
}

/** What a form can say about a refusal: each fault at its field, or the refusal as a whole. */
export function messagesFor(
  refused: DoorRefusal,
  language: Language,
  own: OwnWords = {},
): readonly FieldFault[] {
  if (refused.faults.length === 0) {
    const { title, detail } = wordsOf(refused.code);
    const message = own[refused.code]?.[language] ?? `${title[language]}. ${detail[language]}`;
    return [{ field: '', message }];
  }
  const seen = new Set<string>();
  return refused.faults
    .map((fault) => ({ field: fieldOf(fault.path), message: sentence(fault, language, own) }))
    .filter(({ field, message }) => {
      const mark = `${field} ${message}`;
      return !seen.has(mark) && seen.add(mark);
    });
}

function sentence(fault: Fault, language: Language, own: OwnWords): string {
  const { path, code } = fault;
  const words = own[`${fieldOf(path)} ${code}`] ?? own[code];
  return words ? words[language].replace('{}', () => fault.named ?? '') : faultMessage(fault, language);
}

/** `cases[2]` is shown at `cases`. */
function fieldOf(path: string): string {
  return path.replace(/\[\d+\].*$/, '');
}
