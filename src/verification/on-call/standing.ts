// What stands on the handler's screen at a moment of a call: JA, NEI or VENT, by the newest check of who is on the line.

import type { Power } from '../../authorizations/scope.js';
import type { Call } from '../../calls/call.js';
import { type DebtorCheck, isTheDebtor } from '../../calls/debtor-check.js';
import type { Person } from '../../people/person.js';
import { type Instant, addMinutes } from '../../shared/dates.js';
import type { DisclosureAnswer } from '../disclosure.js';

/** An answer is a moment: after this it has to be asked for again (house rule). */
const ANSWER_HOLDS_MINUTES = 5;

/** The debtor himself, by what was heard of him. */
export type DebtorChecked = DebtorCheck & { readonly kind: 'debtor'; readonly at: Instant };

/** Somebody who calls for the debtor, by the question that was asked about him. */
export type AgentChecked = {
  readonly kind: 'agent';
  readonly at: Instant;
  readonly said: Person;
  readonly power: Power;
  readonly answer: DisclosureAnswer;
};

export type Check = DebtorChecked | AgentChecked;

/** `wait` is where every call begins: nothing has been asked, or the answer is one of the past. */
export type Standing =
  | { readonly word: 'over' }
  | { readonly word: 'wait'; readonly why: 'not-asked' | 'stale' | 'changed' | 'debtor-left' }
  | { readonly word: 'yes' | 'no'; readonly check: Check; readonly until: Instant };

/** `holds`: whether the same question would be answered alike now. */
export function standingOf(
  { call, over, newest }: { readonly call: Call; readonly over: boolean; readonly newest: Check | null },
  { holds, now }: { readonly holds: boolean; readonly now: Instant },
): Standing {
  if (over) return { word: 'over' };
  if (newest === null) return { word: 'wait', why: 'not-asked' };
  if (newest.kind === 'debtor' && call.debtorLeftAt !== null) return { word: 'wait', why: 'debtor-left' };
  if (!holds) {
    const left = call.debtorLeftAt !== null && call.debtorLeftAt >= newest.at;
    return { word: 'wait', why: left ? 'debtor-left' : 'changed' };
  }
  const until = addMinutes(newest.at, ANSWER_HOLDS_MINUTES);
  if (now >= until) return { word: 'wait', why: 'stale' };
  return { word: isYes(newest) ? 'yes' : 'no', check: newest, until };
}

function isYes(check: Check): boolean {
  return check.kind === 'debtor' ? isTheDebtor(check) : check.answer.decision === 'allow';
}
