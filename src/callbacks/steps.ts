// Steps of later actions: requests to be called back that are old enough to go.

import type { Tx } from '../database/database.js';
import type { Instant } from '../shared/dates.js';
import { callbacksBefore } from './records.js';

/** Asked for before an instant, from a place on; `next` is null when there are no more. */
export async function oldCallbacks(
  tx: Tx,
  asked: { readonly before: Instant; readonly after: string | null; readonly limit: number },
): Promise<{ readonly due: readonly string[]; readonly next: string | null }> {
  const rows = await callbacksBefore(tx, asked);
  return {
    due: rows.map(({ id }) => id),
    next: rows.length < asked.limit ? null : (rows.at(-1)?.place ?? null),
  };
}

export { removeCallbacks } from './records.js';
