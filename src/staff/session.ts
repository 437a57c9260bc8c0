// A person at work: signed in from one browser, for a while.

import { addMinutes, type Instant } from '../shared/dates.js';
import type { StaffId } from '../shared/ids.js';
import type { Role } from './permissions.js';

/** House rules: a call may be long, and somebody who has gone home is signed out. */
const IDLE_MINUTES = 30;
const LONGEST_MINUTES = 10 * 60;
/** Use is written down at most this often. */
export const NOTED_EVERY_MINUTES = 1;

export type Session = {
  /** Of the secret in the cookie; a name for the session that opens nothing. */
  readonly key: string;
  readonly staffId: StaffId;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Must come with everything that changes something; see same-origin.ts. */
  readonly token: string;
  readonly lastUsedAt: Instant;
  /** Over then unless used before. */
  readonly idleUntil: Instant;
  /** Over then in any case. */
  readonly endsAt: Instant;
};

export function endOfSession(startedAt: Instant): Instant {
  return addMinutes(startedAt, LONGEST_MINUTES);
}

/** Over when not used again before. */
export function idleEnd(lastUsedAt: Instant): Instant {
  return addMinutes(lastUsedAt, IDLE_MINUTES);
}

/** What was last used before this has been idle for too long. */
export function idleSince(now: Instant): Instant {
  return addMinutes(now, -IDLE_MINUTES);
}
