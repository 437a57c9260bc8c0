// Taking back: the debtor withdraws what was sent in, and with it the authorization made from it, effective on arrival.

import { type Done, type Who, act } from '../../audit/act.js';
import type { AuditEvent } from '../../audit/events.js';
import type { Ledger } from '../../audit/ledger.js';
import { revokeMadeFrom } from '../../authorizations/steps.js';
import type { Keys } from '../../sealing/keys.js';
import { type Day, type Instant, addMinutes } from '../../shared/dates.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import { forgetNamed } from '../steps.js';
import { debtorBirthDateOf, type Submission } from '../submission.js';
import { referenceKeyOf } from '../submission-records.js';
import { MOST_TRIES, TRIES_LAST_MINUTES } from '../tries.js';
import { holdByReference, setWithdrawn, takeTry } from './records.js';

export type Needs = { readonly ledger: Ledger; readonly keys: Keys; readonly now: () => Instant };

type Code = 'NOT_FOUND' | 'BIRTH_DATE_NOT_MATCHED' | 'TOO_MANY_TRIES';

/**
 * Withdraws the submission and revokes what was made from it (avtaleloven § 13). Repeating is harmless. The birth date
 * must be the debtor's, as approved or as read from the papers. Undecided papers that no machine could read are withdrawn
 * by the reference alone: with nothing to compare, ending too much is the safe side.
 */
export async function withdrawSubmission(
  needs: Needs,
  who: Who,
  asked: { readonly reference: string; readonly birthDate: Day },
): Promise<Result<Submission, Refusal<Code>>> {
  const now = needs.now();
  const referenceKey = referenceKeyOf(needs.keys, asked.reference);
  const answer = await act(needs, who, async (tx): Promise<Done<Answer, Refusal<Code>>> => {
    const found = await holdByReference(tx, needs.keys, referenceKey);
    if (!found) return refuse(null, 'NOT_FOUND');
    if (found.withdrawnAt !== null) return withdrawn(found, []);
    const expected = debtorBirthDateOf(found);
    if (expected !== null) {
      const tries = { now, since: addMinutes(now, -TRIES_LAST_MINUTES), most: MOST_TRIES };
      if (!(await takeTry(tx, referenceKey, tries))) return refuse(found, 'TOO_MANY_TRIES');
      if (expected !== asked.birthDate) return triedInVain(found);
    }
    await setWithdrawn(tx, found.id, now);
    await forgetNamed(tx, found.id);
    return withdrawn({ ...found, withdrawnAt: now }, await revokeMadeFrom(tx, found.id, now));
  });
  if (!answer.ok) return answer;
  return answer.value === 'tried-in-vain'
    ? refused(refusal('BIRTH_DATE_NOT_MATCHED', [{ path: 'birthDate', code: 'BIRTH_DATE_NOT_MATCHED' }]))
    : allowed(answer.value);
}

/** A try in vain must be counted, and what a refusal has written is undone: so inside the transaction it is an answer. */
type Answer = Submission | 'tried-in-vain';

function triedInVain({ id }: Submission): Done<Answer, never> {
  return { result: allowed<Answer>('tried-in-vain'), event: refusedEvent(id, 'BIRTH_DATE_NOT_MATCHED') };
}

function withdrawn(submission: Submission, revoked: readonly AuditEvent[]): Done<Answer, never> {
  const event: AuditEvent = { type: 'submission-withdrawn', outcome: 'done', about: submission.id };
  return { result: allowed<Answer>(submission), event: [event, ...revoked] };
}

function refuse(about: Submission | null, code: Code): Done<never, Refusal<Code>> {
  return { result: refused(refusal(code)), event: refusedEvent(about?.id ?? null, code) };
}

function refusedEvent(about: string | null, code: Code): AuditEvent {
  return { type: 'submission-withdrawn', outcome: 'refused', about, details: { code } };
}
