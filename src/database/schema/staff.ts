// Staff accounts, their sessions, and what lies on their desks.

import type { Instant } from '../../shared/dates.js';
import type { StaffId } from '../../shared/ids.js';
import type { Kit } from '../kit.js';

export function defineStaff(k: Kit) {
  const staffAccounts = k.table(
    'staff_accounts',
    {
      id: k.text('id').$type<StaffId>().primaryKey(),
      /** Blind index of the username. */
      usernameKey: k.text('username_key').notNull(),
      roles: k.json<readonly string[]>('roles').notNull(),
      /** Null until the person has chosen a password. */
      passwordHash: k.text('password_hash'),
      createdAt: k.text('created_at').$type<Instant>().notNull(),
      disabledAt: k.text('disabled_at').$type<Instant>(),
      dataKey: k.bytes('data_key').notNull(),
      /** Username and name. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [k.uniqueIndex('staff_accounts_username').on(t.usernameKey)],
  );

  /** The way to choose a password, once; for nobody yet when it makes the first account. */
  const staffLinks = k.table('staff_links', {
    /** Blind index of the link's secret. */
    linkKey: k.text('link_key').primaryKey(),
    staffId: k.text('staff_id').$type<StaffId>(),
    expiresAt: k.text('expires_at').$type<Instant>().notNull(),
  });

  const staffSessions = k.table(
    'staff_sessions',
    {
      /** Hash of the secret in the cookie. */
      key: k.text('key').primaryKey(),
      staffId: k.text('staff_id').$type<StaffId>().notNull(),
      startedAt: k.text('started_at').$type<Instant>().notNull(),
      lastUsedAt: k.text('last_used_at').$type<Instant>().notNull(),
      endsAt: k.text('ends_at').$type<Instant>().notNull(),
    },
    (t) => [k.index('staff_sessions_staff').on(t.staffId), k.index('staff_sessions_ends').on(t.endsAt)],
  );

  const signInTries = k.table(
    'sign_in_tries',
    {
      /** Blind index of the username, and of the browser where it is known. */
      tryKey: k.text('try_key').primaryKey(),
      tries: k.int('tries').notNull(),
      since: k.text('since').$type<Instant>().notNull(),
    },
    (t) => [k.index('sign_in_tries_since').on(t.since)],
  );

  /** What lies in front of one person at work: begun and not finished, or to be shown once. */
  const deskItems = k.table(
    'desk_items',
    {
      staffId: k.text('staff_id').$type<StaffId>().notNull(),
      kind: k.text('kind').notNull(),
      keptAt: k.text('kept_at').$type<Instant>().notNull(),
      dataKey: k.bytes('data_key').notNull(),
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.staffId, t.kind] }), k.index('desk_items_kept').on(t.keptAt)],
  );

  return { staffAccounts, staffLinks, staffSessions, signInTries, deskItems };
}
