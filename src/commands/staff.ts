// Accounts of staff from the command line: made, listed, given a new link, shut out.

import type { StaffId } from '../shared/ids.js';
import type { Refusal } from '../shared/result.js';
import { createAccount, disableAccount, inviteAgain, listAccounts } from '../staff/accounts/actions.js';
import { type AccountOrder, LINK_MINUTES, type StaffAccount } from '../staff/account.js';
import { ROLES } from '../staff/permissions.js';
import { inExisting, inInstallation } from './installation.js';
import type { Io } from './io.js';
import { type Outcome, done, refuse } from './outcome.js';

/** Prints a link with which the person chooses a password; it is never shown again. */
export function createStaffCommand(io: Io, order: AccountOrder): Promise<Outcome> {
  return inInstallation(io, async ({ world, config, who }) => {
    const created = await createAccount(world, who, order);
    if (!created.ok) return refuse(created.refusal.code, faultWords(created.refusal), created.refusal.faults);
    const { account, link } = created.value;
    return done(
      { id: account.id, ...shown(config.publicUrl, link) },
      ...linkLines(account.id, config.publicUrl, link),
    );
  });
}

export function staffLinkCommand(io: Io, id: string): Promise<Outcome> {
  return inExisting(io, async ({ world, config, who }) => {
    const invited = await inviteAgain(world, who, id as StaffId);
    if (!invited.ok) return refuse(invited.refusal.code, `there is no account ${id} in use`);
    const link = invited.value;
    return done({ id, ...shown(config.publicUrl, link) }, ...linkLines(id, config.publicUrl, link));
  });
}

export function listStaffCommand(io: Io): Promise<Outcome> {
  return inExisting(io, async ({ world, who }) => {
    const listed = await listAccounts(world, who);
    if (!listed.ok) return refuse(listed.refusal.code, faultWords(listed.refusal));
    const lines = listed.value.map(lineOf);
    return done(listed.value, ...(lines.length > 0 ? lines : ['There are no accounts.']));
  });
}

export function disableStaffCommand(io: Io, id: string): Promise<Outcome> {
  return inExisting(io, async ({ world, who }) => {
    const disabled = await disableAccount(world, who, id as StaffId);
    if (!disabled.ok) return refuse(disabled.refusal.code, `there is no account ${id}`);
    return done(disabled.value, `Account ${id} is disabled: nobody is signed in as this person any more.`);
  });
}

type Link = { readonly secret: string; readonly expiresAt: string };

function shown(publicUrl: string, { secret, expiresAt }: Link) {
  return { link: `${publicUrl}/intern/lenke/${secret}`, expiresAt };
}

function linkLines(id: string, publicUrl: string, link: Link): readonly string[] {
  return [
    `Account ${id}. With this link the person chooses a password within ${LINK_MINUTES} minutes. It is shown only once:`,
    shown(publicUrl, link).link,
  ];
}

function lineOf({ id, username, name, roles, disabledAt, hasPassword }: StaffAccount): string {
  const state =
    disabledAt !== null ? `disabled ${disabledAt}` : hasPassword ? 'active' : 'has no password yet';
  return `${id}  ${username}  ${name}  [${roles.join(', ')}]  ${state}`;
}

function faultWords({ code, faults }: Refusal): string {
  if (faults.length === 0) return `the account was refused (${code})`;
  return faults.map((fault) => WORDS[`${fault.path} ${fault.code}`] ?? fault.code).join('; ');
}

const WORDS: Readonly<Record<string, string>> = {
  'username NOT_A_USERNAME': 'a username has 2–64 letters, digits or . _ @ + - (--username)',
  'username USERNAME_TAKEN': 'the username is in use',
  'name MISSING': 'an account needs a name (--name)',
  'name TOO_LONG': 'the name has more than 100 characters',
  'name NOT_TEXT': 'the name holds characters that are not text',
  'roles MISSING': `an account needs at least one role (--roles): ${ROLES.join(', ')}`,
  'roles NOT_ALLOWED': `there is no such role; there are ${ROLES.join(', ')}`,
};
