// One phone call with the agency: the frame an oral authorization lives and dies in (domain § 5, SEED S1).

import type { Instant } from '../shared/dates.js';
import type { CallId, CaseNumber } from '../shared/ids.js';

export type Call = {
  readonly id: CallId;
  readonly caseNumber: CaseNumber;
  readonly startedAt: Instant;
  /** A forgotten call is over at this instant by itself; nothing needs to run for that. */
  readonly endsAtLatest: Instant;
  readonly endedAt: Instant | null;
  readonly debtorLeftAt: Instant | null;
  readonly recording: { readonly informed: boolean; readonly declined: boolean };
};
