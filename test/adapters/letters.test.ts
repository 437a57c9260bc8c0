// Typed letters from the PDF to the checklist: a small sample of what `npm run bench` measures.

import { expect, test } from 'vitest';
import { readPageText } from '../../src/adapters/file-reader/page-text.js';
import { letterFactsOf } from '../../src/documents/letter/letter-facts.js';
import type { SuggestedField } from '../../src/documents/letter/suggestion.js';
import { judgeLetter } from '../../src/documents/letter-rules.js';
import { letterPdf } from '../papers/letter-pdf.js';
import { KNOWN_PHRASES } from '../papers/letter-phrases.js';
import { HELD_OUT_PHRASES } from '../papers/letter-phrases-held-out.js';
import { type ReadLetter, scoreLetters } from '../papers/letter-scores.js';
import { aLetter, LEAVABLE } from '../papers/letters.js';
import { POLICY, RECEIVED_ON } from '../support/papers.js';

const PAPERS = 54;
const LEAST_RIGHT = 0.9;
const TYPED: readonly SuggestedField[] = [
  'debtor.name',
  'debtor.birthDate',
  'agent.name',
  'agent.birthDate',
  'validFrom',
  'validThrough',
  'untilCaseClosed',
  'signedOn',
];

test('of typed letters in known and other words nine of ten names, dates and durations are suggested rightly', async () => {
  const read = await readLetters();
  for (const [field, { said, right }] of scoreLetters(read))
    if (TYPED.includes(field)) expect(right / said, field).toBeGreaterThanOrEqual(LEAST_RIGHT);
});

test('no line of a letter is present, and only what was left out is missing', async () => {
  for (const { letter, lines } of await readLetters()) {
    const missing = lines.filter(({ state }) => state === 'missing').map(({ requirement }) => requirement);
    expect(lines.map(({ state }) => state)).not.toContain('present');
    expect(
      missing.filter((requirement) => requirement !== 'signature' && requirement !== letter.leftOut),
    ).toEqual([]);
  }
});

async function readLetters(): Promise<
  readonly (ReadLetter & { readonly lines: ReturnType<typeof judgeLetter> })[]
> {
  const read = [];
  for (let seed = 1; seed <= PAPERS; seed += 1) {
    const leaveOut = LEAVABLE[seed % (3 * LEAVABLE.length)];
    const phrases = seed % 2 === 0 ? KNOWN_PHRASES : HELD_OUT_PHRASES;
    const letter = aLetter({ seed, phrases, on: RECEIVED_ON, ...(leaveOut && { leaveOut }) });
    const text = await readPageText(await letterPdf(letter.text));
    if (text === null) throw new Error('the letter cannot be read');
    const facts = letterFactsOf(text);
    const paper = { kind: 'letter', type: 'pdf', fields: null, letter: facts, signatures: [] } as const;
    const lines = judgeLetter(paper, { on: RECEIVED_ON, policy: POLICY });
    read.push({ letter, suggestions: facts.found, lines });
  }
  return read;
}
