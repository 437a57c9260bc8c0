// Where a submission stands, as its sender is told.

import type { Instant } from '../shared/dates.js';
import type { Checklist } from './checklist.js';

export const SUBMISSION_STATUSES = [
  'submitted',
  'incomplete',
  'in-review',
  'approved',
  'rejected',
  'withdrawn',
] as const;
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number];

/**
 * Derived when asked, never stored. A rejected submission stays rejected; a withdrawal counts over an approval, since
 * it has ended the authorization as well (api.md, withdrawal). `checklist` is null while the checks are running.
 */
export function submissionStatus({
  outcome,
  withdrawnAt,
  checklist,
  completionAskedAt,
  newestPagesAt,
}: {
  readonly outcome: 'approved' | 'rejected' | null;
  readonly withdrawnAt: Instant | null;
  readonly checklist: Checklist | null;
  readonly completionAskedAt: Instant | null;
  readonly newestPagesAt: Instant;
}): SubmissionStatus {
  if (outcome === 'rejected') return 'rejected';
  if (withdrawnAt !== null) return 'withdrawn';
  if (outcome === 'approved') return 'approved';
  if (completionAskedAt !== null && newestPagesAt <= completionAskedAt) return 'incomplete';
  if (checklist === null) return 'submitted';
  const lacks = checklist.some(({ state }) => state === 'missing' || state === 'invalid');
  return lacks ? 'incomplete' : 'in-review';
}
