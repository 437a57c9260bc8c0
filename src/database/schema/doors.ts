// What the doors keep of whoever comes: case systems, visitors, and how often something was asked for.

import type { Instant } from '../../shared/dates.js';
import type { ClientId } from '../../shared/ids.js';
import type { Kit } from '../kit.js';

export function defineDoors(k: Kit) {
  const apiClients = k.table('api_clients', {
    id: k.text('id').$type<ClientId>().primaryKey(),
    name: k.text('name').notNull(),
    secretHash: k.bytes('secret_hash').notNull(),
    scopes: k.json<readonly string[]>('scopes').notNull(),
    createdAt: k.text('created_at').$type<Instant>().notNull(),
    revokedAt: k.text('revoked_at').$type<Instant>(),
  });

  const idempotentAnswers = k.table(
    'idempotent_answers',
    {
      /** Blind index of client, route and key. */
      requestKey: k.text('request_key').primaryKey(),
      bodyKey: k.text('body_key').notNull(),
      createdAt: k.text('created_at').$type<Instant>().notNull(),
      dataKey: k.bytes('data_key').notNull(),
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [k.index('idempotent_answers_created').on(t.createdAt)],
  );

  /** How often something was asked for within a stretch of time, by all processes together. */
  const rateCounters = k.table(
    'rate_counters',
    {
      /** Blind index of what is counted and of the address it came from. */
      subjectKey: k.text('subject_key').primaryKey(),
      count: k.int('count').notNull(),
      /** Then it begins anew. */
      until: k.text('until').$type<Instant>().notNull(),
    },
    (t) => [k.index('rate_counters_until').on(t.until)],
  );

  /** What one visitor has typed and not sent yet, and what he has been given: kept for his browser alone, for a day. */
  const visits = k.table(
    'visits',
    {
      /** Hash of the secret in the cookie. */
      key: k.text('key').primaryKey(),
      expiresAt: k.text('expires_at').$type<Instant>().notNull(),
      dataKey: k.bytes('data_key').notNull(),
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [k.index('visits_expires').on(t.expiresAt)],
  );

  const callbacks = k.table(
    'callbacks',
    {
      id: k.text('id').primaryKey(),
      createdAt: k.text('created_at').$type<Instant>().notNull(),
      preferredAt: k.text('preferred_at').$type<Instant>(),
      /** When somebody last called without getting an answer. */
      triedAt: k.text('tried_at').$type<Instant>(),
      /** When it was seen to; null while it waits. */
      doneAt: k.text('done_at').$type<Instant>(),
      dataKey: k.bytes('data_key').notNull(),
      /** The phone number, and the case number as typed: people write other things there. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [
      k.index('callbacks_created').on(t.createdAt, t.id),
      k.index('callbacks_waiting').on(t.doneAt, t.createdAt, t.id),
    ],
  );

  return { apiClients, idempotentAnswers, rateCounters, visits, callbacks };
}
