// The screen of a call: everything a handler needs to see of it, and the number by which an open screen notices that something has changed.

import { type Done, type Who, act } from '../../audit/act.js';
import type { Ledger } from '../../audit/ledger.js';
import type { CaseScope } from '../../authorizations/scope.js';
import { findAuthorization, givenOnCalls } from '../../authorizations/steps.js';
import type { Call } from '../../calls/call.js';
import type { DebtorCheck } from '../../calls/debtor-check.js';
import { isCallOver } from '../../calls/rules.js';
import { findCall } from '../../calls/steps.js';
import type { Case, DebtorStatus } from '../../cases/case.js';
import { type Debtor, casesOfDebtor, findCaseWithDebtor } from '../../cases/steps.js';
import type { Database, Tx } from '../../database/database.js';
import { comparePerson } from '../../people/person.js';
import { blindIndex } from '../../sealing/blind-index.js';
import type { Keys } from '../../sealing/keys.js';
import { type Instant, osloDayOf } from '../../shared/dates.js';
import type { CallId, CaseNumber } from '../../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import { decideQuestions } from '../deciding/steps.js';
import type { Disclosure } from '../disclosure.js';
import { whatACallHangsOn } from './records.js';
import { type CallLine, storyOf } from './steps.js';
import { type AgentChecked, type Check, type Standing, standingOf } from './standing.js';

export type Needs = {
  readonly database: Pick<Database, 'read'>;
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly now: () => Instant;
};

export type CallScreen = {
  readonly call: Call;
  readonly over: boolean;
  /** Never the birth date: nobody can read out by mistake what he does not see. Null when the case has gone. */
  readonly debtor: { readonly name: string; readonly status: DebtorStatus; readonly case: Case } | null;
  readonly otherCases: number;
  /** How many oral authorizations were given on it. */
  readonly oral: number;
  readonly standing: Standing;
  /** The newest check, whatever has become of its answer. */
  readonly newest: Check | null;
  /** Of the authorization a yes stands on. */
  readonly basis: { readonly grantedAt: Instant; readonly scope: CaseScope } | null;
  /** The newest time the debtor was recognised on this call. */
  readonly debtorKnown: DebtorCheck | null;
  /** Oldest first. */
  readonly story: readonly CallLine[];
  readonly version: number;
};

type NotFound = Refusal<'NOT_FOUND'>;

/** The call as it is now. Looking at it asks nothing: the newest answer is shown while it would still be given. */
export function readCall(needs: Needs, who: Who, id: CallId): Promise<Result<CallScreen, NotFound>> {
  return act(needs, who, async (tx): Promise<Done<CallScreen, NotFound>> => {
    const event = { type: 'call-read', about: id } as const;
    const call = await findCall(tx, id);
    if (!call) return { result: refused(refusal('NOT_FOUND')), event: { ...event, outcome: 'refused' } };
    const screen = await screenOf(tx, needs, call);
    return {
      result: allowed(screen),
      event: { ...event, outcome: 'read', caseNumber: call.caseNumber },
    };
  });
}

/** The case of a call that goes on, for asking about it; nothing is shown, so nothing is recorded. */
export async function caseOfOpenCall(
  { database, now }: Pick<Needs, 'database' | 'now'>,
  id: CallId,
): Promise<Result<CaseNumber, Refusal<'NOT_FOUND' | 'CALL_ENDED'>>> {
  const call = await findCall(database.read, id);
  if (!call) return refused(refusal('NOT_FOUND'));
  return isCallOver(call, now()) ? refused(refusal('CALL_ENDED')) : allowed(call.caseNumber);
}

/**
 * Another number whenever anything the answer depends on has changed: the call, its case, the debtor, any of his
 * authorizations, the day. It tells nobody anything and is not recorded. Null for a call nobody knows.
 */
export async function callVersion(
  { database, keys, now }: Pick<Needs, 'database' | 'keys' | 'now'>,
  id: CallId,
): Promise<number | null> {
  return versionIn(database.read, keys, id, now());
}

async function versionIn(tx: Tx, keys: Keys, id: CallId, now: Instant): Promise<number | null> {
  const rows = await whatACallHangsOn(tx, id);
  const [first] = rows;
  if (!first) return null;
  const over = now >= first.endsAtLatest;
  const mark = blindIndex(keys, 'call-version', JSON.stringify([rows, over, osloDayOf(now)]));
  return Buffer.from(mark, 'base64url').readUIntBE(0, 6);
}

async function screenOf(tx: Tx, needs: Needs, call: Call): Promise<CallScreen> {
  const { keys } = needs;
  const now = needs.now();
  const over = isCallOver(call, now);
  const found = await findCaseWithDebtor(tx, keys, call.caseNumber);
  const story = await storyOf(tx, keys, call, over);
  const checks = story.flatMap((line) => (line.what === 'checked' ? [line.check] : []));
  const newest = checks.at(-1) ?? null;
  const holds = newest !== null && (await wouldHold(tx, keys, { call, newest, debtor: found?.debtor, now }));
  const standing = standingOf({ call, over, newest }, { holds, now });
  return {
    call,
    over,
    debtor: found && { name: found.debtor.person.name, status: found.debtor.status, case: found.case },
    otherCases: found ? (await casesOfDebtor(tx, found.debtor.id)).length - 1 : 0,
    oral: (await givenOnCalls(tx, [call.id])).length,
    standing,
    newest,
    basis: await basisOf(tx, keys, standing),
    debtorKnown: knownDebtor(call, checks),
    story,
    version: (await versionIn(tx, keys, call.id, now)) ?? 0,
  };
}

/** Whether the same would be answered now. What comes out is compared and never shown: for that it must be asked. */
async function wouldHold(
  tx: Tx,
  keys: Keys,
  at: {
    readonly call: Call;
    readonly newest: Check;
    readonly debtor: Debtor | undefined;
    readonly now: Instant;
  },
): Promise<boolean> {
  const { newest, debtor } = at;
  if (newest.kind === 'debtor') {
    if (!debtor) return false;
    const agrees = comparePerson(newest.said, debtor.person);
    return (
      agrees.name === newest.agrees.name &&
      agrees.birthDate === newest.agrees.birthDate &&
      debtor.status === newest.status
    );
  }
  const { caseNumber, id: callId } = at.call;
  const question = { caseNumber, agent: newest.said, power: newest.power, callId };
  const [again] = await decideQuestions(tx, keys, [question], at.now);
  return again !== undefined && isSameAnswer(newest.answer, again);
}

function isSameAnswer(given: AgentChecked['answer'], now: Disclosure): boolean {
  if (given.decision === 'allow')
    return now.decision === 'allow' && now.authorization.id === given.authorizationId;
  return now.decision === 'deny' && now.reasons.join() === given.reasons.join();
}

async function basisOf(tx: Tx, keys: Keys, standing: Standing): Promise<CallScreen['basis']> {
  if (standing.word !== 'yes' || standing.check.kind !== 'agent') return null;
  const { answer } = standing.check;
  if (answer.decision !== 'allow') return null;
  const found = await findAuthorization(tx, keys, answer.authorizationId);
  return found && { grantedAt: found.grantedAt, scope: found.scope };
}

function knownDebtor(call: Call, checks: readonly Check[]): DebtorCheck | null {
  if (call.debtorLeftAt !== null) return null;
  const known = checks.findLast(
    (check) => check.kind === 'debtor' && check.agrees.name && check.agrees.birthDate,
  );
  return known?.kind === 'debtor' ? known : null;
}
