// Accounts of staff: made, listed, given other roles, disabled; and the link by which a person chooses a password.

import { randomBytes } from 'node:crypto';
import { type Done, type Who, act } from '../../audit/act.js';
import type { AuditEvent } from '../../audit/events.js';
import type { Ledger } from '../../audit/ledger.js';
import type { Database } from '../../database/database.js';
import { blindIndex } from '../../sealing/blind-index.js';
import type { Keys } from '../../sealing/keys.js';
import type { Agency } from '../../shared/agency.js';
import { addMinutes, type Instant } from '../../shared/dates.js';
import type { Id, StaffId } from '../../shared/ids.js';
import { type Fault, type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import {
  type AccountOrder,
  faultsOfLength,
  faultsOfOrder,
  foldUsername,
  LINK_MINUTES,
  type StaffAccount,
} from '../account.js';
import type { Passwords } from '../passwords.js';
import { isRole, type Role } from '../permissions.js';
import { removeSessionsOf } from '../sessions/records.js';
import {
  accountById,
  addAccount,
  addLink,
  allAccounts,
  findLink,
  hasAccounts,
  markDisabled,
  savePassword,
  saveRoles,
  type StaffLink,
  takeLink,
} from './records.js';

export type Needs = {
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly now: () => Instant;
  readonly newId: <Of extends string>() => Id<Of>;
};

/** `secret` opens the page where a password is chosen, once, until `expiresAt`; only its blind index is kept. */
export type OpenLink = { readonly secret: string; readonly expiresAt: Instant };

const SECRET_BYTES = 32;

/** Makes an account without a password. Refused with INVALID_INPUT and every fault, among them USERNAME_TAKEN. */
export async function createAccount(
  needs: Needs,
  who: Who,
  order: AccountOrder,
): Promise<Result<{ readonly account: StaffAccount; readonly link: OpenLink }, Refusal>> {
  const account = accountOf(needs, order);
  const faults = faultsOfOrder(order);
  const link = newLink(needs);
  return act(needs, who, async (tx): Promise<Done<{ account: StaffAccount; link: OpenLink }, Refusal>> => {
    if (faults.length > 0) return refuse('staff-created', faults);
    if (!(await addAccount(tx, needs.keys, account))) return refuse('staff-created', [TAKEN]);
    await addLink(tx, storedLink(needs, account.id, link));
    const event = created(account);
    return { result: allowed({ account, link }), event };
  });
}

/** A new link for somebody who has none, has lost it, or has forgotten the password. Refused with NOT_FOUND. */
export async function inviteAgain(needs: Needs, who: Who, id: StaffId): Promise<Result<OpenLink, Refusal>> {
  const link = newLink(needs);
  return act(needs, who, async (tx): Promise<Done<OpenLink, Refusal>> => {
    const account = await accountById(tx, needs.keys, id);
    if (!account || account.disabledAt !== null) return refuse('staff-invited', [], 'NOT_FOUND');
    await addLink(tx, storedLink(needs, id, link));
    return { result: allowed(link), event: { type: 'staff-invited', outcome: 'done', about: id } };
  });
}

/** Every account, oldest first. */
export async function listAccounts(
  needs: Pick<Needs, 'ledger' | 'keys'>,
  who: Who,
): Promise<Result<readonly StaffAccount[], Refusal>> {
  return act(needs, who, async (tx) => ({
    result: allowed(await allAccounts(tx, needs.keys)),
    event: { type: 'staff-listed', outcome: 'read', about: null },
  }));
}

/** Gives other roles. Whoever is signed in as this person is signed out. Refused with INVALID_INPUT, NOT_FOUND. */
export async function changeRoles(
  needs: Needs,
  who: Who,
  asked: { readonly id: StaffId; readonly roles: readonly Role[] },
): Promise<Result<null, Refusal>> {
  const { id, roles } = asked;
  return act(needs, who, async (tx): Promise<Done<null, Refusal>> => {
    if (roles.length === 0) return refuse('staff-changed', [{ path: 'roles', code: 'MISSING' }]);
    // Nobody grants himself anything (ASVS 5.0, 2.3.5).
    if (who.kind === 'staff' && who.id === id) return refuse('staff-changed', [], 'FORBIDDEN');
    if (!(await saveRoles(tx, id, roles))) return refuse('staff-changed', [], 'NOT_FOUND');
    await removeSessionsOf(tx, id);
    const event: AuditEvent = { type: 'staff-changed', outcome: 'done', about: id, details: { roles } };
    return { result: allowed(null), event };
  });
}

/** Shuts somebody out, at once and everywhere. Again is harmless. Refused with NOT_FOUND, and with FORBIDDEN for oneself. */
export async function disableAccount(
  needs: Needs,
  who: Who,
  id: StaffId,
): Promise<Result<{ readonly id: StaffId; readonly disabledAt: Instant }, Refusal>> {
  const now = needs.now();
  return act(needs, who, async (tx): Promise<Done<{ id: StaffId; disabledAt: Instant }, Refusal>> => {
    // The last administrator could not be let in again by anybody.
    if (who.kind === 'staff' && who.id === id) return refuse('staff-disabled', [], 'FORBIDDEN');
    await markDisabled(tx, id, now);
    const account = await accountById(tx, needs.keys, id);
    if (!account) return refuse('staff-disabled', [], 'NOT_FOUND');
    await removeSessionsOf(tx, id);
    const result = allowed({ id, disabledAt: account.disabledAt ?? now });
    return { result, event: { type: 'staff-disabled', outcome: 'done', about: id } };
  });
}

/** The link to the first account of an installation; null when there are accounts already. Earlier ones end. */
export async function inviteFirst(needs: Needs, who: Who): Promise<OpenLink | null> {
  const link = newLink(needs);
  const made = await act(needs, who, async (tx): Promise<Done<OpenLink | null, never>> => {
    const event = { type: 'staff-invited', outcome: 'done', about: null } as const;
    if (await hasAccounts(tx)) return { result: allowed(null), event: { ...event, outcome: 'read' } };
    await addLink(tx, storedLink(needs, null, link));
    return { result: allowed(link), event };
  });
  return made.ok ? made.value : null;
}

/** Whether anybody could sign in at all. */
export function anyAccount({ database }: { readonly database: Database }): Promise<boolean> {
  return hasAccounts(database.read);
}

/** What a link is for: the first account, or somebody's password; null when it opens nothing (any more). */
export async function lookAtLink(
  needs: Pick<Needs, 'keys' | 'now'> & { readonly database: Database },
  secret: string,
): Promise<'first-account' | 'password' | null> {
  const link = await findLink(needs.database.read, linkKey(needs.keys, secret), needs.now());
  if (!link) return null;
  return link.staffId === null ? 'first-account' : 'password';
}

/** What somebody with a link asks for; username and name only for the first account. */
export type Choosing = {
  readonly secret: string;
  readonly password: string;
  readonly username?: string;
  readonly name?: string;
};

type ChoosingNeeds = Needs & {
  readonly database: Database;
  readonly passwords: Passwords;
  readonly agency: Agency;
};

/**
 * Uses a link: a password is set, all sessions of the account end, and the first account is made when the link is for
 * that, with all roles that let the others be made. Refused with NOT_FOUND for a link that opens nothing, and with
 * INVALID_INPUT and every fault of what was typed: the link can then be used again.
 */
export async function choosePassword(
  needs: ChoosingNeeds,
  who: Who,
  asked: Choosing,
): Promise<Result<{ readonly staffId: StaffId }, Refusal>> {
  const key = linkKey(needs.keys, asked.secret);
  const link = await findLink(needs.database.read, key, needs.now());
  const order = { username: asked.username ?? '', name: asked.name ?? '', roles: ['admin'] };
  const first = link && link.staffId === null ? accountOf(needs, order) : null;
  const faults = [
    ...(first ? faultsOfOrder(order) : []),
    ...(link ? await faultsOfPassword(needs, link, asked) : []),
  ];
  // Slow, so before the transaction, and only for what may be kept.
  const hash = link && faults.length === 0 ? await needs.passwords.hash(asked.password) : null;
  const now = needs.now();
  return act(needs, who, async (tx): Promise<Done<{ staffId: StaffId }, Refusal>> => {
    if (!link) return refuse('password-set', [], 'NOT_FOUND');
    if (hash === null) return refuse('password-set', faults);
    // Another may have been faster with the same link.
    if (!(await takeLink(tx, key, now))) return refuse('password-set', [], 'NOT_FOUND');
    if (first && !(await addAccount(tx, needs.keys, first))) return refuse('password-set', [TAKEN]);
    const staffId = first?.id ?? link.staffId;
    if (staffId === null) throw new Error('a link is for somebody or for the first account');
    await savePassword(tx, staffId, hash);
    await removeSessionsOf(tx, staffId);
    const set: AuditEvent = { type: 'password-set', outcome: 'done', about: staffId };
    return { result: allowed({ staffId }), event: first ? [created(first), set] : set };
  });
}

const TAKEN: Fault = { path: 'username', code: 'USERNAME_TAKEN' };

async function faultsOfPassword(
  { database, keys, passwords, agency }: ChoosingNeeds,
  { staffId }: StaffLink,
  { password, username = '', name = '' }: Choosing,
): Promise<readonly Fault[]> {
  const wrong = faultsOfLength(password);
  if (wrong.length > 0) return wrong;
  const account = staffId === null ? null : await accountById(database.read, keys, staffId);
  const words = [account?.username ?? username, account?.name ?? name, agency.name, 'fullmakt', 'inkasso'];
  const easy = await passwords.isEasilyGuessed(
    password,
    words.flatMap((text) => [text, ...text.split(/\s+/)]),
  );
  return easy ? [{ path: 'password', code: 'EASILY_GUESSED' }] : [];
}

function accountOf({ newId, now }: Needs, { username, name, roles }: AccountOrder): StaffAccount {
  return {
    id: newId<'staff'>(),
    username: foldUsername(username),
    name: name.normalize('NFC').trim(),
    roles: roles.filter(isRole),
    createdAt: now(),
    disabledAt: null,
    hasPassword: false,
  };
}

function newLink({ now }: Needs): OpenLink {
  return {
    secret: randomBytes(SECRET_BYTES).toString('base64url'),
    expiresAt: addMinutes(now(), LINK_MINUTES),
  };
}

function storedLink({ keys }: Needs, staffId: StaffId | null, { secret, expiresAt }: OpenLink): StaffLink {
  return { linkKey: linkKey(keys, secret), staffId, expiresAt };
}

function linkKey(keys: Keys, secret: string): string {
  return blindIndex(keys, 'staff-link', secret);
}

function created({ id, username, name, roles }: StaffAccount): AuditEvent {
  return { type: 'staff-created', outcome: 'done', about: id, details: { username, name, roles } };
}

function refuse(
  type: AuditEvent['type'],
  faults: readonly Fault[],
  code = 'INVALID_INPUT',
): Done<never, Refusal> {
  const codes = faults.map((fault) => ({ path: fault.path, code: fault.code }));
  return {
    result: refused(refusal(code, faults)),
    event: { type, outcome: 'refused', about: null, details: { code, codes } },
  };
}
