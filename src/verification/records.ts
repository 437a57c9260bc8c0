// Keeps verifications, and reads all that one question needs in a single query: it is asked thousands of times a second.

import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { idsOnCases } from '../audit/steps.js';
import { openAuthorization } from '../authorizations/steps.js';
import type { Authorization } from '../authorizations/authorization.js';
import type { CaseScope, Power } from '../authorizations/scope.js';
import type { Call } from '../calls/call.js';
import type { DebtorStatus } from '../cases/case.js';
import type { Tx } from '../database/database.js';
import { insertMany, selectMany } from '../database/many.js';
import type { Keys } from '../sealing/keys.js';
import { type Instant, addMinutes } from '../shared/dates.js';
import type { AuthorizationId, CallId, CaseNumber, VerificationId } from '../shared/ids.js';
import type { DenyReason, DisclosureFacts } from './disclosure.js';

export type StoredVerification = {
  readonly id: VerificationId;
  readonly at: Instant;
  readonly caseNumber: CaseNumber;
  readonly power: Power;
  readonly callId: CallId | null;
  readonly decision: 'allow' | 'deny';
  readonly reasons: readonly DenyReason[];
  /** The authorization it was allowed on. */
  readonly authorizationId: AuthorizationId | null;
};

export type KnownFacts = Omit<DisclosureFacts, 'undecidedSubmission'>;

const UNKNOWN: KnownFacts = { case: null, debtorStatus: 'normal', authorizations: [], calls: [] };

/**
 * Of each case: it, its debtor's status, every authorization of the debtor as far as it concerns this case, and their
 * calls. One query for all of them.
 */
export async function factsAbout(
  tx: Tx,
  keys: Keys,
  caseNumbers: readonly CaseNumber[],
): Promise<(caseNumber: CaseNumber) => KnownFacts> {
  const byCase = new Map<string, Row[]>();
  for (const row of await everythingAbout(tx, caseNumbers)) {
    const rows = byCase.get(row.case.caseNumber);
    if (rows) rows.push(row);
    else byCase.set(row.case.caseNumber, [row]);
  }
  return (caseNumber) => factsFrom(keys, byCase.get(caseNumber) ?? []);
}

function factsFrom(keys: Keys, rows: readonly Row[]): KnownFacts {
  const [first] = rows;
  if (!first) return UNKNOWN;
  const authorizations: Authorization[] = [];
  const calls: Call[] = [];
  for (const row of rows) {
    if (!row.authorization) continue;
    authorizations.push(openAuthorization(keys, row.authorization, scopeFor(row)));
    if (row.call) calls.push(callFrom(row.call));
  }
  return { case: first.case, debtorStatus: first.debtor.status as DebtorStatus, authorizations, calls };
}

const COLUMNS = [
  'id',
  'at',
  'caseNumber',
  'power',
  'callId',
  'decision',
  'reasons',
  'authorizationId',
] as const;

export async function addVerifications(tx: Tx, added: readonly StoredVerification[]): Promise<void> {
  await insertMany(tx, {
    name: 'verifications.add',
    columns: COLUMNS,
    rows: added,
    build: (q, t, rows) => q.insert(t.verifications).values(rows),
  });
}

export async function findVerification(tx: Tx, id: VerificationId): Promise<StoredVerification | null> {
  const { verifications } = tx.t;
  const [row] = await tx.q.select().from(verifications).where(eq(verifications.id, id));
  return row ? { ...row, power: row.power as Power, reasons: row.reasons as readonly DenyReason[] } : null;
}

type Use = Pick<StoredVerification, 'id' | 'at' | 'caseNumber' | 'power'>;

/**
 * What was allowed on an authorization, oldest first, at most `limit`. Found by the cases it has ever reached, in the
 * record of what was asked about them: an index of its own would cost every question, and this is asked once in a while.
 * Read outside the transaction, where it hinders nobody who asks meanwhile.
 */
export async function allowedOn(
  tx: Tx,
  authorizationId: AuthorizationId,
  limit: number,
): Promise<readonly Use[]> {
  const { authorizations: a } = tx.t;
  const [[granted], caseNumbers] = await Promise.all([
    tx.outside.select({ at: a.grantedAt }).from(a).where(eq(a.id, authorizationId)),
    casesReached(tx, authorizationId),
  ]);
  if (!granted) return [];
  const from = addMinutes(granted.at, -CLOCKS_DIFFER_MINUTES);
  const chains = await idsOnCases(tx, { caseNumbers, type: 'disclosure-decided', from });
  const found = await Promise.all(chains.map((ids) => allowedAmong(tx, authorizationId, ids)));
  return found
    .flat()
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, limit);
}

/** Which of these verifications were allowed on the authorization. */
async function allowedAmong(
  tx: Tx,
  authorizationId: AuthorizationId,
  parts: AsyncIterable<readonly string[]>,
): Promise<readonly Use[]> {
  const { verifications: v } = tx.t;
  const found: Use[] = [];
  for await (const ids of parts)
    for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
      const some = ids.slice(start, start + IDS_AT_ONCE);
      const rows = await tx.outside
        .select({ id: v.id, at: v.at, caseNumber: v.caseNumber, power: v.power })
        .from(v)
        .where(and(inArray(v.id, some as VerificationId[]), eq(v.authorizationId, authorizationId)));
      for (const row of rows) found.push({ ...row, power: row.power as Power });
    }
  return found;
}

const IDS_AT_ONCE = 500;
/** One machine may have recorded a question by an earlier clock than the one the authorization was granted by. */
const CLOCKS_DIFFER_MINUTES = 24 * 60;

/** Those it lists or was taken out of, and with "all" those of the debtor: what has left him was taken out. */
async function casesReached(tx: Tx, id: AuthorizationId): Promise<readonly CaseNumber[]> {
  const { authorizations: a, authorizationCases: c, cases } = tx.t;
  const [listed, all] = await Promise.all([
    tx.outside.select({ caseNumber: c.caseNumber }).from(c).where(eq(c.authorizationId, id)),
    tx.outside
      .select({ caseNumber: cases.caseNumber })
      .from(a)
      .innerJoin(cases, eq(cases.debtorId, a.debtorId))
      .where(and(eq(a.id, id), eq(a.allCases, true))),
  ]);
  return [...new Set([...listed, ...all].map(({ caseNumber }) => caseNumber))];
}

type Row = Awaited<ReturnType<typeof everythingAbout>>[number];

async function everythingAbout(tx: Tx, caseNumbers: readonly CaseNumber[]) {
  return selectMany(tx, {
    name: 'verification.facts',
    values: caseNumbers,
    build: (q, t, values) =>
      q
        .select({
          case: {
            caseNumber: t.cases.caseNumber,
            debtorId: t.cases.debtorId,
            registeredOn: t.cases.registeredOn,
            status: t.cases.status,
            lastClosedAt: t.cases.lastClosedAt,
          },
          debtor: { status: t.debtors.status },
          authorization: t.authorizations,
          listing: t.authorizationCases,
          call: t.calls,
        })
        .from(t.cases)
        .innerJoin(t.debtors, eq(t.debtors.id, t.cases.debtorId))
        .leftJoin(t.authorizations, eq(t.authorizations.debtorId, t.debtors.id))
        .leftJoin(
          t.authorizationCases,
          and(
            eq(t.authorizationCases.authorizationId, t.authorizations.id),
            eq(t.authorizationCases.caseNumber, t.cases.caseNumber),
          ),
        )
        .leftJoin(t.calls, eq(t.calls.id, t.authorizations.callId))
        .where(inArray(t.cases.caseNumber, values)),
  });
}

/** The scope as far as the case asked about goes: the other cases make no difference to the answer. */
function scopeFor({ case: asked, authorization, listing }: Row): CaseScope {
  if (authorization?.allCases) return { all: true, takenOut: listing?.takenOutAt ? [asked.caseNumber] : [] };
  return { all: false, listed: listing && listing.takenOutAt === null ? [asked.caseNumber] : [] };
}

function callFrom(row: NonNullable<Row['call']>): Call {
  const { recordingInformed, recordingDeclined, ...call } = row;
  return { ...call, recording: { informed: recordingInformed, declined: recordingDeclined } };
}

/** Questions in the order they were asked, after the one named. */
export async function verificationsAfter(
  tx: Tx,
  after: string | null,
  limit: number,
): Promise<readonly Pick<StoredVerification, 'id' | 'at' | 'decision'>[]> {
  const { verifications: v } = tx.t;
  return tx.q
    .select({ id: v.id, at: v.at, decision: v.decision })
    .from(v)
    .where(after === null ? undefined : gt(v.id, after as VerificationId))
    .orderBy(asc(v.id))
    .limit(limit);
}

export async function removeVerifications(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.q.delete(tx.t.verifications).where(inArray(tx.t.verifications.id, ids as VerificationId[]));
}
