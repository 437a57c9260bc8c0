// What the case system has told us about a claim and the debtor behind it.

import type { Day, Instant } from '../shared/dates.js';
import type { CaseNumber, DebtorId } from '../shared/ids.js';

/** From best to worst; of a debtor's cases the worst counts (api.md, Case system). */
export const DEBTOR_STATUSES = ['normal', 'guardianship', 'bankrupt', 'deceased'] as const;
export type DebtorStatus = (typeof DEBTOR_STATUSES)[number];

export type Case = {
  readonly caseNumber: CaseNumber;
  readonly debtorId: DebtorId;
  readonly registeredOn: Day;
  readonly status: 'open' | 'closed';
  /** The last time a closure was told to us; it stays when the case is reopened (domain § 3.4). */
  readonly lastClosedAt: Instant | null;
};
