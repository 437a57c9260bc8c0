// Steps of later actions: the record of questions, taken away when its time is over.

import type { Tx } from '../database/database.js';
import type { Instant } from '../shared/dates.js';
import type { AuthorizationId } from '../shared/ids.js';
import { allowedOn, removeVerifications, verificationsAfter } from './records.js';

/**
 * Questions that were answered with no before an instant, from a place on; what was allowed goes with the authorization it
 * was allowed on. Ids sort by when they were made, so the first that is too young ends the search; `next` is null then.
 */
export async function oldDenials(
  tx: Tx,
  asked: { readonly before: Instant; readonly after: string | null; readonly limit: number },
): Promise<{ readonly due: readonly string[]; readonly next: string | null }> {
  const all = await verificationsAfter(tx, asked.after, asked.limit);
  const young = all.findIndex(({ at }) => at >= asked.before);
  const old = young < 0 ? all : all.slice(0, young);
  return {
    due: old.filter(({ decision }) => decision === 'deny').map(({ id }) => id),
    next: young < 0 && all.length === asked.limit ? (old.at(-1)?.id ?? null) : null,
  };
}

/** Removes uses of these authorizations, so many at most of each. Gives which; as many as `most` may not have been all. */
export async function removeUses(
  tx: Tx,
  ids: readonly AuthorizationId[],
  most: number,
): Promise<{ readonly removed: readonly string[]; readonly all: boolean }> {
  const removed: string[] = [];
  let all = true;
  for (const authorizationId of ids) {
    const uses = (await allowedOn(tx, authorizationId, most)).map(({ id }) => id);
    await removeVerifications(tx, uses);
    removed.push(...uses);
    all &&= uses.length < most;
  }
  return { removed, all };
}

export { removeVerifications } from './records.js';
