// Where papers stand, in words: the same on the page and on paper.

import type { AuthorizationView } from '../../authorizations/actions.js';
import { isOpen, statusOf, type Submission } from '../../documents/submission.js';
import type { Language } from '../../shared/languages.js';
import { unreachable } from '../../shared/result.js';
import type { Color, Fact } from '../views/parts.js';
import { fullDay, fullInstant } from './dates.js';
import { FILL_WORDS } from './fill-words.js';
import { PAPERS_WORDS } from './papers-words.js';
import { said } from './said.js';

export type Standing = {
  readonly submission: Submission;
  /** The code to keep, while the papers were just received. */
  readonly code: string | null;
  /** The birth date was given: names may be shown. */
  readonly identified: boolean;
  /** The authorization made from the papers. */
  readonly granted: Pick<AuthorizationView, 'authorization' | 'state' | 'uses'> | null;
};

/** Where it stands, in a few words and a sentence. */
export function wordsFor(
  { submission, granted }: Standing,
  language: Language,
): { readonly title: string; readonly lead: string; readonly color: Color } {
  const t = said(PAPERS_WORDS, language);
  const status = statusOf(submission);
  switch (status) {
    case 'submitted':
      return { title: t.submitted, lead: t.submittedLead, color: 'info' };
    case 'incomplete':
      return { title: t.incomplete, lead: t.incompleteLead, color: 'warning' };
    case 'in-review':
      return { title: t.inReview, lead: t.inReviewLead, color: 'info' };
    case 'rejected':
      return { title: t.rejected, lead: t.rejectedLead, color: 'danger' };
    case 'withdrawn':
      return { title: t.withdrawn, lead: t.withdrawnLead, color: 'danger' };
    case 'approved':
      if (granted?.state === 'not-yet-valid') return { title: t.notYet, lead: t.notYetLead, color: 'info' };
      if (granted && granted.state !== 'active')
        return { title: t.ended, lead: t.endedLead, color: 'neutral' };
      return { title: t.approved, lead: t.approvedLead, color: 'success' };
    default:
      return unreachable(status);
  }
}

/** When it came, by when it is answered, when it was. */
export function datesOf({ submission }: Standing, language: Language): readonly Fact[] {
  const t = said(PAPERS_WORDS, language);
  const { receivedAt, answerBy, decision } = submission;
  return [
    [t.receivedAt, fullInstant(receivedAt, language)],
    ...(isOpen(submission) ? [[t.answerBy, fullDay(answerBy, language)] as const] : []),
    ...(decision ? [[t.decidedAt, fullInstant(decision.at, language)] as const] : []),
  ];
}

/** What may be done, as the form says it. */
export function powerText(power: string, language: Language): string {
  const { information, agreements, objections, correspondence } = said(FILL_WORDS, language);
  const texts: Readonly<Record<string, string>> = { information, agreements, objections, correspondence };
  return texts[power] ?? power;
}
