// Finds entries of the record, newest first over all chains, a bounded stretch at a time however rare they are.

import type { Tx } from '../database/database.js';
import type { Instant } from '../shared/dates.js';
import type { CaseNumber } from '../shared/ids.js';
import type { EventType } from './events.js';
import {
  type EntryFilter,
  type Stretch,
  aboutOnCases,
  instantAt,
  newestWithin,
  committedHeads,
} from './found-records.js';
import type { StoredEntry } from './records.js';

/** How far each chain has been read back: what stands before these places comes next. A chain not named has not been begun. */
export type AuditCursor = ReadonlyMap<number, number>;

export type Search = {
  readonly filter: EntryFilter;
  /** From this instant on. */
  readonly from?: Instant;
  /** Up to, not including, this instant. */
  readonly until?: Instant;
  readonly before: AuditCursor;
  readonly limit: number;
  /** Looks into what the filter has let through. */
  readonly keep?: (entry: StoredEntry) => boolean;
  /** How many entries of each chain are passed over at most; as many as holds nobody up when left out. */
  readonly most?: number;
};

export type Found = {
  readonly entries: readonly StoredEntry[];
  /** Null when everything has been looked through. A page may hold few, or none, and still have a next one. */
  readonly next: AuditCursor | null;
};

/** Of each chain so many at most are passed over, and so many opened, at once: a search holds nobody up. */
const PASSED_OVER = 10_000;
const OPENED = 1_000;

/** The chains run beside each other: of each its newest are read, and of these the newest of all are given. */
export async function searchEntries(tx: Tx, search: Search): Promise<Found> {
  const { limit } = search;
  const looked: Looked[] = [];
  for (const { chain, seq } of await committedHeads(tx))
    looked.push(await lookThrough(tx, search, { chain, seq }));
  const entries = looked
    .flatMap(({ found }) => found)
    .toSorted(byNewest)
    .slice(0, limit);
  const shown = new Set(entries);
  const next = new Map(looked.map((one) => [one.whole.chain, nextOf(one, shown, limit)]));
  const isDone = looked.every(({ whole }) => (next.get(whole.chain) ?? 0) <= whole.first);
  return { entries, next: isDone ? null : next };
}

/**
 * Ids of the records that entries of one type on these cases are about, made since an instant and some made before it;
 * of each chain by itself, to be read side by side.
 */
export async function idsOnCases(
  tx: Tx,
  asked: { readonly caseNumbers: readonly CaseNumber[]; readonly type: EventType; readonly from: Instant },
): Promise<readonly AsyncIterable<readonly string[]>[]> {
  const heads = await committedHeads(tx);
  return heads.map((head) => aboutOnCases(tx, head, asked));
}

type Looked = {
  /** All that may be looked through. */
  readonly whole: Stretch;
  /** The oldest that was. */
  readonly downTo: number;
  readonly found: readonly StoredEntry[];
  readonly before: number;
};

async function lookThrough(
  tx: Tx,
  search: Search,
  head: { readonly chain: number; readonly seq: number },
): Promise<Looked> {
  const { filter, before: cursor, keep = () => true, most = PASSED_OVER } = search;
  const whole = await stretchOf(tx, search, head);
  const before = Math.min(cursor.get(head.chain) ?? Number.MAX_SAFE_INTEGER, whole.last + 1);
  const isFew = filter.caseNumbers !== undefined || filter.aboutId !== undefined;
  const downTo = isFew ? whole.first : Math.max(whole.first, before - most);
  const stretch = { chain: head.chain, first: downTo, last: before - 1 };
  // What is looked into is read whole, since nobody knows beforehand how much of it is kept.
  const limit = search.keep ? OPENED : search.limit;
  const read = await newestWithin(tx, stretch, { filter, limit });
  const found = read.filter(keep).slice(0, search.limit);
  const brokenOff = read.length === limit ? (read.at(-1)?.seq ?? downTo) : downTo;
  return { whole, downTo: brokenOff, found, before };
}

function nextOf({ found, downTo, before }: Looked, shown: ReadonlySet<StoredEntry>, limit: number): number {
  const isAllShown = found.length < limit && found.every((entry) => shown.has(entry));
  if (isAllShown) return downTo;
  return Math.min(before, ...found.filter((entry) => shown.has(entry)).map(({ seq }) => seq));
}

/** The part of a chain between two instants: its entries stand in the order they were made in. */
async function stretchOf(
  tx: Tx,
  { from, until }: Pick<Search, 'from' | 'until'>,
  { chain, seq }: { readonly chain: number; readonly seq: number },
): Promise<Stretch> {
  const first = from === undefined ? 1 : await firstSince(tx, { chain, first: 1, last: seq }, from);
  const last = until === undefined ? seq : (await firstSince(tx, { chain, first, last: seq }, until)) - 1;
  return { chain, first, last };
}

/** The first entry made at or after an instant; one beyond the last when there is none. */
async function firstSince(tx: Tx, { chain, first, last }: Stretch, instant: Instant): Promise<number> {
  let low = first;
  let high = last + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const at = await instantAt(tx, chain, middle);
    if (at !== null && at < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byNewest(a: StoredEntry, b: StoredEntry): number {
  if (a.chain === b.chain) return b.seq - a.seq;
  return a.at === b.at ? a.chain - b.chain : a.at < b.at ? 1 : -1;
}
