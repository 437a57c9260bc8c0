// Steps of other actions: whether a call, and all that was given on it, is over; and those that are old enough to go.

import type { Tx } from '../database/database.js';
import type { Instant } from '../shared/dates.js';
import type { CallId } from '../shared/ids.js';
import { callsAfter, findCall } from './records.js';
import { isOralOver } from './rules.js';

/** True as well for a call nobody knows. */
export async function isCallOverFor(tx: Tx, id: CallId, now: Instant): Promise<boolean> {
  return isOralOver((await findCall(tx, id)) ?? undefined, now);
}

/**
 * Calls that were over before an instant, from a place on. Their ids sort by when they were made, so the first that is too
 * young ends the search; `next` is null then.
 */
export async function oldCalls(
  tx: Tx,
  asked: { readonly before: Instant; readonly after: string | null; readonly limit: number },
): Promise<{ readonly due: readonly CallId[]; readonly next: string | null }> {
  const calls = await callsAfter(tx, asked.after, asked.limit);
  const young = calls.findIndex(({ endsAtLatest }) => endsAtLatest >= asked.before);
  const due = (young < 0 ? calls : calls.slice(0, young)).map(({ id }) => id);
  return { due, next: young < 0 && calls.length === asked.limit ? (due.at(-1) ?? null) : null };
}

export { findCall, removeCalls } from './records.js';
