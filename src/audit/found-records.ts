// Finds stored entries in a stretch of a chain: by what they are about, or by their case, period by period.

import { type SQL, and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import { ENTRIES_A_PERIOD, periodOf } from '../database/periods.js';
import type { Instant } from '../shared/dates.js';
import type { CaseNumber } from '../shared/ids.js';
import type { StoredEntry } from './records.js';

// All of it is read outside the transaction: every process that records something changes a head and the newest pages of these
// indexes, and on an engine that watches what a strict transaction has read, looking there would stand in the way of all.

/** How far each chain has come, as far as it is committed. */
export async function committedHeads(
  tx: Tx,
): Promise<readonly { readonly chain: number; readonly seq: number }[]> {
  const { auditHeads: h } = tx.t;
  return tx.outside.select({ chain: h.chain, seq: h.seq }).from(h).where(gt(h.seq, 0)).orderBy(asc(h.chain));
}

/** Which entries are looked for; what is left out makes no difference. */
export type EntryFilter = {
  readonly caseNumbers?: readonly CaseNumber[];
  readonly aboutId?: string;
  readonly types?: readonly string[];
  readonly actorId?: string;
};

/** A stretch of one chain, both ends included. */
export type Stretch = { readonly chain: number; readonly first: number; readonly last: number };

/** Newest first within a stretch, at most `limit`. */
export async function newestWithin(
  tx: Tx,
  stretch: Stretch,
  asked: { readonly filter: EntryFilter; readonly limit: number },
): Promise<readonly StoredEntry[]> {
  const { caseNumbers } = asked.filter;
  if (caseNumbers === undefined) return newestOf(tx, stretch, asked);
  const found: StoredEntry[] = [];
  for (const part of partsOf(stretch).toReversed()) {
    if (found.length >= asked.limit) break;
    const limit = asked.limit - found.length;
    found.push(...(await newestOf(tx, stretch, { ...asked, limit, inPart: onCases(tx, part, caseNumbers) })));
  }
  return found;
}

async function newestOf(
  tx: Tx,
  { chain, first, last }: Stretch,
  asked: { readonly filter: EntryFilter; readonly limit: number; readonly inPart?: SQL | undefined },
): Promise<readonly StoredEntry[]> {
  const entries = tx.t.auditEntries;
  const { aboutId, types, actorId } = asked.filter;
  const isFewByItself = asked.inPart !== undefined || aboutId !== undefined;
  // What is about one record or case is found by its own index, which engines pass over for the order of the chain.
  const seq = isFewByItself ? sql`${entries.seq} + 0` : sql`${entries.seq}`;
  const ofChain = isFewByItself ? sql`${entries.chain} + 0` : sql`${entries.chain}`;
  return tx.outside
    .select()
    .from(entries)
    .where(
      and(
        asked.inPart ?? sql`${ofChain} = ${chain}`,
        sql`${seq} >= ${first}`,
        sql`${seq} <= ${last}`,
        aboutId === undefined ? undefined : eq(entries.aboutId, aboutId),
        types && inArray(entries.type, [...types]),
        actorId === undefined ? undefined : eq(entries.actorId, actorId),
      ),
    )
    .orderBy(desc(entries.seq))
    .limit(asked.limit);
}

/**
 * Which records the entries of one type on these cases are about, a part of the chain at a time, newest first, back to the
 * part an instant lies in.
 */
export async function* aboutOnCases(
  tx: Tx,
  head: { readonly chain: number; readonly seq: number },
  asked: { readonly caseNumbers: readonly CaseNumber[]; readonly type: string; readonly from: Instant },
): AsyncIterable<readonly string[]> {
  const entries = tx.t.auditEntries;
  const parts = partsOf({ chain: head.chain, first: 1, last: head.seq }).toReversed();
  for (const [index, part] of parts.entries()) {
    const rows = await tx.outside
      .select({ aboutId: entries.aboutId })
      .from(entries)
      .where(and(onCases(tx, part, asked.caseNumbers), eq(entries.type, asked.type)));
    yield rows.flatMap(({ aboutId }) => aboutId ?? []);
    const isLast = index === parts.length - 1;
    if (isLast || (await isOlder(tx, part, asked.from))) return;
  }
}

/** Whether the part begins before an instant: then all before it does. */
async function isOlder(tx: Tx, { chain, periods: [first = 0] }: Part, instant: Instant): Promise<boolean> {
  const at = await instantAt(tx, chain, first * ENTRIES_A_PERIOD);
  return at !== null && at < instant;
}

/** Consecutive periods of one chain, as many as one query asks for. */
type Part = { readonly chain: number; readonly periods: readonly number[] };

const PERIODS_AT_ONCE = 200;

function partsOf({ chain, first, last }: Stretch): readonly Part[] {
  const from = Math.floor(first / ENTRIES_A_PERIOD);
  const count = Math.floor(last / ENTRIES_A_PERIOD) - from + 1;
  const periods = Array.from({ length: Math.max(0, count) }, (_, index) => from + index);
  const parts: Part[] = [];
  // Counted back from the newest, which is what is mostly looked for: it shall be among the first that are asked for.
  for (let end = periods.length; end > 0; end -= PERIODS_AT_ONCE)
    parts.unshift({ chain, periods: periods.slice(Math.max(0, end - PERIODS_AT_ONCE), end) });
  return parts;
}

function onCases(tx: Tx, { chain, periods }: Part, caseNumbers: readonly CaseNumber[]): SQL | undefined {
  const entries = tx.t.auditEntries;
  return and(
    eq(entries.chain, chain),
    inArray(periodOf(entries.seq), [...periods]),
    inArray(entries.caseNumber, [...caseNumbers]),
  );
}

/** When an entry was made; null when there is none in this place. */
export async function instantAt(tx: Tx, chain: number, seq: number): Promise<Instant | null> {
  const entries = tx.t.auditEntries;
  const [row] = await tx.outside
    .select({ at: entries.at })
    .from(entries)
    .where(and(eq(entries.chain, chain), eq(entries.seq, seq)));
  return row?.at ?? null;
}
