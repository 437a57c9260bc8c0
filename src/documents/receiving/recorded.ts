// What is recorded of papers that came in, and of those that were refused.

import type { AuditEvent } from '../../audit/events.js';
import type { SubmissionId } from '../../shared/ids.js';
import { type Fault, type Refusal, refusal, refused } from '../../shared/result.js';
import type { NamedDocument } from '../document.js';
import type { Submission } from '../submission.js';

export function receivedEvent(
  type: 'submission-received' | 'submission-repeated' | 'submission-added-to',
  { id, papers }: Submission,
  documents: readonly NamedDocument[],
): AuditEvent {
  const files = documents.map(({ name, sha256 }) => ({ name, sha256 }));
  return { type, outcome: 'done', about: id, details: { caseNumber: papers.caseNumber, files } };
}

/** Nothing was received; that it was tried is recorded, but not the names of files nobody keeps. */
export function refuseSent(
  about: SubmissionId | null,
  code: string,
  faults: readonly Fault[] = [],
): { readonly result: { readonly ok: false; readonly refusal: Refusal }; readonly event: AuditEvent } {
  const type = about === null ? 'submission-received' : 'submission-added-to';
  const codes = faults.length > 0 ? faults.map(({ path, code }) => ({ path, code })) : [{ path: '', code }];
  return {
    result: refused(refusal(code, faults)),
    event: { type, outcome: 'refused', about, details: { codes } },
  };
}
