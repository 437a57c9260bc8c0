// Steps of other actions: whether a call, and all that was given on it, is over.

import type { Tx } from '../database/database.js';
import type { Instant } from '../shared/dates.js';
import type { CallId } from '../shared/ids.js';
import { findCall } from './records.js';
import { isOralOver } from './rules.js';

/** True as well for a call nobody knows. */
export async function isCallOverFor(tx: Tx, id: CallId, now: Instant): Promise<boolean> {
  return isOralOver((await findCall(tx, id)) ?? undefined, now);
}
