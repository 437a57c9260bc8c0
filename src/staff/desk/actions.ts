// What lies in front of a person at work: something begun and not finished, or a secret that is shown once.

import type { Database } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import { addMinutes, type Instant } from '../../shared/dates.js';
import type { StaffId } from '../../shared/ids.js';
import type { DeskKind } from '../desk.js';
import { findItem, removeItem, removeOldItems } from './records.js';

export type Needs = {
  readonly database: Database;
  readonly keys: Keys;
  readonly now: () => Instant;
};

/** House rules: a secret is for the page right after it was made; what was begun is there until the next day's end. */
const SHOWN_WITHIN_MINUTES = 10;
const KEPT_MINUTES = 2 * 24 * 60;

/** What lies there, read by nobody but whose desk it is; null for nothing. */
export async function lookAtDesk(
  { database, keys }: Pick<Needs, 'database' | 'keys'>,
  staffId: StaffId,
  kind: DeskKind,
): Promise<unknown> {
  return (await findItem(database.read, keys, { staffId, kind }))?.value ?? null;
}

/** A secret, for the one time it is shown: it is gone from here before it is on the screen. Null when there is none any more. */
export async function takeSecret(
  { database, keys, now }: Needs,
  staffId: StaffId,
  kind: DeskKind,
): Promise<unknown> {
  const freshAfter = addMinutes(now(), -SHOWN_WITHIN_MINUTES);
  return database.transaction(
    async (tx) => {
      const found = await findItem(tx, keys, { staffId, kind });
      if (!found || !(await removeItem(tx, { staffId, kind }))) return null;
      return found.keptAt < freshAfter ? null : found.value;
    },
    { strict: true },
  );
}

/** Clears desks of what has lain there too long; gives how much it was. */
export function clearOldDesks({ database, now }: Pick<Needs, 'database' | 'now'>): Promise<number> {
  return database.transaction((tx) => removeOldItems(tx, addMinutes(now(), -KEPT_MINUTES)), {
    strict: false,
  });
}
