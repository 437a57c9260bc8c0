// The references we hand out: one that is the only key to a submission, and one that recognises a form and opens nothing.

import { lettersFrom, readLetters } from '../shared/letters.js';

/** Random bytes a submission's reference is made of: 130 bits, 26 letters and digits. */
export const SUBMISSION_REFERENCE_BYTES = 26;

/** Random bytes a form's reference is made of: 60 bits, short enough to read aloud. */
export const FORM_REFERENCE_BYTES = 12;

export function submissionReference(random: Uint8Array): string {
  return lettersFrom(random);
}

/** The reference as we made it, however it was written; null when it cannot be one. */
export function readSubmissionReference(text: string): string | null {
  const letters = readLetters(text);
  return letters?.length === SUBMISSION_REFERENCE_BYTES ? letters : null;
}

/** `FM-XXXX-XXXX-XXXX` */
export function formReference(random: Uint8Array): string {
  return grouped(lettersFrom(random));
}

/** The reference as printed, however it was written; null when it cannot be one. */
export function readFormReference(text: string): string | null {
  const letters = readLetters(text.trim().replace(/^fm/i, ''));
  return letters?.length === FORM_REFERENCE_BYTES ? grouped(letters) : null;
}

function grouped(letters: string): string {
  return `FM-${(letters.match(/.{4}/g) ?? []).join('-')}`;
}
