// Keeps what a visitor types from page to page, for his browser alone, so that nothing is lost and nothing stands in an address.

import { randomBytes } from 'node:crypto';
import { act, type Who } from '../audit/act.js';
import type { Ledger } from '../audit/ledger.js';
import type { Database } from '../database/database.js';
import { hashSecret } from '../sealing/blind-index.js';
import type { Keys } from '../sealing/keys.js';
import { addMinutes, type Instant } from '../shared/dates.js';
import { type Refusal, type Result, allowed } from '../shared/result.js';
import { findVisit, forgetVisits, removeVisit, saveVisit } from './records.js';
import { NEW_VISIT, type Visit, VISIT_MINUTES } from './visit.js';

export type Needs = {
  readonly ledger: Ledger;
  readonly database: Database;
  readonly keys: Keys;
  readonly now: () => Instant;
};

/** `secret` is for the visitor's cookie. */
export type KeptVisit = { readonly secret: string; readonly visit: Visit };

const SECRET_BYTES = 24;

/** The visit a cookie belongs to; a new one when it has none. Shown to nobody but who typed it, so looking is not recorded. */
export async function readVisit(
  needs: Pick<Needs, 'database' | 'keys' | 'now'>,
  secret: string | null,
): Promise<Visit> {
  if (secret === null) return NEW_VISIT;
  const found = await findVisit(needs.database.read, needs.keys, keyOf(secret), needs.now());
  return found ?? NEW_VISIT;
}

/** Changes a visit, or begins one. `change` is given it as it is now and may be asked more than once. */
export async function keepVisit(
  needs: Needs,
  who: Who,
  { secret: known, change }: { readonly secret: string | null; readonly change: (visit: Visit) => Visit },
): Promise<Result<KeptVisit, Refusal>> {
  const now = needs.now();
  const fresh = randomBytes(SECRET_BYTES).toString('base64url');
  return act(needs, who, async (tx) => {
    const found = known === null ? null : await findVisit(tx, needs.keys, keyOf(known), now);
    // A secret we do not know is never taken over: it may have been put there by somebody else.
    const secret = found && known !== null ? known : fresh;
    const visit = change(found ?? NEW_VISIT);
    await saveVisit(tx, needs.keys, {
      key: keyOf(secret),
      visit,
      expiresAt: addMinutes(now, VISIT_MINUTES),
    });
    return {
      result: allowed({ secret, visit }),
      event: { type: 'visit-kept', outcome: 'done', about: null },
    };
  });
}

/** Forgets everything about a visit. Again is harmless. */
export async function endVisit(
  needs: Needs,
  who: Who,
  secret: string | null,
): Promise<Result<null, Refusal>> {
  return act(needs, who, async (tx) => {
    if (secret !== null) await removeVisit(tx, keyOf(secret));
    return { result: allowed(null), event: { type: 'visit-ended', outcome: 'done', about: null } };
  });
}

/** Removes visits that are over, so many at most; gives how many. */
export function forgetOldVisits(
  { database, now }: Pick<Needs, 'database' | 'now'>,
  most: number,
): Promise<number> {
  return database.transaction((tx) => forgetVisits(tx, now(), most), { strict: false });
}

function keyOf(secret: string): string {
  return hashSecret(secret).toString('base64url');
}
