// A debtor asks to be called back (SEED S6). Whether the case exists is not asked here: the answer is the same.

import { type Done, type Who, act } from '../audit/act.js';
import type { Ledger } from '../audit/ledger.js';
import { maskNationalIds } from '../people/national-id.js';
import type { Keys } from '../sealing/keys.js';
import type { Agency } from '../shared/agency.js';
import type { Instant } from '../shared/dates.js';
import type { CaseNumber, Id } from '../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../shared/result.js';
import { addCallback } from './records.js';
import { type CallbackFault, judgeCallback } from './rules.js';

export type Needs = {
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly agency: Agency;
  readonly now: () => Instant;
  readonly newId: <Of extends string>() => Id<Of>;
};

/** `callFrom`: the first moment we are open at or after the wish. */
export type Callback = {
  readonly id: Id<'callback'>;
  readonly createdAt: Instant;
  readonly callFrom: Instant | null;
};

/** Keeps the request. Refuses with each fault: PHONE_UNREADABLE, TIME_PASSED. */
export function askCallback(
  needs: Needs,
  who: Who,
  asked: {
    readonly caseNumber: CaseNumber;
    readonly phone: string;
    readonly preferredAt: Instant | null;
  },
): Promise<Result<Callback, Refusal>> {
  const now = needs.now();
  const id = needs.newId<'callback'>();
  const { caseNumber, phone, preferredAt } = asked;
  // People write other things where a case number is asked for; a national id is not kept (popplyl § 12).
  const written = maskNationalIds(caseNumber).text;
  const { openingHours } = needs.agency;
  const plan = judgeCallback({ phone, preferredAt, now, openingHours });
  return act(needs, who, async (tx): Promise<Done<Callback, Refusal>> => {
    if (!plan.ok) return refuse(plan.refusal);
    const typed = { caseNumber: written as CaseNumber, phone: plan.value.phone };
    await addCallback(tx, needs.keys, { id, createdAt: now, preferredAt, typed });
    return {
      result: allowed({ id, createdAt: now, callFrom: plan.value.callFrom }),
      event: { type: 'callback-asked', outcome: 'done', about: id, details: { caseNumber: written } },
    };
  });
}

function refuse(codes: readonly CallbackFault[]): Done<never, Refusal> {
  const faults = codes.map((code) => ({ path: PATHS[code], code }));
  return {
    result: refused(refusal('INVALID_INPUT', faults)),
    event: { type: 'callback-asked', outcome: 'refused', about: null, details: { codes } },
  };
}

const PATHS: Readonly<Record<CallbackFault, string>> = {
  PHONE_UNREADABLE: 'phone',
  TIME_PASSED: 'preferredAt',
};
