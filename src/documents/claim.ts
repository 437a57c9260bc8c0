// Who says to be working on a submission: a courtesy to colleagues that wears off by itself.

import { addMinutes, type Instant } from '../shared/dates.js';

export type Claim = { readonly by: string; readonly at: Instant };

/** House rule: whoever has not decided by then is asked before, not waited for. */
const CLAIM_MINUTES = 10;

/** The claim while it holds; null when it is too old, or there is none. */
export function standingClaim(claim: Claim | null, now: Instant): Claim | null {
  return claim !== null && now < addMinutes(claim.at, CLAIM_MINUTES) ? claim : null;
}
