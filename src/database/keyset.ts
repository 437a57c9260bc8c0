// Pages in the order of an instant: the rows after a place, found by index however many came before it.

import { type AnyColumn, type SQL, and, eq, gt, or } from 'drizzle-orm';
import type { Instant } from '../shared/dates.js';

const INSTANT_LETTERS = 24;

/** Names a row's place in an order by instant and id. */
export function placeAt(at: Instant, id: string): string {
  return `${at}${id}`;
}

/** Rows that come after the place; all of them when it is null. */
export function comesAfter(at: AnyColumn, id: AnyColumn, place: string | null): SQL | undefined {
  if (place === null) return undefined;
  const instant = place.slice(0, INSTANT_LETTERS);
  return or(gt(at, instant), and(eq(at, instant), gt(id, place.slice(INSTANT_LETTERS))));
}
