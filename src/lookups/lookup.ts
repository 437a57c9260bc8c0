// What staff look for, and what they find: a case or a debtor with everything that hangs on it.

import type { AuthorizationView, Listed } from '../authorizations/viewing/steps.js';
import type { Call } from '../calls/call.js';
import type { Case, DebtorStatus } from '../cases/case.js';
import type { NamedDocument } from '../documents/document.js';
import type { Submission } from '../documents/submission.js';
import type { Person } from '../people/person.js';
import type { CaseNumber, DebtorId } from '../shared/ids.js';
import type { Answered } from '../verification/steps.js';

export type Sought =
  | { readonly by: 'case'; readonly caseNumber: CaseNumber }
  | { readonly by: 'person'; readonly person: Person };

export type Found =
  | { readonly what: 'case'; readonly caseNumber: CaseNumber }
  | { readonly what: 'debtors'; readonly ids: readonly DebtorId[] };

export type Debtor = { readonly id: DebtorId; readonly status: DebtorStatus; readonly person: Person };

/** `status` is that of the case: what the case system told with it, not the worst of all. */
export type DebtorFile = {
  readonly debtor: Debtor;
  readonly cases: readonly Case[];
  /** Newest first. */
  readonly authorizations: readonly Listed[];
  /** Undecided papers that name the debtor or one of the cases, as far as a machine could read them; oldest first. */
  readonly papers: readonly Submission[];
};

export type CaseFile = {
  readonly case: Case;
  readonly debtor: Debtor;
  /** The debtor's other ones. */
  readonly otherCases: readonly Case[];
  /** All of the debtor's, newest first, with whether this case is among what they cover. */
  readonly authorizations: readonly (Listed & { readonly reaches: boolean })[];
  readonly papers: readonly Submission[];
  /** Newest first, with who took it. */
  readonly calls: readonly { readonly call: Call; readonly over: boolean; readonly by: Answered['by'] }[];
  /** Newest first. */
  readonly answers: readonly Answered[];
};

export type AuthorizationFile = AuthorizationView & {
  /** As the case system tells it now. */
  readonly debtorStatus: DebtorStatus;
  /** What it was made from; null for an oral one, and when the papers are kept no more. */
  readonly papers: {
    readonly submission: Submission;
    readonly documents: readonly NamedDocument[];
  } | null;
};
