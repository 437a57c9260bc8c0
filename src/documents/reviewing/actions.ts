// The review queue: looking at it and at one submission of it, telling colleagues what one is working on, and asking a sender for what is missing.

import { type Done, type Who, act } from '../../audit/act.js';
import type { AuditEvent, EventType } from '../../audit/events.js';
import type { Ledger } from '../../audit/ledger.js';
import { type Recorded, recordedAbout } from '../../audit/steps.js';
import { type StoredAuthorization, replaceableOf } from '../../authorizations/steps.js';
import { type Debtor, findCaseWithDebtor, findCases } from '../../cases/steps.js';
import type { Database, Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { CaseNumber, SubmissionId } from '../../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import type { Requirement } from '../checklist.js';
import { standingClaim } from '../claim.js';
import type { NamedDocument } from '../document.js';
import { masked } from '../masking.js';
import { isOpen, reviewVersion } from '../submission.js';
import type { QueuePlace } from '../submission-records.js';
import { caseNumbersIn, suggestionsIn } from '../suggestions.js';
import { documentsOfSeveral } from '../storing/steps.js';
import {
  type Queued,
  countOpen,
  findSubmission,
  openAfter,
  senderEmails,
  setClaim,
  setCompletion,
} from './records.js';

export type Needs = { readonly ledger: Ledger; readonly keys: Keys; readonly now: () => Instant };

export type { QueuePlace, Queued };

/** `knownCases`: those of the case numbers suggested from its papers that are registered. */
export type Review = {
  readonly submission: Queued;
  readonly documents: readonly NamedDocument[];
  readonly knownCases: ReadonlySet<string>;
};

export type QueuePage = { readonly items: readonly Review[]; readonly next: QueuePlace | null };

/** What a reviewer decides by. */
export type OpenedReview = Review & {
  /** The case the sender or the papers name first, and who owes in it; null when it is not registered. */
  readonly caseNumber: CaseNumber | null;
  readonly debtor: Debtor | null;
  /** That debtor's written authorizations which this one could take the place of. */
  readonly replaceable: readonly StoredAuthorization[];
  /** Where its senders may be asked. */
  readonly emails: readonly string[];
  /** What has been done with the submission, oldest first. */
  readonly story: readonly Recorded[];
};

type Code = 'NOT_FOUND' | 'ALREADY_DECIDED' | 'CHANGED_MEANWHILE';
type Reviewed = Promise<Result<Queued, Refusal<Code>>>;

/** Undecided submissions, oldest first, with what was read from their papers. */
export function listReviews(
  needs: Needs,
  who: Who,
  page: { readonly after: QueuePlace | null; readonly limit: number },
): Promise<Result<QueuePage, never>> {
  const at = needs.now();
  return act(needs, who, async (tx) => {
    const found = await openAfter(tx, needs.keys, { ...page, limit: page.limit + 1 });
    const shown = found.slice(0, page.limit).map((one) => claimedNow(one, at));
    const items = await withDocuments(tx, needs.keys, shown);
    const last = shown.at(-1);
    const next = found.length > shown.length && last ? { openSince: last.receivedAt, id: last.id } : null;
    const event: AuditEvent = {
      type: 'review-queue-read',
      outcome: 'read',
      about: null,
      details: { shown: shown.map(({ id }) => id) },
    };
    return { result: allowed({ items, next }), event };
  });
}

const STORY: readonly EventType[] = [
  'submission-received',
  'submission-added-to',
  'completion-asked',
  'submission-approved',
  'submission-rejected',
  'submission-withdrawn',
];
const LONGEST_STORY = 200;

/**
 * One submission in whatever state, with what is to be decided by. `caseNumber` is the case a reviewer has typed; null
 * looks at the one the papers name. NOT_FOUND.
 */
export function readReview(
  needs: Needs,
  who: Who,
  { id, ...asked }: { readonly id: SubmissionId; readonly caseNumber: CaseNumber | null },
): Promise<Result<OpenedReview, Refusal<'NOT_FOUND'>>> {
  const at = needs.now();
  const { keys } = needs;
  return act(needs, who, async (tx) => {
    const found = await findSubmission(tx, keys, id);
    if (!found) {
      const event = { type: 'review-read', outcome: 'refused', about: id } as const;
      return { result: refused(refusal('NOT_FOUND')), event };
    }
    const [review] = await withDocuments(tx, keys, [claimedNow(found, at)]);
    if (!review) throw new Error('a submission has no review');
    const caseNumber = asked.caseNumber ?? caseNamedIn(review);
    const known = caseNumber && (await findCaseWithDebtor(tx, keys, caseNumber));
    const debtor = known ? known.debtor : null;
    const replaceable = debtor ? await replaceableOf(tx, keys, { debtorId: debtor.id, at }) : [];
    const story = await recordedAbout(tx, keys, { id, types: STORY, limit: LONGEST_STORY });
    const emails = await senderEmails(tx, keys, id);
    const shown = replaceable.map((one) => one.id);
    const event: AuditEvent = {
      type: 'review-read',
      outcome: 'read',
      about: id,
      caseNumber,
      details: { shown },
    };
    return { result: allowed({ ...review, caseNumber, debtor, replaceable, emails, story }), event };
  });
}

/** How long the queue is; nothing personal, so nothing is recorded. */
export function measureQueue({ database }: { readonly database: Pick<Database, 'read'> }) {
  return countOpen(database.read);
}

/** A courtesy to colleagues: deciding does not need it, and the newest claim counts. */
export function claimReview(needs: Needs, who: Who, id: SubmissionId): Reviewed {
  const claim = { by: who.onBehalfOf ?? who.id ?? who.kind, at: needs.now() };
  return act(needs, who, async (tx) => {
    const claimed = await setClaim(tx, needs.keys, id, claim);
    if (!claimed) return refuse(tx, needs, 'review-claimed', id);
    return { result: allowed(claimed), event: { type: 'review-claimed', outcome: 'done', about: id } };
  });
}

/**
 * The sender is asked for what is missing; these lines are so until newer pages come. CHANGED_MEANWHILE when `version`
 * is given and is not the submission's any more (reviewVersion).
 */
export function requestCompletion(
  needs: Needs,
  who: Who,
  id: SubmissionId,
  asked: {
    readonly missing: readonly Requirement[];
    readonly note: string | null;
    readonly version?: string;
  },
): Reviewed {
  const at = needs.now();
  const missing = [...new Set(asked.missing)];
  const note = asked.note === null ? {} : { note: masked(asked.note) };
  return act(needs, who, async (tx) => {
    const before = asked.version === undefined ? null : await findSubmission(tx, needs.keys, id);
    if (before && isOpen(before) && reviewVersion(before) !== asked.version) {
      const code = 'CHANGED_MEANWHILE';
      const event = { type: 'completion-asked', outcome: 'refused', about: id, details: { code } } as const;
      return { result: refused(refusal<Code>(code)), event };
    }
    const changed = await setCompletion(tx, needs.keys, id, { at, missing });
    if (!changed) return refuse(tx, needs, 'completion-asked', id);
    const details = { missing, ...note };
    return {
      result: allowed(changed),
      event: { type: 'completion-asked', outcome: 'done', about: id, details },
    };
  });
}

/** A page of the queue with more suggested case numbers than this is not looked up beyond them. */
const MOST_CASES_LOOKED_UP = 200;

async function withDocuments(tx: Tx, keys: Keys, submissions: readonly Queued[]): Promise<readonly Review[]> {
  const ids = submissions.map(({ id }) => id);
  const documents = await documentsOfSeveral(tx, keys, ids);
  const suggested = [...documents.values()].flatMap((own) => caseNumbersIn(suggestionsIn(own)));
  const found = await findCases(tx, suggested.slice(0, MOST_CASES_LOOKED_UP) as CaseNumber[]);
  const knownCases = new Set<string>(found.map(({ caseNumber }) => caseNumber));
  return submissions.map((submission) => {
    const own = documents.get(submission.id) ?? [];
    return { submission, documents: own, knownCases };
  });
}

function claimedNow(submission: Queued, at: Instant): Queued {
  return { ...submission, claim: standingClaim(submission.claim, at) };
}

function caseNamedIn({ submission, documents }: Review): CaseNumber | null {
  const { caseNumber, fields } = submission.papers;
  const read = fields === null || fields.cases.value === 'all' ? [] : fields.cases.value;
  const [suggested] = caseNumbersIn(suggestionsIn(documents));
  return caseNumber ?? read[0] ?? ((suggested ?? null) as CaseNumber | null);
}

async function refuse(
  tx: Tx,
  { keys }: Needs,
  type: EventType,
  about: SubmissionId,
): Promise<Done<never, Refusal<Code>>> {
  const code = (await findSubmission(tx, keys, about)) ? 'ALREADY_DECIDED' : 'NOT_FOUND';
  return {
    result: refused(refusal<Code>(code)),
    event: { type, outcome: 'refused', about, details: { code } },
  };
}
