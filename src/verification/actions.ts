// What a handler or a case system asks before a word is said. Every question is recorded before it is answered, whatever the answer.

import { type Done, type Who, act, askTogether } from '../audit/act.js';
import type { Group } from '../audit/batch.js';
import type { Actor, AuditEvent } from '../audit/events.js';
import type { Ledger } from '../audit/ledger.js';
import type { Use } from '../authorizations/actions.js';
import { type Power, powersGiven } from '../authorizations/scope.js';
import type { Tx } from '../database/database.js';
import type { Person } from '../people/person.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import type { AuthorizationId, CallId, CaseNumber, Id, VerificationId } from '../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../shared/result.js';
import type { Disclosure, DisclosureAnswer } from './disclosure.js';
import { decideQuestions } from './deciding/steps.js';
import { type StoredVerification, addVerifications, allowedOn } from './records.js';
import { type Answered, findAnswered } from './steps.js';

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
} & DisclosureAnswer;

/** Answers once the question and its answer are on disk. Values that can be handed from one thread to another. */
export type AskDisclosure = (who: Actor, asked: Question) => Promise<Verification>;

/** May this person, now, do this, in this case? @throws DatabaseUnavailable when the question could not be recorded. */
export async function verifyDisclosure(
  needs: { readonly askDisclosure: AskDisclosure },
  who: Actor,
  asked: Question,
): Promise<Result<Verification, never>> {
  return allowed(await needs.askDisclosure(who, asked));
}

/** Asks in this thread: questions of the same moment share their queries and their commit. */
export function askingHere(needs: Needs): AskDisclosure {
  const questions = disclosureQuestions(needs);
  return (who, asked) => askTogether(needs, who, questions, asked);
}

function disclosureQuestions(needs: Pick<Needs, 'keys' | 'now' | 'newId'>): Group<Question, Verification> {
  return {
    async answer(tx, asked) {
      // The clock is read here, in the transaction: a revocation that was answered before is always seen as before.
      const now = needs.now();
      const disclosures = await decideQuestions(tx, needs.keys, asked, now);
      return asked.map((question, index) => {
        const disclosure = disclosures[index];
        if (!disclosure) throw new Error('a question was left undecided');
        const verification = verificationOf(needs.newId<'verification'>(), now, disclosure);
        return { input: question, output: verification, event: eventOf(question, verification) };
      });
    },
    keep: (tx, answered) => addVerifications(tx, answered.map(storedFrom)),
  };
}

/** An answer that was given, as it was given, with the question. */
export function readVerification(
  needs: Pick<Needs, 'ledger' | 'keys'>,
  who: Who,
  id: VerificationId,
): Promise<Result<Answered, Refusal<'NOT_FOUND'>>> {
  return act(needs, who, async (tx): Promise<Done<Answered, Refusal<'NOT_FOUND'>>> => {
    const answered = await findAnswered(tx, needs.keys, id);
    const event = { type: 'verification-read', about: id } as const;
    if (!answered) return { result: refused(refusal('NOT_FOUND')), event: { ...event, outcome: 'refused' } };
    const { caseNumber } = answered;
    return { result: allowed(answered), event: { ...event, outcome: 'read', caseNumber } };
  });
}

const MOST_USES = 10_000;

/** Every verification an authorization answered, oldest first. */
export async function usesOf(tx: Tx, authorization: AuthorizationId): Promise<readonly Use[]> {
  const uses = await allowedOn(tx, authorization, MOST_USES);
  return uses.map(({ id, ...use }) => ({ verificationId: id, ...use }));
}

function storedFrom({
  input: question,
  output: verification,
}: {
  readonly input: Question;
  readonly output: Verification;
}): StoredVerification {
  return {
    id: verification.id,
    at: verification.decidedAt,
    caseNumber: question.caseNumber,
    power: question.power,
    callId: question.callId,
    decision: verification.decision,
    reasons: verification.reasons,
    authorizationId: verification.decision === 'allow' ? verification.authorizationId : null,
  };
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
