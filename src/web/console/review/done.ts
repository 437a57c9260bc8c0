// Where a reviewer goes on when something is done: back to the queue, which says what it was.

import type { AuthorizationId } from '../../../shared/ids.js';
import type { Done } from '../../views/review/queue.js';
import { paths } from '../paths.js';

/** `masked`: a national id was taken out of what was written. */
export function doneAddress(
  done: Done,
  { masked, authorization }: { readonly masked: boolean; readonly authorization?: AuthorizationId },
): string {
  const query = new URLSearchParams({
    gjort: done,
    ...(authorization !== undefined && { fullmakt: authorization }),
    ...(masked && { skjult: 'ja' }),
  });
  return `${paths.reviews}?${query.toString()}`;
}
