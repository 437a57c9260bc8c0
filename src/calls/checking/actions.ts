// Whether the caller is the debtor of the case: what the handler heard is compared here, so that the stored date is never on a screen before.

import { type Done, type Who, act } from '../../audit/act.js';
import type { Ledger } from '../../audit/ledger.js';
import { findCaseWithDebtor } from '../../cases/steps.js';
import { comparePerson, type Person } from '../../people/person.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { CallId } from '../../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import type { DebtorCheck } from '../debtor-check.js';
import { findCall } from '../records.js';
import { isCallOver } from '../rules.js';

export type Needs = { readonly ledger: Ledger; readonly keys: Keys; readonly now: () => Instant };

type CheckRefusal = Refusal<'NOT_FOUND' | 'CALL_ENDED'>;

/** Compares what a caller says of himself with the debtor of the call's case. A case that has gone agrees with nobody. */
export function checkDebtor(
  needs: Needs,
  who: Who,
  id: CallId,
  said: Person,
): Promise<Result<DebtorCheck, CheckRefusal>> {
  const now = needs.now();
  return act(needs, who, async (tx): Promise<Done<DebtorCheck, CheckRefusal>> => {
    const call = await findCall(tx, id);
    const event = { type: 'debtor-checked', about: id, caseNumber: call?.caseNumber ?? null } as const;
    if (!call) return { result: refused(refusal('NOT_FOUND')), event: { ...event, outcome: 'refused' } };
    if (isCallOver(call, now))
      return { result: refused(refusal('CALL_ENDED')), event: { ...event, outcome: 'refused' } };
    const found = await findCaseWithDebtor(tx, needs.keys, call.caseNumber);
    const check: DebtorCheck = {
      said,
      agrees: found ? comparePerson(said, found.debtor.person) : { name: false, birthDate: false },
      status: found?.debtor.status ?? 'normal',
    };
    return { result: allowed(check), event: { ...event, outcome: 'done', details: check } };
  });
}
