// Keeps who is signed in, never the secret that proves it; and how often a password was tried in vain.

import { and, asc, eq, gt, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { StaffId } from '../../shared/ids.js';
import { nameSealedIn } from '../accounts/records.js';
import { isRole, type Role } from '../permissions.js';

const { placeholder } = sql;

export type StoredSession = {
  readonly key: string;
  readonly staffId: StaffId;
  readonly startedAt: Instant;
  readonly lastUsedAt: Instant;
  readonly endsAt: Instant;
};

export async function addSession(tx: Tx, session: StoredSession): Promise<void> {
  await tx.q.insert(tx.t.staffSessions).values({ ...session });
}

/** A session in use and the account as it is now; a disabled account has none. */
export async function sessionInUse(
  tx: Tx,
  keys: Keys,
  asked: { readonly key: string; readonly now: Instant; readonly idleSince: Instant },
): Promise<(StoredSession & { readonly name: string; readonly roles: readonly Role[] }) | null> {
  const find = tx.statement('session.inUse', (q, t) =>
    q
      .select({
        key: t.staffSessions.key,
        staffId: t.staffSessions.staffId,
        startedAt: t.staffSessions.startedAt,
        lastUsedAt: t.staffSessions.lastUsedAt,
        endsAt: t.staffSessions.endsAt,
        id: t.staffAccounts.id,
        roles: t.staffAccounts.roles,
        dataKey: t.staffAccounts.dataKey,
        sealed: t.staffAccounts.sealed,
      })
      .from(t.staffSessions)
      .innerJoin(t.staffAccounts, eq(t.staffAccounts.id, t.staffSessions.staffId))
      .where(
        and(
          eq(t.staffSessions.key, placeholder('key')),
          gt(t.staffSessions.endsAt, placeholder('now')),
          gt(t.staffSessions.lastUsedAt, placeholder('idleSince')),
          isNull(t.staffAccounts.disabledAt),
        ),
      ),
  );
  const [row] = await find(asked);
  if (!row) return null;
  const { roles, id, dataKey, sealed, ...session } = row;
  return { ...session, roles: roles.filter(isRole), name: nameSealedIn(keys, { id, dataKey, sealed }) };
}

/** Notes that a session is in use, unless that was noted after `before`. */
export async function noteUse(tx: Tx, key: string, now: Instant, before: Instant): Promise<void> {
  const { staffSessions } = tx.t;
  await tx.q
    .update(staffSessions)
    .set({ lastUsedAt: now })
    .where(and(eq(staffSessions.key, key), lt(staffSessions.lastUsedAt, before)));
}

/** False when it was over already. */
export async function removeSession(tx: Tx, key: string): Promise<boolean> {
  const { staffSessions } = tx.t;
  const removed = await tx.q
    .delete(staffSessions)
    .where(eq(staffSessions.key, key))
    .returning({ key: staffSessions.key });
  return removed.length === 1;
}

export async function removeSessionsOf(tx: Tx, staffId: StaffId): Promise<void> {
  await tx.q.delete(tx.t.staffSessions).where(eq(tx.t.staffSessions.staffId, staffId));
}

/** Removes the oldest sessions that are over, at most `limit` of them; gives how many. */
export async function forgetEnded(tx: Tx, now: Instant, limit: number): Promise<number> {
  const { staffSessions } = tx.t;
  const ended = tx.q
    .select({ key: staffSessions.key })
    .from(staffSessions)
    .where(lte(staffSessions.endsAt, now))
    .orderBy(asc(staffSessions.endsAt))
    .limit(limit);
  const removed = await tx.q
    .delete(staffSessions)
    .where(inArray(staffSessions.key, ended))
    .returning({ key: staffSessions.key });
  return removed.length;
}

type Limit = { readonly now: Instant; readonly since: Instant; readonly most: number };

/** Whether a try is left, without taking it. */
export async function hasTryLeft(tx: Tx, tryKey: string, { since, most }: Limit): Promise<boolean> {
  const { signInTries } = tx.t;
  const [used] = await tx.q
    .select({ tries: signInTries.tries })
    .from(signInTries)
    .where(and(eq(signInTries.tryKey, tryKey), gt(signInTries.since, since)));
  return (used?.tries ?? 0) < most;
}

/** Takes a try; false when none is left. Counted and checked in one statement. */
export async function takeTry(tx: Tx, tryKey: string, { now, since, most }: Limit): Promise<boolean> {
  const { signInTries } = tx.t;
  await tx.q.delete(signInTries).where(lte(signInTries.since, since));
  await tx.q.insert(signInTries).values({ tryKey, tries: 0, since: now }).onConflictDoNothing();
  const taken = await tx.q
    .update(signInTries)
    .set({ tries: sql`${signInTries.tries} + 1` })
    .where(and(eq(signInTries.tryKey, tryKey), lt(signInTries.tries, most)))
    .returning({ tryKey: signInTries.tryKey });
  return taken.length === 1;
}

export async function giveTriesBack(tx: Tx, tryKey: string): Promise<void> {
  await tx.q.delete(tx.t.signInTries).where(eq(tx.t.signInTries.tryKey, tryKey));
}
