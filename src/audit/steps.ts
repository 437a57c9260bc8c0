// Steps of later actions: what has been recorded about one record, unsealed, read inside their transaction.

import type { Tx } from '../database/database.js';
import { openJson } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import { entryPlace } from './entry-place.js';
import type { Actor, AuditEvent, EventType } from './events.js';
import type { Head } from './chain.js';
import { type StoredEntry, allHeads, entriesAbout, isClosed, readHeads } from './records.js';

/** A line of a record's story. `details` is null when what was sealed has been erased. */
export type Recorded = {
  readonly at: Instant;
  readonly type: EventType;
  readonly outcome: AuditEvent['outcome'];
  readonly by: Pick<Actor, 'kind' | 'id' | 'onBehalfOf'>;
  readonly details: Readonly<Record<string, unknown>> | null;
};

/** The events of these types about one record, oldest first. */
export async function recordedAbout(
  tx: Tx,
  keys: Keys,
  about: { readonly id: string; readonly types: readonly EventType[]; readonly limit: number },
): Promise<readonly Recorded[]> {
  const entries = await entriesAbout(tx, about);
  return entries.map((entry) => openEntry(keys, entry));
}

/** One stored entry, unsealed. @throws SealBroken */
export function openEntry(keys: Keys, entry: StoredEntry): Recorded {
  const opened =
    entry.dataKey && openJson(keys, entryPlace(entry.chain, entry.seq), { ...entry, dataKey: entry.dataKey });
  const { onBehalfOf = null, ...details } = (opened ?? {}) as { onBehalfOf?: string | null };
  return {
    at: entry.at,
    type: entry.type as EventType,
    outcome: entry.outcome as AuditEvent['outcome'],
    by: { kind: entry.actorKind as Actor['kind'], id: entry.actorId, onBehalfOf },
    details: opened ? details : null,
  };
}

/** The last link of each chain. */
export async function chainHeads(tx: Tx): Promise<readonly Head[]> {
  return readHeads(tx);
}

/** Whether some process holds a chain at this instant, as far as the record tells: it is writing, or has just died. */
export async function leasesAfter(tx: Tx, now: Instant): Promise<boolean> {
  const heads = await allHeads(tx);
  return heads.some((head) => !isClosed(head) && head.leasedUntil !== null && head.leasedUntil > now);
}
