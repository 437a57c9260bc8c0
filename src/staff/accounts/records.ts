// Keeps accounts of staff: names sealed, found by blind index; and the links by which a password is chosen, only as hashes.

import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Tx } from '../../database/database.js';
import { blindIndex } from '../../sealing/blind-index.js';
import { openJson, sealJson } from '../../sealing/envelope.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import type { StaffId } from '../../shared/ids.js';
import { foldUsername, type StaffAccount } from '../account.js';
import { isRole, type Role } from '../permissions.js';

type Named = { readonly username: string; readonly name: string };

/** False when the username is taken. */
export async function addAccount(tx: Tx, keys: Keys, account: StaffAccount): Promise<boolean> {
  const { id, username, name, roles, createdAt, disabledAt } = account;
  const named: Named = { username, name };
  const added = await tx.q
    .insert(tx.t.staffAccounts)
    .values({
      id,
      usernameKey: usernameKey(keys, username),
      roles: [...roles],
      createdAt,
      disabledAt,
      passwordHash: null,
      ...sealJson(keys, place(id), named),
    })
    .onConflictDoNothing()
    .returning({ id: tx.t.staffAccounts.id });
  return added.length === 1;
}

/** Oldest first, the disabled ones too. */
export async function allAccounts(tx: Tx, keys: Keys): Promise<readonly StaffAccount[]> {
  const { staffAccounts } = tx.t;
  const rows = await tx.q
    .select()
    .from(staffAccounts)
    .orderBy(asc(staffAccounts.createdAt), asc(staffAccounts.id));
  return rows.map((row) => accountOf(keys, row));
}

export async function accountById(tx: Tx, keys: Keys, id: StaffId): Promise<StaffAccount | null> {
  const { staffAccounts } = tx.t;
  const [row] = await tx.q.select().from(staffAccounts).where(eq(staffAccounts.id, id));
  return row ? accountOf(keys, row) : null;
}

/** With the hash of the password; null when nobody has this username. */
export async function accountByUsername(
  tx: Tx,
  keys: Keys,
  username: string,
): Promise<(StaffAccount & { readonly passwordHash: string | null }) | null> {
  const { staffAccounts } = tx.t;
  const key = usernameKey(keys, foldUsername(username));
  const [row] = await tx.q.select().from(staffAccounts).where(eq(staffAccounts.usernameKey, key));
  return row ? { ...accountOf(keys, row), passwordHash: row.passwordHash } : null;
}

export async function hasAccounts(tx: Tx): Promise<boolean> {
  const some = await tx.q.select({ id: tx.t.staffAccounts.id }).from(tx.t.staffAccounts).limit(1);
  return some.length > 0;
}

/** False when there is no such account that is not disabled already. */
export async function markDisabled(tx: Tx, id: StaffId, at: Instant): Promise<boolean> {
  const { staffAccounts } = tx.t;
  const changed = await tx.q
    .update(staffAccounts)
    .set({ disabledAt: at })
    .where(and(eq(staffAccounts.id, id), isNull(staffAccounts.disabledAt)))
    .returning({ id: staffAccounts.id });
  return changed.length === 1;
}

/** False when there is no such account in use. */
export async function saveRoles(tx: Tx, id: StaffId, roles: readonly Role[]): Promise<boolean> {
  const { staffAccounts } = tx.t;
  const changed = await tx.q
    .update(staffAccounts)
    .set({ roles: [...roles] })
    .where(and(eq(staffAccounts.id, id), isNull(staffAccounts.disabledAt)))
    .returning({ id: staffAccounts.id });
  return changed.length === 1;
}

export async function savePassword(tx: Tx, id: StaffId, passwordHash: string): Promise<void> {
  const { staffAccounts } = tx.t;
  await tx.q.update(staffAccounts).set({ passwordHash }).where(eq(staffAccounts.id, id));
}

/** `staffId` null: for the first account of an installation. */
export type StaffLink = {
  readonly linkKey: string;
  readonly staffId: StaffId | null;
  readonly expiresAt: Instant;
};

/** Ends the links this person had before: only the newest one counts. */
export async function addLink(tx: Tx, link: StaffLink): Promise<void> {
  const { staffLinks } = tx.t;
  const before = link.staffId === null ? isNull(staffLinks.staffId) : eq(staffLinks.staffId, link.staffId);
  await tx.q.delete(staffLinks).where(before);
  await tx.q.insert(staffLinks).values({ ...link });
}

export async function findLink(tx: Tx, linkKey: string, now: Instant): Promise<StaffLink | null> {
  const { staffLinks } = tx.t;
  const [row] = await tx.q
    .select()
    .from(staffLinks)
    .where(and(eq(staffLinks.linkKey, linkKey), gt(staffLinks.expiresAt, now)));
  return row ?? null;
}

/** Uses a link up; null when it is not there, or has expired. */
export async function takeLink(tx: Tx, linkKey: string, now: Instant): Promise<StaffLink | null> {
  const { staffLinks } = tx.t;
  await tx.q.delete(staffLinks).where(lte(staffLinks.expiresAt, now));
  const [taken] = await tx.q.delete(staffLinks).where(eq(staffLinks.linkKey, linkKey)).returning();
  return taken ?? null;
}

export function nameSealedIn(keys: Keys, row: Sealed): string {
  return (openJson(keys, place(row.id), row) as Named).name;
}

type Sealed = { readonly id: StaffId; readonly dataKey: Buffer; readonly sealed: Buffer };

type Row = Sealed & {
  readonly roles: readonly string[];
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
  readonly passwordHash: string | null;
};

function accountOf(keys: Keys, row: Row): StaffAccount {
  const { id, roles, createdAt, disabledAt, passwordHash } = row;
  const { username, name } = openJson(keys, place(id), row) as Named;
  const known = roles.filter(isRole);
  return { id, username, name, roles: known, createdAt, disabledAt, hasPassword: passwordHash !== null };
}

function usernameKey(keys: Keys, username: string): string {
  return blindIndex(keys, 'staff-username', username);
}

function place(id: StaffId) {
  return { table: 'staff_accounts', row: id, column: 'sealed' };
}
