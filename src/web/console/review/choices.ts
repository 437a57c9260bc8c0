// What a reviewer's answers say about asking and rejecting: which lines to ask for, and which reasons to begin with.

import { REQUIREMENTS, type Deficiency, type Requirement } from '../../../documents/checklist.js';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import { checklistOf } from '../../../documents/submission.js';
import type { Typed } from '../../../http/form-body.js';
import { textIn } from '../../typed.js';

/** Every line the reviewer has answered with something else than yes. */
export function refusedLines(typed: Typed): readonly Requirement[] {
  return REQUIREMENTS.filter((one) => ['missing', 'wrong'].includes(textIn(typed, `checks.${one}`)));
}

/** Where no line was refused: what the machine did not find. */
export function lackingLines({ submission }: OpenedReview): readonly Requirement[] {
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

/** `debtorName=mangler&signature=mangler`: codes alone, so that they may stand in an address. */
export function asQuery(version: string, lines: readonly Requirement[]): string {
  const query = new URLSearchParams({ v: version });
  for (const one of lines) query.set(one, 'mangler');
  return query.toString();
}

/** The lines named in an address. */
export function linesIn(query: Readonly<Record<string, unknown>>): readonly Requirement[] {
  return REQUIREMENTS.filter((one) => query[one] !== undefined);
}
