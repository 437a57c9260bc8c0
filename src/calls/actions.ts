// What a handler does on the phone: starts a call, registers an oral authorization on it, and ends it with all that was given on it.

import { type Done, type Who, act } from '../audit/act.js';
import type { AuditEvent, EventType } from '../audit/events.js';
import type { Ledger } from '../audit/ledger.js';
import { recordedAbout } from '../audit/steps.js';
import type { Power } from '../authorizations/scope.js';
import { grantOral } from '../authorizations/steps.js';
import { findCaseWithDebtor, findCases } from '../cases/steps.js';
import type { Tx } from '../database/database.js';
import type { Person } from '../people/person.js';
import type { Keys } from '../sealing/keys.js';
import type { Agency } from '../shared/agency.js';
import type { Instant } from '../shared/dates.js';
import type { AuthorizationId, CallId, CaseNumber, Id } from '../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../shared/result.js';
import type { Call } from './call.js';
import { addCall, findCall, openCalls, setCallInstant } from './records.js';
import { type OralRefusal, callEndsAtLatest, isCallOver, judgeOralAuthorization } from './rules.js';

export type Needs = {
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly agency: Agency;
  readonly now: () => Instant;
  readonly newId: <Of extends string>() => Id<Of>;
};

/** The call with whether it is over at the moment of asking. */
export type CallView = { readonly call: Call; readonly over: boolean };

export type OralGiven = {
  readonly id: AuthorizationId;
  readonly call: Call;
  readonly debtor: Person;
  readonly agent: Person;
  readonly cases: 'all' | readonly CaseNumber[];
  readonly powers: readonly Power[];
  readonly grantedAt: Instant;
};

export type OralAsked = {
  readonly debtorPresent: boolean;
  readonly debtor: Person;
  readonly agent: Person;
  readonly powers: readonly Power[];
  /** Null: the case of the call. */
  readonly cases: 'all' | readonly CaseNumber[] | null;
};

/** A call that is going on, and whether it was started by who looks. */
export type OpenCall = { readonly call: Call; readonly own: boolean };

type StartRefusal = Refusal<'UNKNOWN_CASE' | 'NOT_POSSIBLE'>;
type CallRefusal = Refusal<'NOT_FOUND'>;
type AskRefusal = Refusal<'NOT_FOUND' | 'CALL_ENDED' | OralRefusal>;

/**
 * A call about a registered case. That it may be recorded, and may be declined, has been said before (SEED S5). With `only`
 * it is refused, NOT_POSSIBLE, as long as a call goes on that the same person started: one speaks with one caller at a time.
 */
export function startCall(
  needs: Needs,
  who: Who,
  {
    only = false,
    ...about
  }: {
    readonly caseNumber: CaseNumber;
    readonly recording: Call['recording'];
    readonly only?: boolean;
  },
): Promise<Result<CallView, StartRefusal>> {
  const startedAt = needs.now();
  const call: Call = {
    ...about,
    id: needs.newId<'call'>(),
    startedAt,
    endsAtLatest: callEndsAtLatest(startedAt, needs.agency.policy),
    endedAt: null,
    debtorLeftAt: null,
  };
  return act(needs, who, async (tx): Promise<Done<CallView, StartRefusal>> => {
    const { caseNumber, recording } = about;
    const event = { type: 'call-started', about: call.id, caseNumber } as const;
    if ((await findCases(tx, [caseNumber])).length === 0) {
      const faults = [{ path: 'caseNumber', code: 'UNKNOWN_CASE' }];
      return { result: refused(refusal('UNKNOWN_CASE', faults)), event: { ...event, outcome: 'refused' } };
    }
    if (only && (await callsGoingOn(tx, needs, who, startedAt)).some(({ own }) => own)) {
      const details = { code: 'NOT_POSSIBLE' };
      return { result: refused(refusal('NOT_POSSIBLE')), event: { ...event, outcome: 'refused', details } };
    }
    await addCall(tx, call);
    return {
      result: allowed({ call, over: false }),
      event: { ...event, outcome: 'done', details: { recording } },
    };
  });
}

const MOST_OPEN = 50;

/** Calls that are going on, newest first: one can be found again, or taken over from a colleague. */
export function listOpenCalls(
  needs: Pick<Needs, 'ledger' | 'keys' | 'now'>,
  who: Who,
): Promise<Result<readonly OpenCall[], never>> {
  const now = needs.now();
  return act(needs, who, async (tx) => {
    const open = await callsGoingOn(tx, needs, who, now);
    const details = { shown: open.map(({ call }) => call.id) };
    return {
      result: allowed(open),
      event: { type: 'calls-listed', outcome: 'read', about: null, details },
    };
  });
}

/** Who started a call stands in the record of it: whoever takes it over does not become its owner. */
async function callsGoingOn(
  tx: Tx,
  { keys }: Pick<Needs, 'keys'>,
  who: Who,
  now: Instant,
): Promise<readonly OpenCall[]> {
  const calls: OpenCall[] = [];
  for (const call of await openCalls(tx, now, MOST_OPEN)) {
    const [started] = await recordedAbout(tx, keys, { id: call.id, types: ['call-started'], limit: 1 });
    calls.push({ call, own: started?.by.kind === who.kind && started.by.id === who.id });
  }
  return calls;
}

/** Somebody hangs up: every oral authorization of the call is over with it. Harmless to repeat. */
export function endCall(needs: Needs, who: Who, id: CallId): Promise<Result<CallView, CallRefusal>> {
  return closeCall(needs, who, id, { type: 'call-ended', column: 'endedAt' });
}

/** The debtor has left the line: presence is over, also if he comes back (domain § 5). Harmless to repeat. */
export function recordDebtorLeft(needs: Needs, who: Who, id: CallId): Promise<Result<CallView, CallRefusal>> {
  return closeCall(needs, who, id, { type: 'debtor-left', column: 'debtorLeftAt' });
}

/** What the debtor says on this call, with the note that is the evidence (SEED S1, domain § 5). */
export function recordOralAuthorization(
  needs: Needs,
  who: Who,
  id: CallId,
  asked: OralAsked,
): Promise<Result<OralGiven, AskRefusal>> {
  const at = needs.now();
  const authorizationId = needs.newId<'authorization'>();
  return act(needs, who, async (tx): Promise<Done<OralGiven, AskRefusal>> => {
    const call = await findCall(tx, id);
    if (!call) return refuseOral(id, null, refusal('NOT_FOUND'), asked);
    if (isCallOver(call, at)) return refuseOral(id, call, refusal('CALL_ENDED'), asked);
    const found = await findCaseWithDebtor(tx, needs.keys, call.caseNumber);
    const cases = asked.cases ?? [call.caseNumber];
    const debtor = found && { ...found.debtor.person, id: found.debtor.id };
    const known = cases === 'all' ? [] : await findCases(tx, cases);
    const { policy } = needs.agency;
    const refusals = judgeOralAuthorization(
      { ...asked, cases },
      { call, debtor, cases: known, now: at, policy },
    );
    const [first] = refusals;
    if (first !== undefined || !debtor)
      return refuseOral(id, call, refusal(first ?? 'DEBTOR_NOT_IDENTIFIED', faultsOf(refusals)), asked);
    const grant = {
      debtorId: debtor.id,
      debtor: asked.debtor,
      agent: asked.agent,
      cases,
      powers: asked.powers,
    };
    const granted = await grantOral(tx, needs.keys, { ...grant, id: authorizationId, callId: id, at });
    const note: AuditEvent = { ...oralEvent(id, call, asked), outcome: 'done' };
    return {
      result: allowed({ ...grant, id: authorizationId, call, grantedAt: at }),
      event: [note, granted],
    };
  });
}

function closeCall(
  needs: Needs,
  who: Who,
  id: CallId,
  closing: { readonly type: EventType; readonly column: 'endedAt' | 'debtorLeftAt' },
): Promise<Result<CallView, CallRefusal>> {
  const now = needs.now();
  return act(needs, who, async (tx): Promise<Done<CallView, CallRefusal>> => {
    const event = { type: closing.type, about: id };
    const before = await findCall(tx, id);
    if (!before) return { result: refused(refusal('NOT_FOUND')), event: { ...event, outcome: 'refused' } };
    if (!isCallOver(before, now)) await setCallInstant(tx, id, closing.column, now);
    const call = await callNow(tx, before);
    const over = isCallOver(call, now);
    return {
      result: allowed({ call, over }),
      event: { ...event, outcome: 'done', caseNumber: call.caseNumber },
    };
  });
}

async function callNow(tx: Tx, before: Call): Promise<Call> {
  return (await findCall(tx, before.id)) ?? before;
}

function refuseOral(
  id: CallId,
  call: Call | null,
  why: AskRefusal,
  asked: OralAsked,
): Done<never, AskRefusal> {
  const event = oralEvent(id, call, asked);
  const details = {
    ...event.details,
    refusals: why.faults.length > 0 ? why.faults.map(({ code }) => code) : [why.code],
  };
  return { result: refused(why), event: { ...event, details, outcome: 'refused' } };
}

/** The note: which questions were asked and what was heard. It must stand without sound. */
function oralEvent(about: CallId, call: Call | null, asked: OralAsked) {
  const { debtorPresent, debtor, agent, powers, cases } = asked;
  return {
    type: 'oral-authorization-asked',
    about,
    caseNumber: call?.caseNumber ?? null,
    details: { debtorPresent, debtor, agent, powers, cases },
  } as const;
}

const WHERE: Readonly<Record<OralRefusal, string>> = {
  DEBTOR_NOT_PRESENT: 'debtorPresent',
  DEBTOR_NOT_IDENTIFIED: 'debtor',
  AGENT_NOT_IDENTIFIED: 'agent',
  AGENT_IS_DEBTOR: 'agent',
  AGENT_MINOR: 'agent.birthDate',
  CASE_NOT_COVERED: 'cases',
};

function faultsOf(refusals: readonly OralRefusal[]) {
  return refusals.map((code) => ({ path: WHERE[code], code }));
}
