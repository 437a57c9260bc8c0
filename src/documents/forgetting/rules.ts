// Whether papers were abandoned: we have asked their sender for something, and nothing has come.

import type { Instant } from '../../shared/dates.js';
import { type Submission, statusOf } from '../submission.js';

/** What waits for us is never abandoned, however long we take. */
export function isAbandoned(submission: Submission, before: Instant): boolean {
  const { newestPagesAt, completion } = submission;
  if (statusOf(submission) !== 'incomplete') return false;
  return newestPagesAt < before && (completion === null || completion.askedAt < before);
}
