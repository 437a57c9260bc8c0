// The checklist of one sending as JSON, the same as its sender would get.

import { submissionStatus } from '../documents/submission-status.js';
import type { Language } from '../shared/languages.js';
import { showChecklist, showDocument } from '../web/api/checklists.js';
import type { Checked } from './check-submission.js';

export type CheckedPaper = Extract<Checked, { readonly checklist: unknown }>;

const UNDECIDED = { outcome: null, withdrawnAt: null, completionAskedAt: null } as const;

/** `complete`: nothing is missing or invalid; what is unclear, a person must look at. */
export function showPaper({ checklist, files, now }: CheckedPaper, language: Language) {
  const status = submissionStatus({ ...UNDECIDED, newestPagesAt: now, checklist });
  return {
    complete: status !== 'incomplete',
    status,
    checklist: showChecklist(checklist, language),
    documents: files.map((file) => showDocument(file, language)),
  };
}
