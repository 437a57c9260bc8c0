// A person who works here: who he is to the system, and what a name and a password must be.

import type { Instant } from '../shared/dates.js';
import type { StaffId } from '../shared/ids.js';
import type { Fault } from '../shared/result.js';
import { isRole, type Role, ROLES } from './permissions.js';

export type StaffAccount = {
  readonly id: StaffId;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
  /** False until the person has chosen a password. */
  readonly hasPassword: boolean;
};

/** What an account is made of; as typed. */
export type AccountOrder = {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly string[];
};

/** How long a link lets somebody choose a password. House rule. */
export const LINK_MINUTES = 60;

/** OWASP ASVS 5.0, 6.2.1 and 6.2.9: long, and no rules about what is in it. */
export const SHORTEST_PASSWORD = 15;
export const LONGEST_PASSWORD = 128;

const LONGEST_NAME = 100;
const USERNAME = /^[a-z0-9æøåäöéü][a-z0-9æøåäöéü._@+-]{1,63}$/;

/** The same user whichever way he writes it. */
export function foldUsername(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** Every fault of `username` (2–64 letters, digits and . _ @ + -), `name` and `roles`. */
export function faultsOfOrder({ username, name, roles }: AccountOrder): readonly Fault[] {
  return [
    ...(USERNAME.test(foldUsername(username)) ? [] : [{ path: 'username', code: 'NOT_A_USERNAME' }]),
    ...faultsOfName(name.trim()),
    ...faultsOfRoles(roles),
  ];
}

/** Every fault of a password that needs no dictionary to be seen. */
export function faultsOfLength(password: string): readonly Fault[] {
  const length = Array.from(password).length;
  if (length < SHORTEST_PASSWORD)
    return [{ path: 'password', code: 'TOO_SHORT', named: String(SHORTEST_PASSWORD) }];
  if (length > LONGEST_PASSWORD)
    return [{ path: 'password', code: 'TOO_LONG', named: String(LONGEST_PASSWORD) }];
  return [];
}

function faultsOfName(name: string): readonly Fault[] {
  if (name === '') return [{ path: 'name', code: 'MISSING' }];
  if (name.length > LONGEST_NAME) return [{ path: 'name', code: 'TOO_LONG', named: String(LONGEST_NAME) }];
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name) ? [{ path: 'name', code: 'NOT_TEXT' }] : [];
}

function faultsOfRoles(roles: readonly string[]): readonly Fault[] {
  if (roles.length === 0) return [{ path: 'roles', code: 'MISSING' }];
  return roles.every(isRole) ? [] : [{ path: 'roles', code: 'NOT_ALLOWED', named: ROLES.join(', ') }];
}
