// Judges what is no form of ours: a letter, a photo of something, pages that were not recognised.

import { type Checklist, REQUIREMENTS } from './checklist.js';
import type { LetterPaper } from './papers.js';

/** All ten lines. Nobody has read it yet, so every line is left to a person. */
export function judgeLetter(letter: LetterPaper): Checklist {
  const source = sourceOfLetter(letter);
  return REQUIREMENTS.map((requirement) => ({ requirement, state: 'unclear', source, reasons: [] }));
}

/** Where a line is to be looked for, when it may stand in this paper. */
export function sourceOfLetter({ type }: LetterPaper): 'image' | null {
  return type === 'pdf' ? null : 'image';
}
