// Judges one phone call: how long it lasts, whether the debtor is on it, and whether an oral authorization may be registered on it.

import type { Case } from '../cases/case.js';
import {
  comparePerson,
  isFullName,
  isPlausibleBirthDate,
  isSamePerson,
  type Person,
} from '../people/person.js';
import type { Policy } from '../shared/agency.js';
import { addMinutes, endOfOsloDay, type Instant, isAdultOn, osloDayOf } from '../shared/dates.js';
import type { CaseNumber, DebtorId } from '../shared/ids.js';
import type { Call } from './call.js';

/** All reasons an oral authorization is refused on an open call, in the order they are told (api.md, Calls). */
export const ORAL_REFUSALS = [
  'DEBTOR_NOT_PRESENT',
  'DEBTOR_NOT_IDENTIFIED',
  'AGENT_NOT_IDENTIFIED',
  'AGENT_IS_DEBTOR',
  'AGENT_MINOR',
  'CASE_NOT_COVERED',
] as const;
export type OralRefusal = (typeof ORAL_REFUSALS)[number];

/** What the handler has heard on the line. */
export type OralStatement = {
  readonly debtorPresent: boolean;
  readonly debtor: Person;
  readonly agent: Person;
  /** "all" = every case of the debtor. */
  readonly cases: 'all' | readonly CaseNumber[];
};

/** What is known when an oral authorization is asked for. */
export type OralFacts = {
  readonly call: Call;
  /** The debtor of the call's case; null when that case is not registered. */
  readonly debtor: (Person & { readonly id: DebtorId }) | null;
  /** Those of the stated cases that are registered, whoever's they are. */
  readonly cases: readonly Case[];
  readonly now: Instant;
  readonly policy: Pick<Policy, 'oldestPersonYears'>;
};

/**
 * When a call that nobody ends is over by itself: after the longest call, and at the latest with the day in Oslo (house
 * rule, domain § 5). Minutes are elapsed time, also on a night the clocks change.
 */
export function callEndsAtLatest(startedAt: Instant, policy: Pick<Policy, 'longestCallMinutes'>): Instant {
  const capped = addMinutes(startedAt, policy.longestCallMinutes);
  const endOfDay = endOfOsloDay(startedAt);
  return capped < endOfDay ? capped : endOfDay;
}

/**
 * Ended by someone, or by itself; at the very instant of its end a call is over. That somebody has ended it counts whatever
 * the clock here says: another machine's may be ahead. Asked before `judgeOralAuthorization`: CALL_ENDED.
 */
export function isCallOver(call: Call, now: Instant): boolean {
  return call.endedAt !== null || now >= call.endsAtLatest;
}

/** True until the debtor has left; coming back is a new call (domain § 5). */
export function isDebtorPresent(call: Call): boolean {
  return call.debtorLeftAt === null;
}

/** What was given on the call has ended with it (domain § 5); a call that is not known is over. */
export function isOralOver(call: Call | undefined, now: Instant): boolean {
  return call === undefined || isCallOver(call, now) || !isDebtorPresent(call);
}

/** Every reason to refuse (SEED S1, domain § 5), empty when it may be registered. */
export function judgeOralAuthorization(stated: OralStatement, facts: OralFacts): readonly OralRefusal[] {
  const holds: Readonly<Record<OralRefusal, boolean>> = {
    DEBTOR_NOT_PRESENT: !stated.debtorPresent || !isDebtorPresent(facts.call),
    DEBTOR_NOT_IDENTIFIED: !isDebtorIdentified(stated, facts),
    AGENT_NOT_IDENTIFIED: !isAgentIdentified(stated, facts),
    AGENT_IS_DEBTOR: isAgentTheDebtor(stated, facts),
    AGENT_MINOR: isAgentMinor(stated, facts),
    CASE_NOT_COVERED: !areCasesTheDebtors(stated, facts),
  };
  return ORAL_REFUSALS.filter((refusal) => holds[refusal]);
}

function isDebtorIdentified({ debtor }: OralStatement, facts: OralFacts): boolean {
  if (facts.debtor === null) return false;
  const agrees = comparePerson(debtor, facts.debtor);
  return agrees.name && agrees.birthDate;
}

function isAgentIdentified({ agent }: OralStatement, facts: OralFacts): boolean {
  return isFullName(agent.name) && hasPlausibleBirthDate(agent, facts);
}

// Nobody is given power over his own case, whether he is the one registered or the one who says he is.
function isAgentTheDebtor({ agent, debtor }: OralStatement, facts: OralFacts): boolean {
  return isSamePerson(agent, debtor) || (facts.debtor !== null && isSamePerson(agent, facts.debtor));
}

// Without a birth date that can be true there is no age to judge: that is AGENT_NOT_IDENTIFIED.
function isAgentMinor({ agent }: OralStatement, facts: OralFacts): boolean {
  return hasPlausibleBirthDate(agent, facts) && !isAdultOn(agent.birthDate, osloDayOf(facts.now));
}

function hasPlausibleBirthDate({ birthDate }: Person, { now, policy }: OralFacts): boolean {
  return isPlausibleBirthDate(birthDate, osloDayOf(now), policy.oldestPersonYears);
}

function areCasesTheDebtors({ cases }: OralStatement, facts: OralFacts): boolean {
  const { debtor } = facts;
  if (debtor === null) return false;
  if (cases === 'all') return true;
  const own = new Set(
    facts.cases.filter((known) => known.debtorId === debtor.id).map((known) => known.caseNumber),
  );
  return cases.length > 0 && cases.every((caseNumber) => own.has(caseNumber));
}
