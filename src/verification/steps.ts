// Steps of later actions: questions as they were asked and answered, and the record of them taken away when its time is over.

import { type Recorded, recordedAbout, recordedOnCase } from '../audit/steps.js';
import type { Power } from '../authorizations/scope.js';
import type { Tx } from '../database/database.js';
import type { Person } from '../people/person.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import type { AuthorizationId, CallId, CaseNumber, VerificationId } from '../shared/ids.js';
import type { Verification } from './actions.js';
import { allowedOn, findVerification, removeVerifications, verificationsAfter } from './records.js';

/** A question as it was asked, by whom, and the answer as it was given. */
export type Answered = {
  readonly verification: Verification;
  readonly caseNumber: CaseNumber;
  /** As the caller stated them. */
  readonly agent: Person;
  readonly power: Power;
  readonly callId: CallId | null;
  readonly by: Recorded['by'];
};

/** Null when it was never asked, or is kept no more. */
export async function findAnswered(tx: Tx, keys: Keys, id: VerificationId): Promise<Answered | null> {
  const stored = await findVerification(tx, id);
  if (!stored) return null;
  const [recorded] = await recordedAbout(tx, keys, { id, types: ['disclosure-decided'], limit: 1 });
  return recorded ? answeredFrom(stored.caseNumber, recorded) : null;
}

/** The newest questions about a case, newest first. */
export async function answeredOnCase(
  tx: Tx,
  keys: Keys,
  caseNumber: CaseNumber,
  limit: number,
): Promise<readonly Answered[]> {
  const recorded = await recordedOnCase(tx, keys, { caseNumber, types: ['disclosure-decided'], limit });
  return recorded.flatMap((one) => answeredFrom(caseNumber, one) ?? []);
}

// What was sealed was put there by eventOf in actions.ts.
function answeredFrom(caseNumber: CaseNumber, { details, by }: Recorded): Answered | null {
  if (!details) return null;
  const { agent, power, callId, answer } = details;
  return {
    verification: answer as Verification,
    caseNumber,
    agent: agent as Person,
    power: power as Power,
    callId: (callId ?? null) as CallId | null,
    by,
  };
}

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
