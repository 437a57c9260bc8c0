// Steps of later actions: what has been recorded about one record, unsealed, read inside their transaction.

import type { Tx } from '../database/database.js';
import { openJson } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import { entryPlace } from './entry-place.js';
import type { CaseNumber } from '../shared/ids.js';
import type { Actor, AuditEvent, EventType } from './events.js';
import type { Head } from './chain.js';
import { erasureMark, looksErased } from './erasure.js';
import {
  type StoredEntry,
  allHeads,
  entriesAbout,
  entriesAfter,
  isClosed,
  putDataKey,
  readHeads,
  unerasedAbout,
} from './records.js';
import { searchEntries } from './searching.js';

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

/** A line of a case's story, and the record it is about. */
export type RecordedOnCase = Recorded & { readonly about: string | null };

/** The newest events of these types about one case, newest first. */
export async function recordedOnCase(
  tx: Tx,
  keys: Keys,
  asked: {
    readonly caseNumber: CaseNumber;
    readonly types: readonly EventType[];
    readonly limit: number;
  },
): Promise<readonly RecordedOnCase[]> {
  const { caseNumber, types, limit } = asked;
  const { entries } = await searchEntries(tx, {
    filter: { caseNumbers: [caseNumber], types },
    before: new Map(),
    limit,
  });
  return entries.map((entry) => ({ ...openEntry(keys, entry), about: entry.aboutId }));
}

/** A line of the record with its place in it. */
export type AuditLine = Recorded & {
  readonly chain: number;
  readonly seq: number;
  readonly aboutId: string | null;
  readonly caseNumber: string | null;
  readonly requestId: string;
};

/** @throws SealBroken */
export function auditLineOf(keys: Keys, entry: StoredEntry): AuditLine {
  const { chain, seq, aboutId, caseNumber, requestId } = entry;
  return { ...openEntry(keys, entry), chain, seq, aboutId, caseNumber, requestId };
}

/** One stored entry, unsealed. @throws SealBroken */
export function openEntry(keys: Keys, entry: StoredEntry): Recorded {
  const { chain, seq, dataKey } = entry;
  const opened =
    dataKey && !looksErased(dataKey) ? openJson(keys, entryPlace(chain, seq), { ...entry, dataKey }) : null;
  const { onBehalfOf = null, ...details } = (opened ?? {}) as { onBehalfOf?: string | null };
  return {
    at: entry.at,
    type: entry.type as EventType,
    outcome: entry.outcome as AuditEvent['outcome'],
    by: { kind: entry.actorKind as Actor['kind'], id: entry.actorId, onBehalfOf },
    details: opened ? details : null,
  };
}

/** Destroys the keys of all details about these records. The entries stay, and the chain stays whole. */
export async function eraseDetailsAbout(tx: Tx, keys: Keys, ids: readonly string[]): Promise<void> {
  await markErased(tx, keys, await unerasedAbout(tx, ids));
}

const ENTRIES_A_CHAIN = 200;

/**
 * Entries made before `before`, after the places named so far (`chain:seq` parted by commas), some of each chain. `next` is
 * null when there are no more.
 */
export async function entriesBefore(
  tx: Tx,
  before: Instant,
  after: string | null,
): Promise<{ readonly due: readonly string[]; readonly next: string | null }> {
  const places = new Map((after ?? '').split(',').filter(Boolean).map(parsePlace));
  const due: string[] = [];
  for (const { chain, seq: last } of await readHeads(tx)) {
    const from = places.get(chain) ?? 0;
    if (from >= last) continue;
    const entries = await entriesAfter(tx, { chain, seq: from, hash: Buffer.alloc(0) }, ENTRIES_A_CHAIN);
    const young = entries.findIndex(({ at }) => at >= before);
    const old = young < 0 ? entries : entries.slice(0, young);
    due.push(...old.map(({ seq }) => `${chain}:${seq}`));
    const newest = old.at(-1);
    if (newest) places.set(chain, newest.seq);
  }
  return { due, next: due.length > 0 ? [...places].map((place) => place.join(':')).join(',') : null };
}

/** Destroys the keys of these entries' details, named as by `entriesBefore`. */
export async function eraseDetailsAt(tx: Tx, keys: Keys, places: readonly string[]): Promise<void> {
  await markErased(
    tx,
    keys,
    places.map(parsePlace).map(([chain, seq]) => ({ chain, seq })),
  );
}

async function markErased(
  tx: Tx,
  keys: Keys,
  entries: readonly { readonly chain: number; readonly seq: number }[],
): Promise<void> {
  for (const { chain, seq } of entries)
    await putDataKey(tx, { chain, seq, dataKey: erasureMark(keys, chain, seq) });
}

function parsePlace(place: string): readonly [number, number] {
  const [chain = 0, seq = 0] = place.split(':').map(Number);
  return [chain, seq];
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

export { type AuditCursor, idsOnCases, searchEntries } from './searching.js';
