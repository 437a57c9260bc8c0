// Judges what is no form of ours: a letter, a photo of something, pages that were not recognised.

import {
  type Checklist,
  type ChecklistLine,
  DEFICIENCIES,
  type Deficiency,
  REQUIREMENTS,
} from './checklist.js';
import { fieldsOf } from './letter/fields.js';
import type { LetterFacts } from './letter/letter-facts.js';
import type { LetterRule, Suggestion } from './letter/suggestion.js';
import { isMasked } from './page-text.js';
import type { LetterPaper } from './papers.js';
import { judgeRequirement, type Question, type WrittenRequirement } from './requirements.js';

/**
 * All ten lines. What is found in a letter is a suggestion, so a line is `unclear` however plain it looks; `missing` is
 * only what is certainly absent, and `invalid` what is plainly said and approval must refuse. No machine says of a letter
 * that it is signed.
 */
export function judgeLetter(paper: LetterPaper, question: Pick<Question, 'on' | 'policy'>): Checklist {
  const { letter } = paper;
  const source = sourceOfLetter(paper);
  if (letter === null)
    return REQUIREMENTS.map((requirement) => ({ requirement, state: 'unclear', source, reasons: [] }));
  const fields = fieldsOf(letter.found, letter.source);
  return REQUIREMENTS.map((requirement) => {
    if (requirement === 'signature') return signatureLine(letter);
    const line = judgeRequirement(requirement, { ...question, fields });
    return withNationalId(cautious({ line, requirement, letter }), letter);
  });
}

/** Where a line is to be looked for, when it may stand in this paper. */
export function sourceOfLetter({ type, letter }: LetterPaper): 'text' | 'image' | null {
  if (letter !== null) return letter.source;
  return type === 'pdf' ? null : 'image';
}

type Judged = {
  readonly line: ChecklistLine;
  readonly requirement: WrittenRequirement;
  readonly letter: LetterFacts;
};

/** A line can only be as sure as the reading of it. */
function cautious({ line, requirement, letter }: Judged): ChecklistLine {
  const here = letter.found.filter((suggestion) => suggestion.requirement === requirement);
  if (line.state === 'missing' && here.length === 0 && letter.absent.includes(requirement)) return line;
  if (line.state === 'invalid' && letter.source === 'text' && letter.whole && isPlainlySaid(here))
    return line;
  const reasons = line.reasons.filter((reason) => MAY_BE_TOLD.has(reason));
  return { requirement, state: 'unclear', source: letter.source, reasons };
}

/** What may be told of a line that is only believed: it says no more than what everybody can see on the paper. */
const MAY_BE_TOLD: ReadonlySet<Deficiency> = new Set([
  'DATE_UNREADABLE',
  'DATE_OLD',
  'FURTHER_NOTICE',
  'LONG_DURATION',
  'NATIONAL_ID_PRESENT',
]);

/** One reading of each field, and by rules that hardly err. */
function isPlainlySaid(found: readonly Suggestion[]): boolean {
  const fields = found.map(({ field }) => field);
  return new Set(fields).size === fields.length && found.every(({ rule }) => !WEAK_RULES.has(rule));
}

const WEAK_RULES: ReadonlySet<LetterRule> = new Set([
  'OTHER_OF_TWO_NAMES',
  'NAME_AT_SIGNATURE',
  'DATE_ON_ITS_OWN',
  'LENGTH_OF_TIME',
]);

function withNationalId(line: ChecklistLine, { found }: LetterFacts): ChecklistLine {
  const holdsOne = found.some((one) => one.requirement === line.requirement && isMasked(one.asWritten));
  if (!holdsOne || line.reasons.includes('NATIONAL_ID_PRESENT')) return line;
  const reasons = DEFICIENCIES.filter(
    (code) => code === 'NATIONAL_ID_PRESENT' || line.reasons.includes(code),
  );
  return { ...line, reasons };
}

/** A pen, a picture or a stamp may be a signature; only where there is nothing of the kind it is missing. */
function signatureLine({ absent }: LetterFacts): ChecklistLine {
  const requirement = 'signature';
  if (absent.includes(requirement))
    return { requirement, state: 'missing', source: null, reasons: ['NOT_SIGNED'] };
  return { requirement, state: 'unclear', source: 'image', reasons: ['SIGNATURE_UNCERTAIN'] };
}
