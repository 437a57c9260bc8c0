// What a handler or a case system asks before a word is said. Every question is recorded before it is answered, whatever the answer.

import { type Done, type Who, act } from '../audit/act.js';
import type { AuditEvent } from '../audit/events.js';
import type { Ledger } from '../audit/ledger.js';
import { recordedAbout } from '../audit/steps.js';
import type { Use } from '../authorizations/actions.js';
import { type Power, powersGiven } from '../authorizations/scope.js';
import type { Tx } from '../database/database.js';
import { isUndecidedFor } from '../documents/steps.js';
import type { Person } from '../people/person.js';
import type { Keys } from '../sealing/keys.js';
import type { Day, Instant } from '../shared/dates.js';
import type { AuthorizationId, CallId, CaseNumber, Id, VerificationId } from '../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../shared/result.js';
import type { DenyReason, Disclosure, DisclosureQuestion, MismatchedPart, Obligation } from './disclosure.js';
import { addVerification, allowedOn, factsAbout, findVerification } from './records.js';
import { decideDisclosure } from './rules.js';

export type Needs = {
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly now: () => Instant;
  readonly newId: <Of extends string>() => Id<Of>;
};

export type Question = {
  readonly caseNumber: CaseNumber;
  readonly agent: Person;
  readonly power: Power;
  readonly callId: CallId | null;
};

/** The answer as it was given; kept, sealed, with the question. */
export type Verification = {
  readonly id: VerificationId;
  readonly decidedAt: Instant;
} & (
  | {
      readonly decision: 'allow';
      readonly reasons: readonly [];
      readonly authorizationId: AuthorizationId;
      readonly kind: 'written' | 'oral';
      readonly powers: readonly Power[];
      readonly validThrough: Day | null;
      readonly limits: string | null;
      readonly obligations: readonly Obligation[];
    }
  | {
      readonly decision: 'deny';
      readonly reasons: readonly DenyReason[];
      readonly mismatched: readonly MismatchedPart[];
    }
);

/** May this person, now, do this, in this case? @throws DatabaseUnavailable when the question could not be recorded. */
export function verifyDisclosure(
  needs: Needs,
  who: Who,
  asked: Question,
): Promise<Result<Verification, never>> {
  const id = needs.newId<'verification'>();
  return act(needs, who, async (tx): Promise<Done<Verification, never>> => {
    // The clock is read inside, so that a revocation that was answered before is always seen as before.
    const now = needs.now();
    const disclosure = await decide(tx, needs.keys, asked, now);
    const verification = verificationOf(id, now, disclosure);
    await addVerification(tx, {
      id,
      at: now,
      caseNumber: asked.caseNumber,
      power: asked.power,
      callId: asked.callId,
      decision: verification.decision,
      reasons: verification.reasons,
      authorizationId: verification.decision === 'allow' ? verification.authorizationId : null,
    });
    return { result: allowed(verification), event: eventOf(asked, verification) };
  });
}

/** An answer that was given, as it was given. */
export function readVerification(
  needs: Needs,
  who: Who,
  id: VerificationId,
): Promise<Result<Verification, Refusal<'NOT_FOUND'>>> {
  return act(needs, who, async (tx): Promise<Done<Verification, Refusal<'NOT_FOUND'>>> => {
    const stored = await findVerification(tx, id);
    const [recorded] = await recordedAbout(tx, needs.keys, { id, types: ['disclosure-decided'], limit: 1 });
    const event = { type: 'verification-read', about: id } as const;
    const answer = recorded?.details?.['answer'] as Verification | undefined;
    if (!stored || !answer)
      return { result: refused(refusal('NOT_FOUND')), event: { ...event, outcome: 'refused' } };
    return { result: allowed(answer), event: { ...event, outcome: 'read', caseNumber: stored.caseNumber } };
  });
}

const MOST_USES = 10_000;

/** Every verification an authorization answered, oldest first. */
export async function usesOf(tx: Tx, authorization: AuthorizationId): Promise<readonly Use[]> {
  const uses = await allowedOn(tx, authorization, MOST_USES);
  return uses.map(({ id, ...use }) => ({ verificationId: id, ...use }));
}

async function decide(tx: Tx, keys: Keys, asked: Question, now: Instant): Promise<Disclosure> {
  const { caseNumber, agent, power, callId } = asked;
  const question: DisclosureQuestion = { agent, power, callId, now };
  const facts = await factsAbout(tx, keys, caseNumber);
  const disclosure = decideDisclosure(question, { ...facts, undecidedSubmission: false });
  // An undecided paper never allows anything: it only says one thing more about a no.
  if (disclosure.decision === 'allow' || facts.case === null) return disclosure;
  const undecidedSubmission = await isUndecidedFor(tx, keys, { caseNumber, agent });
  return undecidedSubmission ? decideDisclosure(question, { ...facts, undecidedSubmission }) : disclosure;
}

function verificationOf(id: VerificationId, decidedAt: Instant, disclosure: Disclosure): Verification {
  if (disclosure.decision === 'deny') {
    const { decision, reasons, mismatched } = disclosure;
    return { id, decidedAt, decision, reasons, mismatched };
  }
  const { authorization, obligations } = disclosure;
  return {
    id,
    decidedAt,
    decision: 'allow',
    reasons: [],
    authorizationId: authorization.id,
    kind: authorization.kind,
    powers: powersGiven(authorization.powers),
    validThrough: authorization.kind === 'written' ? authorization.validThrough : null,
    limits: authorization.limits,
    obligations,
  };
}

function eventOf({ caseNumber, agent, power, callId }: Question, answer: Verification): AuditEvent {
  return {
    type: 'disclosure-decided',
    outcome: 'done',
    about: answer.id,
    caseNumber,
    details: { agent, power, callId, answer },
  };
}
