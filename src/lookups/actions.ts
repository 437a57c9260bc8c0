// What staff do before they do anything else: find a case or a debtor, and see what hangs on it. Each look is recorded.

import { type Done, type Who, act } from '../audit/act.js';
import type { AuditEvent } from '../audit/events.js';
import type { Ledger } from '../audit/ledger.js';
import { recordedOnCase } from '../audit/steps.js';
import { coversCase } from '../authorizations/scope.js';
import { findAuthorization } from '../authorizations/steps.js';
import {
  type AuthorizationView,
  type Listed,
  type ViewNeeds,
  authorizationsGivenBy,
  viewOf,
} from '../authorizations/viewing/steps.js';
import { isCallOver } from '../calls/rules.js';
import { findCall } from '../calls/steps.js';
import type { Call } from '../calls/call.js';
import type { Case, DebtorStatus } from '../cases/case.js';
import { casesOfDebtor, findCaseWithDebtor, findDebtorById, findDebtorsNamed } from '../cases/steps.js';
import type { Tx } from '../database/database.js';
import type { NamedDocument } from '../documents/document.js';
import type { Submission } from '../documents/submission.js';
import { submissionWithDocuments, undecidedAbout } from '../documents/steps.js';
import type { Person } from '../people/person.js';
import type { AuthorizationId, CallId, CaseNumber, DebtorId } from '../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../shared/result.js';
import { type Answered, answeredOnCase } from '../verification/steps.js';

export type Needs = ViewNeeds & { readonly ledger: Ledger };

export type Sought =
  | { readonly by: 'case'; readonly caseNumber: CaseNumber }
  | { readonly by: 'person'; readonly person: Person };

export type Found =
  | { readonly what: 'case'; readonly caseNumber: CaseNumber }
  | { readonly what: 'debtors'; readonly ids: readonly DebtorId[] };

type Debtor = { readonly id: DebtorId; readonly status: DebtorStatus; readonly person: Person };

/** `status` is that of the case: what the case system told with it, not the worst of all. */
export type DebtorFile = {
  readonly debtor: Debtor;
  readonly cases: readonly Case[];
  /** Newest first. */
  readonly authorizations: readonly Listed[];
  /** Undecided papers that name the debtor or one of the cases, as far as a machine could read them; oldest first. */
  readonly papers: readonly Submission[];
};

export type CaseFile = {
  readonly case: Case;
  readonly debtor: Debtor;
  /** The debtor's other ones. */
  readonly otherCases: readonly Case[];
  /** All of the debtor's, newest first, with whether this case is among what they cover. */
  readonly authorizations: readonly (Listed & { readonly reaches: boolean })[];
  readonly papers: readonly Submission[];
  /** Newest first, with who took it. */
  readonly calls: readonly { readonly call: Call; readonly over: boolean; readonly by: Answered['by'] }[];
  /** Newest first. */
  readonly answers: readonly Answered[];
};

export type AuthorizationFile = AuthorizationView & {
  /** As the case system tells it now. */
  readonly debtorStatus: DebtorStatus;
  /** What it was made from; null for an oral one, and when the papers are kept no more. */
  readonly papers: {
    readonly submission: Submission;
    readonly documents: readonly NamedDocument[];
  } | null;
};

type NotFound = Refusal<'NOT_FOUND'>;
type Looked<Value> = Promise<Result<Value, NotFound>>;

/** What is shown of a case beside its papers and authorizations is its newest history. */
const MOST_CALLS = 20;
const MOST_ANSWERS = 50;

/** By the number of a case, or by a debtor's name and birth date: neither alone is enough. Refused with NOT_FOUND. */
export function search(needs: Needs, who: Who, sought: Sought): Looked<Found> {
  return act(needs, who, async (tx): Promise<Done<Found, NotFound>> => {
    const found = await find(tx, needs, sought);
    // A number nobody knows may be anything that somebody typed: it is not kept.
    const details = { by: sought.by, ...(sought.by === 'person' && { person: sought.person }) };
    const event = { type: 'searched', about: null, details } as const;
    if (!found) return { result: refused(refusal('NOT_FOUND')), event: { ...event, outcome: 'refused' } };
    const of = found.what === 'case' ? { caseNumber: found.caseNumber } : {};
    const ids = found.what === 'debtors' ? { found: found.ids } : {};
    return {
      result: allowed(found),
      event: { ...event, ...of, details: { ...details, ...ids }, outcome: 'read' },
    };
  });
}

/** A case with its debtor, and all that hangs on both. */
export function readCaseFile(needs: Needs, who: Who, caseNumber: CaseNumber): Looked<CaseFile> {
  return act(needs, who, async (tx): Promise<Done<CaseFile, NotFound>> => {
    const found = await findCaseWithDebtor(tx, needs.keys, caseNumber);
    if (!found) return notFound({ type: 'case-read', about: null });
    const { cases, ...file } = await debtorFile(tx, needs, found.debtor, [caseNumber]);
    return {
      result: allowed({
        ...file,
        case: found.case,
        otherCases: cases.filter((one) => one.caseNumber !== caseNumber),
        authorizations: file.authorizations.map((one) => ({ ...one, reaches: reaches(one, found.case) })),
        calls: await callsOn(tx, needs, caseNumber),
        answers: await answeredOnCase(tx, needs.keys, caseNumber, MOST_ANSWERS),
      }),
      event: { type: 'case-read', outcome: 'read', about: found.debtor.id, caseNumber },
    };
  });
}

/** Debtors with their cases and authorizations; those not known any more are left out. Refused when none is. */
export function readDebtors(needs: Needs, who: Who, ids: readonly DebtorId[]): Looked<readonly DebtorFile[]> {
  return act(needs, who, async (tx): Promise<Done<readonly DebtorFile[], NotFound>> => {
    const files: DebtorFile[] = [];
    for (const id of new Set(ids)) {
      const debtor = await findDebtorById(tx, needs.keys, id);
      if (debtor) files.push(await debtorFile(tx, needs, debtor));
    }
    const [first, ...others] = files.map((file) => debtorRead(file.debtor.id));
    if (!first) return notFound({ type: 'debtor-read', about: null });
    return { result: allowed(files), event: [first, ...others] };
  });
}

/** One authorization with its whole story and the papers it was made from. */
export function readAuthorizationFile(
  needs: Needs,
  who: Who,
  id: AuthorizationId,
): Looked<AuthorizationFile> {
  return act(needs, who, async (tx): Promise<Done<AuthorizationFile, NotFound>> => {
    const found = await findAuthorization(tx, needs.keys, id);
    const debtor = found && (await findDebtorById(tx, needs.keys, found.debtorId));
    if (!found || !debtor) return notFound({ type: 'authorization-read', about: id });
    const { submissionId } = found;
    const papers = submissionId && (await submissionWithDocuments(tx, needs.keys, submissionId));
    const view = await viewOf(tx, needs, found);
    return {
      result: allowed({ ...view, debtorStatus: debtor.status, papers: papers || null }),
      event: { type: 'authorization-read', outcome: 'read', about: id },
    };
  });
}

async function find(tx: Tx, { keys }: Needs, sought: Sought): Promise<Found | null> {
  if (sought.by === 'case') {
    const found = await findCaseWithDebtor(tx, keys, sought.caseNumber);
    return found && { what: 'case', caseNumber: found.case.caseNumber };
  }
  const debtors = await findDebtorsNamed(tx, keys, sought.person);
  return debtors.length === 0 ? null : { what: 'debtors', ids: debtors.map(({ id }) => id) };
}

async function debtorFile(
  tx: Tx,
  needs: Needs,
  { id, status, person }: Debtor,
  only?: readonly CaseNumber[],
): Promise<DebtorFile> {
  const cases = await casesOfDebtor(tx, id);
  const about = only ?? cases.map(({ caseNumber }) => caseNumber);
  return {
    debtor: { id, status, person },
    cases,
    authorizations: await authorizationsGivenBy(tx, needs, id),
    papers: await undecidedAbout(tx, needs.keys, { cases: about, debtor: person }),
  };
}

async function callsOn(tx: Tx, { keys, now }: Needs, caseNumber: CaseNumber): Promise<CaseFile['calls']> {
  const started = await recordedOnCase(tx, keys, { caseNumber, types: ['call-started'], limit: MOST_CALLS });
  const calls: CaseFile['calls'][number][] = [];
  for (const { about, by } of started) {
    const call = about === null ? null : await findCall(tx, about as CallId);
    if (call) calls.push({ call, over: isCallOver(call, now()), by });
  }
  return calls;
}

function reaches({ authorization }: DebtorFile['authorizations'][number], one: Case): boolean {
  return coversCase(authorization.scope, authorization.grantedAt, one);
}

function debtorRead(id: DebtorId): AuditEvent {
  return { type: 'debtor-read', outcome: 'read', about: id };
}

function notFound(event: Pick<AuditEvent, 'type' | 'about'>): Done<never, NotFound> {
  return { result: refused(refusal('NOT_FOUND')), event: { ...event, outcome: 'refused' } };
}
