// Made letters read as the service reads them, typed ones by their text and scanned ones by their picture, and how often that was right.

import type { FileReader } from '../../src/adapters/file-reader/file-reader.js';
import type { Checklist } from '../../src/documents/checklist.js';
import type { SuggestedField, Suggestion } from '../../src/documents/letter/suggestion.js';
import { judgeLetter } from '../../src/documents/letter-rules.js';
import type { Day } from '../../src/shared/dates.js';
import { FORM_AGENCY } from '../support/forms.js';
import { letterPdf } from './letter-pdf.js';
import { KNOWN_PHRASES } from './letter-phrases.js';
import { HELD_OUT_PHRASES } from './letter-phrases-held-out.js';
import { letterPicture } from './letter-picture.js';
import { type FieldScore, scoreLetters } from './letter-scores.js';
import { type Letter, aLetter, LEAVABLE } from './letters.js';

export type LetterPlan = { readonly seed: number; readonly scanned: boolean; readonly on: Day };

export type MadeLetter = {
  readonly scanned: boolean;
  readonly letter: Letter;
  readonly suggestions: readonly Suggestion[];
  readonly lines: Checklist;
};

/** Every third letter lacks one thing; every second one is in words that the rules were not made by. */
export async function readMadeLetter(
  reader: FileReader,
  { seed, scanned, on }: LetterPlan,
): Promise<MadeLetter> {
  const leaveOut = LEAVABLE[seed % (3 * LEAVABLE.length)];
  const phrases = Math.floor(seed / 2) % 2 === 0 ? KNOWN_PHRASES : HELD_OUT_PHRASES;
  const letter = aLetter({ seed, phrases, on, ...(leaveOut && { leaveOut }) });
  const facts = scanned ? await readPicture(reader, letter, seed) : await readTypedPdf(reader, letter);
  const type = scanned ? 'jpeg' : 'pdf';
  const paper = { kind: 'letter', type, fields: null, letter: facts, signatures: [] } as const;
  const lines = judgeLetter(paper, { on, policy: FORM_AGENCY.policy });
  return { scanned, letter, suggestions: facts?.found ?? [], lines };
}

async function readPicture(reader: FileReader, letter: Letter, seed: number) {
  const bytes = await letterPicture(letter.text, { seed });
  return reader.transcribe({ type: 'jpeg', bytes }, { pages: [1], cut: false });
}

async function readTypedPdf(reader: FileReader, letter: Letter) {
  const [facts] = await reader.read([{ bytes: await letterPdf(letter.text) }]);
  if (facts?.readable !== true) throw new Error('a letter was refused');
  return facts.letter;
}

export type LetterScores = {
  readonly typed: number;
  readonly scanned: number;
  readonly fields: readonly {
    readonly field: SuggestedField;
    readonly typed: Pick<FieldScore, 'said' | 'right'>;
    readonly scanned: Pick<FieldScore, 'said' | 'right'>;
    readonly madeUp: number;
  }[];
  readonly saidPresent: number;
  readonly wronglyMissing: number;
};

/** The letters are unsigned: a missing signature is rightly said. */
export function scoresOfLetters(all: readonly MadeLetter[]): LetterScores {
  const [typed, scanned] = [all.filter((one) => !one.scanned), all.filter((one) => one.scanned)];
  const [ofTyped, ofScanned] = [scoreLetters(typed), scoreLetters(scanned)];
  const none: FieldScore = { said: 0, right: 0, wrong: 0, madeUp: 0, silent: 0 };
  const lines = all.flatMap((one) => one.lines.map((line) => ({ ...line, leftOut: one.letter.leftOut })));
  return {
    typed: typed.length,
    scanned: scanned.length,
    fields: [...ofTyped].map(([field, score]) => {
      const picture = ofScanned.get(field) ?? none;
      return { field, typed: score, scanned: picture, madeUp: score.madeUp + picture.madeUp };
    }),
    saidPresent: lines.filter(({ state }) => state === 'present').length,
    wronglyMissing: lines.filter(
      ({ state, requirement, leftOut }) =>
        state === 'missing' && requirement !== 'signature' && requirement !== leftOut,
    ).length,
  };
}
