// Believable records with defaults, for tests to change one thing at a time. All people and numbers are made up.

import type { Authorization, Ending } from '../../src/authorizations/authorization.js';
import type { Call } from '../../src/calls/call.js';
import type { Case } from '../../src/cases/case.js';
import type { Person } from '../../src/people/person.js';
import type { Day, Instant } from '../../src/shared/dates.js';
import type { AuthorizationId, CallId, CaseNumber, DebtorId } from '../../src/shared/ids.js';
import type { DisclosureFacts, DisclosureQuestion } from '../../src/verification/disclosure.js';

export const day = (text: string) => text as Day;
export const at = (text: string) => text as Instant;
export const caseNo = (text: string) => text as CaseNumber;
export const debtorId = (text: string) => text as DebtorId;
export const authorizationId = (text: string) => text as AuthorizationId;
export const callId = (text: string) => text as CallId;

/** A Monday at noon in Oslo: the moment the defaults below are made for. */
export const NOW = at('2026-06-15T10:00:00.000Z');
export const DEBTOR = debtorId('debtor-1');
export const CASE = caseNo('2026-114477');
export const CALL = callId('call-1');
export const THE_DEBTOR: Person = { name: 'Bjørg Åse Sørli-Øverås', birthDate: day('1980-02-29') };
export const THE_AGENT: Person = { name: 'Anne Lise Hansen', birthDate: day('1979-03-14') };

type Written = Extract<Authorization, { kind: 'written' }>;
type Oral = Extract<Authorization, { kind: 'oral' }>;

type Builder<Kind> = Partial<Omit<Kind, 'kind' | 'ending'> & Ending>;

/** A written one in force at NOW, for CASE, information only; what ended it may be given directly: `{ revokedAt }`. */
export function anAuthorization(changes: Builder<Written> = {}): Written {
  const { ending, rest } = partEnding(changes);
  return {
    id: authorizationId('authorization-1'),
    debtorId: DEBTOR,
    agent: THE_AGENT,
    powers: ['information'],
    scope: { all: false, listed: [CASE] },
    limits: null,
    grantedAt: at('2026-06-01T09:00:00.000Z'),
    ending,
    validFrom: null,
    validThrough: day('2026-12-31'),
    untilCaseClosed: false,
    ...rest,
    kind: 'written',
  };
}

/** An oral one on CALL, registered while the debtor was on the line. */
export function anOralAuthorization(changes: Builder<Oral> = {}): Oral {
  const { ending, rest } = partEnding(changes);
  return {
    id: authorizationId('authorization-oral'),
    debtorId: DEBTOR,
    agent: THE_AGENT,
    powers: ['information'],
    scope: { all: false, listed: [CASE] },
    limits: null,
    grantedAt: at('2026-06-15T09:55:00.000Z'),
    ending,
    callId: CALL,
    ...rest,
    kind: 'oral',
  };
}

export function aCase(changes: Partial<Case> = {}): Case {
  return {
    caseNumber: CASE,
    debtorId: DEBTOR,
    registeredOn: day('2026-01-10'),
    status: 'open',
    lastClosedAt: null,
    ...changes,
  };
}

/** An open call about CASE that began ten minutes before NOW. */
export function aCall(changes: Partial<Call> = {}): Call {
  return {
    id: CALL,
    caseNumber: CASE,
    startedAt: at('2026-06-15T09:50:00.000Z'),
    endsAtLatest: at('2026-06-15T11:50:00.000Z'),
    endedAt: null,
    debtorLeftAt: null,
    recording: { informed: true, declined: false },
    ...changes,
  };
}

/** The agent asks for information at NOW, not on a call. */
export function aQuestion(changes: Partial<DisclosureQuestion> = {}): DisclosureQuestion {
  return { agent: THE_AGENT, power: 'information', callId: null, now: NOW, ...changes };
}

/** An open case whose debtor has given one written authorization: with `aQuestion()` the answer is allow. */
export function someFacts(changes: Partial<DisclosureFacts> = {}): DisclosureFacts {
  return {
    case: aCase(),
    debtorStatus: 'normal',
    authorizations: [anAuthorization()],
    calls: [],
    undecidedSubmission: false,
    ...changes,
  };
}

function partEnding<Changes extends Partial<Ending>>(changes: Changes) {
  const {
    revokedAt = null,
    resignedAt = null,
    suspendedAt = null,
    supersededAt = null,
    annulledAt = null,
    ...rest
  } = changes;
  return { ending: { revokedAt, resignedAt, suspendedAt, supersededAt, annulledAt }, rest };
}
