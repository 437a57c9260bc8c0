// Finds authorizations that have ended, and takes them away when their time is over.

import { and, asc, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import { comesAfter, placeAt } from '../database/keyset.js';
import { type Instant, osloDayOf } from '../shared/dates.js';
import type { AuthorizationId, CallId, DebtorId } from '../shared/ids.js';
import type { EndFacts, ReachedCase } from './ending.js';

export type EndCandidate = EndFacts & {
  readonly id: AuthorizationId;
  /** To go on from. */
  readonly place: string;
};

/** Written ones granted before an instant, in the order they were granted: no other can have ended before it. */
export async function grantedBefore(
  tx: Tx,
  asked: { readonly before: Instant; readonly after: string | null; readonly limit: number },
): Promise<readonly EndCandidate[]> {
  const { authorizations: a } = tx.t;
  const rows = await tx.q
    .select({
      id: a.id,
      debtorId: a.debtorId,
      allCases: a.allCases,
      grantedAt: a.grantedAt,
      validThrough: a.validThrough,
      untilCaseClosed: a.untilCaseClosed,
      revokedAt: a.revokedAt,
      resignedAt: a.resignedAt,
      supersededAt: a.supersededAt,
      annulledAt: a.annulledAt,
    })
    .from(a)
    .where(
      and(eq(a.kind, 'written'), lt(a.grantedAt, asked.before), comesAfter(a.grantedAt, a.id, asked.after)),
    )
    .orderBy(asc(a.grantedAt), asc(a.id))
    .limit(asked.limit);
  const open = rows.filter(({ untilCaseClosed }) => untilCaseClosed);
  const reached = await casesReached(tx, open);
  return rows.map((row) => ({
    ...row,
    cases: reached.get(row.id) ?? [],
    place: placeAt(row.grantedAt, row.id),
  }));
}

/** Those given on these calls: they ended with them. */
export async function givenOnCalls(tx: Tx, callIds: readonly CallId[]): Promise<readonly AuthorizationId[]> {
  const { authorizations: a } = tx.t;
  if (callIds.length === 0) return [];
  const rows = await tx.q
    .select({ id: a.id })
    .from(a)
    .where(inArray(a.callId, [...callIds]));
  return rows.map(({ id }) => id);
}

export async function removeAuthorizations(tx: Tx, ids: readonly AuthorizationId[]): Promise<void> {
  const { authorizations: a, authorizationCases: c } = tx.t;
  if (ids.length === 0) return;
  await tx.q.delete(c).where(inArray(c.authorizationId, [...ids]));
  await tx.q.delete(a).where(inArray(a.id, [...ids]));
}

type Open = {
  readonly id: AuthorizationId;
  readonly debtorId: DebtorId;
  readonly allCases: boolean;
  readonly grantedAt: Instant;
};

async function casesReached(
  tx: Tx,
  open: readonly Open[],
): Promise<ReadonlyMap<AuthorizationId, readonly ReachedCase[]>> {
  const found = new Map<AuthorizationId, ReachedCase[]>(open.map(({ id }) => [id, []]));
  if (open.length === 0) return found;
  const { authorizationCases: c, cases } = tx.t;
  const listed = await tx.q
    .select({ id: c.authorizationId, takenOutAt: c.takenOutAt, lastClosedAt: cases.lastClosedAt })
    .from(c)
    .leftJoin(cases, eq(cases.caseNumber, c.caseNumber))
    .where(
      inArray(
        c.authorizationId,
        open.map(({ id }) => id),
      ),
    );
  for (const { id, ...reached } of listed) found.get(id)?.push(reached);
  for (const one of open) if (one.allCases) found.get(one.id)?.push(...(await casesOf(tx, one)));
  return found;
}

/** The debtor's, as far as "all" covers them: those registered by the day of approval (domain § 3.4). */
async function casesOf(tx: Tx, { id, debtorId, grantedAt }: Open): Promise<readonly ReachedCase[]> {
  const { authorizationCases: c, cases } = tx.t;
  const rows = await tx.q
    .select({ lastClosedAt: cases.lastClosedAt, registeredOn: cases.registeredOn })
    .from(cases)
    .leftJoin(c, and(eq(c.authorizationId, id), eq(c.caseNumber, cases.caseNumber)))
    .where(and(eq(cases.debtorId, debtorId), or(isNull(c.takenOutAt), isNull(c.caseNumber))));
  const approvedOn = osloDayOf(grantedAt);
  return rows
    .filter(({ registeredOn }) => registeredOn <= approvedOn)
    .map(({ lastClosedAt }) => ({ lastClosedAt, takenOutAt: null }));
}
