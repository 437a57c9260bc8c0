// Reads what the answer on a call depends on, without opening anything that is sealed.

import { asc, eq, and, sql } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import type { CallId } from '../../shared/ids.js';

/** One row for each authorization of the debtor of the call's case, at least one; none for a call nobody knows. */
export async function whatACallHangsOn(tx: Tx, id: CallId) {
  const find = tx.statement('calls.hangsOn', (q, t) =>
    q
      .select({
        endedAt: t.calls.endedAt,
        endsAtLatest: t.calls.endsAtLatest,
        debtorLeftAt: t.calls.debtorLeftAt,
        debtorId: t.cases.debtorId,
        caseStatus: t.cases.status,
        lastClosedAt: t.cases.lastClosedAt,
        debtorStatus: t.debtors.status,
        authorizationId: t.authorizations.id,
        revokedAt: t.authorizations.revokedAt,
        resignedAt: t.authorizations.resignedAt,
        suspendedAt: t.authorizations.suspendedAt,
        supersededAt: t.authorizations.supersededAt,
        annulledAt: t.authorizations.annulledAt,
        takenOutAt: t.authorizationCases.takenOutAt,
      })
      .from(t.calls)
      .leftJoin(t.cases, eq(t.cases.caseNumber, t.calls.caseNumber))
      .leftJoin(t.debtors, eq(t.debtors.id, t.cases.debtorId))
      .leftJoin(t.authorizations, eq(t.authorizations.debtorId, t.debtors.id))
      .leftJoin(
        t.authorizationCases,
        and(
          eq(t.authorizationCases.authorizationId, t.authorizations.id),
          eq(t.authorizationCases.caseNumber, t.cases.caseNumber),
        ),
      )
      .where(eq(t.calls.id, sql.placeholder('id')))
      .orderBy(asc(t.authorizations.id)),
  );
  return find({ id });
}
