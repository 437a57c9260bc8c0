// A reviewer's decision: approving makes the authorization in the same moment, rejecting says why by codes.

import { type Done, type Who, act } from '../../audit/act.js';
import type { AuditEvent, EventType } from '../../audit/events.js';
import type { Ledger } from '../../audit/ledger.js';
import type { AuthorizationState } from '../../authorizations/authorization.js';
import { authorizationState } from '../../authorizations/rules.js';
import {
  type StoredAuthorization,
  findAuthorization,
  grantWritten,
  supersede,
} from '../../authorizations/steps.js';
import { type Debtor, findCaseWithDebtor } from '../../cases/steps.js';
import type { Tx } from '../../database/database.js';
import { isSamePerson } from '../../people/person.js';
import type { Keys } from '../../sealing/keys.js';
import type { Agency } from '../../shared/agency.js';
import { type Day, type Instant, osloDayOf } from '../../shared/dates.js';
import type { AuthorizationId, CaseNumber, Id, SubmissionId } from '../../shared/ids.js';
import { type Fault, type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import type { Deficiency, Requirement } from '../checklist.js';
import { maskGrant, masked } from '../masking.js';
import type { TypedGrant } from '../reading.js';
import { forgetNamed } from '../steps.js';
import { documentsOfOne } from '../storing/steps.js';
import { type Submission, reviewVersion } from '../submission.js';
import { isKnown, savePapers, setDecision } from './records.js';
import { approvalCode, judgeApproval } from './rules.js';

export type Needs = {
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly agency: Agency;
  readonly now: () => Instant;
  readonly newId: <Of extends string>() => Id<Of>;
};

export type Approval = {
  readonly id: SubmissionId;
  readonly caseNumber: CaseNumber;
  readonly grant: TypedGrant & { readonly signedOn: Day };
  /** What the reviewer has judged to be present; it stands in place of the machine's judgement. */
  readonly checks: readonly Requirement[];
  readonly signatureCheckedBy: 'sight' | 'comparison' | 'digital' | 'call';
  /** Ended in the same moment; nothing is superseded unasked. */
  readonly supersedes: readonly AuthorizationId[];
  readonly note: string | null;
  /** What the reviewer saw (reviewVersion): CHANGED_MEANWHILE when it is not the newest any more. Left out it is not asked. */
  readonly version?: string;
};

export type Approved = { readonly authorization: StoredAuthorization; readonly state: AuthorizationState };

/**
 * Approves, with all faults when it cannot be: NOT_COMPLETE for each requirement not checked, the checklist rule's own
 * reasons, UNKNOWN_CASE, DEBTOR_NOT_MATCHED, MALWARE_FOUND, NOTE_NEEDED, NOT_POSSIBLE for what cannot be superseded.
 */
export function approveSubmission(
  needs: Needs,
  who: Who,
  asked: Approval,
): Promise<Result<Approved, Refusal>> {
  const { keys } = needs;
  const { policy } = needs.agency;
  const { id, checks, note } = asked;
  const at = needs.now();
  const authorizationId = needs.newId<'authorization'>();
  const grant = maskGrant(asked.grant);
  return act(needs, who, async (tx): Promise<Done<Approved, Refusal>> => {
    const decision = { at, outcome: 'approved', reasons: [], authorizationId } as const;
    const decided = await setDecision(tx, keys, id, decision);
    if (!decided) return refuseDecided(tx, 'submission-approved', id);
    if (isOutdated(decided, asked)) return refuseOutdated('submission-approved', id);
    const documents = await documentsOfOne(tx, keys, id);
    const judged = judgeApproval({
      grant,
      checks,
      note,
      checklist: decided.checklist,
      documents,
      today: osloDayOf(at),
      policy,
    });
    const { debtor, faults: caseFaults } = await findDebtor(tx, keys, { ...asked, grant });
    const newer = debtor && { id: authorizationId, debtorId: debtor.id, agent: grant.agent, at };
    const ended = newer ? await supersede(tx, keys, asked.supersedes, newer) : NOTHING_ENDED;
    const faults = [...judged, ...caseFaults, ...ended.faults];
    if (!debtor || faults.length > 0) return refuseApproval(id, faults);
    const { debtor: person, ...granted } = grant;
    const event = await grantWritten(tx, keys, {
      ...granted,
      id: authorizationId,
      debtorId: debtor.id,
      debtor: person,
      submissionId: id,
      at,
    });
    await savePapers(tx, keys, id, { ...decided.papers, approvedBirthDate: person.birthDate });
    await forgetNamed(tx, id);
    const authorization = await findAuthorization(tx, keys, authorizationId);
    if (!authorization) throw new Error('an authorization is not there after it was granted');
    const state = authorizationState(authorization, { now: at, callIsOver: false, cases: [] });
    return {
      result: allowed({ authorization, state }),
      event: [approvedEvent(asked, authorizationId), event, ...ended.events],
    };
  });
}

/** Rejects with coded reasons; the sender is told these, the note stays with us. */
export function rejectSubmission(
  needs: Needs,
  who: Who,
  asked: {
    readonly id: SubmissionId;
    readonly reasons: readonly Deficiency[];
    readonly note: string | null;
    readonly version?: string;
  },
): Promise<Result<Submission, Refusal>> {
  const { id } = asked;
  const decision = { at: needs.now(), outcome: 'rejected', reasons: [...new Set(asked.reasons)] } as const;
  return act(needs, who, async (tx): Promise<Done<Submission, Refusal>> => {
    const rejected = await setDecision(tx, needs.keys, id, decision);
    if (!rejected) return refuseDecided(tx, 'submission-rejected', id);
    if (isOutdated(rejected, asked)) return refuseOutdated('submission-rejected', id);
    await forgetNamed(tx, id);
    const details = { reasons: decision.reasons, ...noted(asked.note) };
    return {
      result: allowed(rejected),
      event: { type: 'submission-rejected', outcome: 'done', about: id, details },
    };
  });
}

/** Whose cases they are: all must be registered and belong to the one debtor the reviewer names. */
async function findDebtor(
  tx: Tx,
  keys: Keys,
  { caseNumber, grant }: Pick<Approval, 'caseNumber' | 'grant'>,
): Promise<{ readonly debtor: Debtor | null; readonly faults: readonly Fault[] }> {
  const listed = grant.cases === 'all' ? [] : grant.cases;
  const asked = [
    { path: 'caseNumber', caseNumber },
    ...listed.map((caseNumber, index) => ({ path: `fields.cases[${index}]`, caseNumber })),
  ];
  const faults: Fault[] = [];
  let debtor: Debtor | null = null;
  for (const { path, caseNumber } of asked) {
    const found = await findCaseWithDebtor(tx, keys, caseNumber);
    if (!found) {
      faults.push({ path, code: 'UNKNOWN_CASE' });
      continue;
    }
    debtor ??= found.debtor;
    if (found.debtor.id !== debtor.id || !isSamePerson(grant.debtor, found.debtor.person))
      faults.push({ path, code: 'DEBTOR_NOT_MATCHED' });
  }
  return { debtor, faults };
}

const NOTHING_ENDED = { events: [], faults: [] } as const;

function approvedEvent(asked: Approval, authorizationId: AuthorizationId): AuditEvent {
  const { id, caseNumber, signatureCheckedBy, supersedes, note } = asked;
  return {
    type: 'submission-approved',
    outcome: 'done',
    about: id,
    caseNumber,
    details: { authorizationId, signatureCheckedBy, supersedes, ...noted(note) },
  };
}

function refuseApproval(about: SubmissionId, faults: readonly Fault[]): Done<never, Refusal> {
  return {
    result: refused(refusal(approvalCode(faults), faults)),
    event: { type: 'submission-approved', outcome: 'refused', about, details: { faults } },
  };
}

function isOutdated(submission: Submission, { version }: { readonly version?: string }): boolean {
  return version !== undefined && version !== reviewVersion(submission);
}

function refuseOutdated(type: EventType, about: SubmissionId): Done<never, Refusal> {
  const code = 'CHANGED_MEANWHILE';
  return { result: refused(refusal(code)), event: { type, outcome: 'refused', about, details: { code } } };
}

async function refuseDecided(tx: Tx, type: EventType, about: SubmissionId): Promise<Done<never, Refusal>> {
  const code = (await isKnown(tx, about)) ? 'ALREADY_DECIDED' : 'NOT_FOUND';
  return {
    result: refused(refusal(code)),
    event: { type, outcome: 'refused', about, details: { code } },
  };
}

function noted(note: string | null): { readonly note?: string } {
  return note === null ? {} : { note: masked(note) };
}
