// Keeps authorizations: what was granted, sealed, and the instants of what has happened to it since.

import { and, asc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Case } from '../cases/case.js';
import type { Tx } from '../database/database.js';
import type { Person } from '../people/person.js';
import { openJson, sealJson } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import type { Day, Instant } from '../shared/dates.js';
import type { AuthorizationId, CallId, CaseNumber, DebtorId, SubmissionId } from '../shared/ids.js';
import type { Agent, Authorization } from './authorization.js';
import type { CaseScope, Power } from './scope.js';

const { placeholder } = sql;

/** An authorization with what only a look at it needs: who gave it, how the agent is reached, where it came from. */
export type StoredAuthorization = Authorization & {
  readonly debtor: Person;
  readonly agent: Agent;
  readonly signedOn: Day | null;
  readonly submissionId: SubmissionId | null;
};

/** What is sealed. `limits` is null when there are none. */
type SealedPart = { readonly debtor: Person; readonly agent: Agent; readonly limits: string | null };

export type AuthorizationRow = Awaited<ReturnType<typeof rowsOfDebtor>>[number];

/** The instants a life-cycle step may set, once. */
export type EndingColumn = 'revokedAt' | 'resignedAt' | 'suspendedAt' | 'supersededAt' | 'annulledAt';

export async function addAuthorization(
  tx: Tx,
  keys: Keys,
  added: {
    readonly id: AuthorizationId;
    readonly kind: 'written' | 'oral';
    readonly debtorId: DebtorId;
    readonly callId: CallId | null;
    readonly submissionId: SubmissionId | null;
    readonly cases: 'all' | readonly CaseNumber[];
    readonly powers: readonly Power[];
    readonly validFrom: Day | null;
    readonly validThrough: Day | null;
    readonly untilCaseClosed: boolean;
    readonly signedOn: Day | null;
    readonly grantedAt: Instant;
    readonly sealed: SealedPart;
  },
): Promise<void> {
  const { cases, sealed, ...columns } = added;
  await tx.q
    .insert(tx.t.authorizations)
    .values({ ...columns, allCases: cases === 'all', ...sealJson(keys, place(added.id), sealed) });
  if (cases === 'all') return;
  const listed = [...new Set(cases)].map((caseNumber) => ({ authorizationId: added.id, caseNumber }));
  await tx.q.insert(tx.t.authorizationCases).values(listed);
}

export async function findAuthorization(
  tx: Tx,
  keys: Keys,
  id: AuthorizationId,
): Promise<StoredAuthorization | null> {
  const find = tx.statement('authorizations.find', (q, t) =>
    q
      .select()
      .from(t.authorizations)
      .where(eq(t.authorizations.id, placeholder('id'))),
  );
  const [row] = await find({ id });
  return row ? openAuthorization(keys, row, await scopeOf(tx, row)) : null;
}

/** All of a debtor's, with their whole scopes. */
export async function authorizationsOf(
  tx: Tx,
  keys: Keys,
  debtorId: DebtorId,
): Promise<readonly StoredAuthorization[]> {
  const opened: StoredAuthorization[] = [];
  for (const row of await rowsOfDebtor(tx, debtorId))
    opened.push(openAuthorization(keys, row, await scopeOf(tx, row)));
  return opened;
}

/** Oldest first, after the one named; every debtor's. */
export async function authorizationsAfter(
  tx: Tx,
  keys: Keys,
  page: { readonly after: AuthorizationId | null; readonly limit: number },
): Promise<readonly StoredAuthorization[]> {
  const { authorizations: a } = tx.t;
  const rows = await tx.q
    .select()
    .from(a)
    .where(page.after === null ? undefined : gt(a.id, page.after))
    .orderBy(asc(a.id))
    .limit(page.limit);
  const opened: StoredAuthorization[] = [];
  for (const row of rows) opened.push(openAuthorization(keys, row, await scopeOf(tx, row)));
  return opened;
}

export async function authorizationOfSubmission(
  tx: Tx,
  submissionId: SubmissionId,
): Promise<AuthorizationId | null> {
  const { authorizations: a } = tx.t;
  const [row] = await tx.q.select({ id: a.id }).from(a).where(eq(a.submissionId, submissionId));
  return row?.id ?? null;
}

/** Sets the instant when none is set yet: check and change in one statement. False when it was set before. */
export async function setEnding(
  tx: Tx,
  id: AuthorizationId,
  column: EndingColumn,
  instant: Instant,
): Promise<boolean> {
  const { authorizations: a } = tx.t;
  const set = await tx.q
    .update(a)
    .set({ [column]: instant })
    .where(and(eq(a.id, id), isNull(a[column])))
    .returning({ id: a.id });
  return set.length === 1;
}

/** Lifts a suspension of one that has not ended in another way. */
export async function liftSuspension(tx: Tx, id: AuthorizationId): Promise<boolean> {
  const { authorizations: a } = tx.t;
  const lifted = await tx.q
    .update(a)
    .set({ suspendedAt: null })
    .where(
      and(
        eq(a.id, id),
        isNotNull(a.suspendedAt),
        isNull(a.revokedAt),
        isNull(a.resignedAt),
        isNull(a.supersededAt),
        isNull(a.annulledAt),
      ),
    )
    .returning({ id: a.id });
  return lifted.length === 1;
}

/** Those of the debtor's that list the case, or cover all: from now on without it. Gives their ids. */
export async function takeOut(
  tx: Tx,
  debtorId: DebtorId,
  caseNumber: CaseNumber,
  at: Instant,
): Promise<readonly AuthorizationId[]> {
  const { authorizations: a, authorizationCases: c } = tx.t;
  const reached = await tx.q
    .select({ id: a.id })
    .from(a)
    .leftJoin(c, and(eq(c.authorizationId, a.id), eq(c.caseNumber, caseNumber)))
    .where(
      and(eq(a.debtorId, debtorId), isNull(c.takenOutAt), or(eq(a.allCases, true), isNotNull(c.caseNumber))),
    );
  for (const { id } of reached)
    await tx.q
      .insert(c)
      .values({ authorizationId: id, caseNumber, takenOutAt: at })
      .onConflictDoUpdate({ target: [c.authorizationId, c.caseNumber], set: { takenOutAt: at } });
  return reached.map(({ id }) => id);
}

/** The listed cases of one that lasts until they are closed, as far as they are registered. */
export async function casesClosing(tx: Tx, id: AuthorizationId): Promise<readonly Case[]> {
  const { authorizationCases: c, cases } = tx.t;
  return tx.q
    .select({
      caseNumber: cases.caseNumber,
      debtorId: cases.debtorId,
      registeredOn: cases.registeredOn,
      status: cases.status,
      lastClosedAt: cases.lastClosedAt,
    })
    .from(c)
    .innerJoin(cases, eq(cases.caseNumber, c.caseNumber))
    .where(eq(c.authorizationId, id));
}

async function rowsOfDebtor(tx: Tx, debtorId: DebtorId) {
  const list = tx.statement('authorizations.debtor', (q, t) =>
    q
      .select()
      .from(t.authorizations)
      .where(eq(t.authorizations.debtorId, placeholder('debtorId')))
      .orderBy(asc(t.authorizations.id)),
  );
  return list({ debtorId });
}

async function scopeOf(tx: Tx, row: AuthorizationRow): Promise<CaseScope> {
  const { authorizationCases: c } = tx.t;
  const rows = await tx.q.select().from(c).where(eq(c.authorizationId, row.id)).orderBy(asc(c.caseNumber));
  if (row.allCases) return { all: true, takenOut: rows.map(({ caseNumber }) => caseNumber) };
  const listed = rows.filter(({ takenOutAt }) => takenOutAt === null).map(({ caseNumber }) => caseNumber);
  return { all: false, listed };
}

/** A row with its scope, unsealed. @throws SealBroken */
export function openAuthorization(keys: Keys, row: AuthorizationRow, scope: CaseScope): StoredAuthorization {
  const { debtor, agent, limits } = openJson(keys, place(row.id), row) as SealedPart;
  return {
    id: row.id,
    debtorId: row.debtorId,
    debtor,
    agent,
    powers: row.powers as readonly Power[],
    scope,
    limits,
    grantedAt: row.grantedAt,
    signedOn: row.signedOn,
    submissionId: row.submissionId,
    ending: {
      revokedAt: row.revokedAt,
      resignedAt: row.resignedAt,
      suspendedAt: row.suspendedAt,
      supersededAt: row.supersededAt,
      annulledAt: row.annulledAt,
    },
    ...kindOf(row),
  };
}

function kindOf({ callId, validFrom, validThrough, untilCaseClosed }: AuthorizationRow) {
  if (callId !== null) return { kind: 'oral', callId } as const;
  return { kind: 'written', validFrom, validThrough, untilCaseClosed } as const;
}

function place(id: AuthorizationId) {
  return { table: 'authorizations', row: id, column: 'sealed' };
}
