// What a reviewer's answers say about asking and rejecting: which lines to ask for, and which reasons to begin with.

import { REQUIREMENTS, type Deficiency, type Requirement } from '../../../documents/checklist.js';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import { checklistOf } from '../../../documents/submission.js';
import type { Typed } from '../../../http/form-body.js';
import { textIn, textsIn } from '../../typed.js';

/** Every line the reviewer has answered with something else than yes. */
export function refusedLines(typed: Typed): readonly Requirement[] {
  return REQUIREMENTS.filter((one) => ['missing', 'wrong'].includes(textIn(typed, `checks.${one}`)));
}

/** Where no line was refused: what the machine did not find. */
function lackingLines({ submission }: OpenedReview): readonly Requirement[] {
  return checklistOf(submission)
    .filter(({ state }) => state === 'missing' || state === 'invalid')
    .map(({ requirement }) => requirement);
}

/** The reasons the machine gave for these lines, or for all that cannot stand. */
export function reasonsFor(opened: OpenedReview, refused: readonly Requirement[]): readonly Deficiency[] {
  const lines = checklistOf(opened.submission).filter(({ requirement, state }) =>
    refused.length > 0 ? refused.includes(requirement) : state === 'missing' || state === 'invalid',
  );
  return [...new Set(lines.flatMap(({ reasons }) => reasons))];
}

/** What is asked for: as chosen on that page, else the lines refused on the page of the review, else what lacks. */
export function linesToAskFor(opened: OpenedReview, typed: Typed): readonly Requirement[] {
  if (typed['chosen'] !== undefined || typed['missing'] !== undefined)
    return REQUIREMENTS.filter((one) => textsIn(typed, 'missing').includes(one));
  const refusedOnes = refusedLines(typed);
  return refusedOnes.length > 0 ? refusedOnes : lackingLines(opened);
}
