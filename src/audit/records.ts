// Keeps the audit: the entries and the head of each chain. Nothing here judges and nothing here is ever changed but the head.

import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { DatabaseUnavailable, type Tx } from '../database/database.js';
import { insertMany } from '../database/many.js';
import type { Instant } from '../shared/dates.js';
import { type Head, type Link, startOfChain } from './chain.js';
import { looksErased } from './erasure.js';

const { placeholder } = sql;

export type StoredEntry = Link & { readonly dataKey: Buffer | null };

/** A chain's last link with its lease. */
export type LeasedHead = Head & { readonly owner: string | null; readonly leasedUntil: Instant | null };

export async function allHeads(tx: Tx): Promise<readonly LeasedHead[]> {
  return tx.q.select().from(tx.t.auditHeads).orderBy(asc(tx.t.auditHeads.chain));
}

/** Nobody's, for ever: see `closeHead`. */
const CLOSED = { owner: 'closed', leasedUntil: '9999-12-31T23:59:59.999Z' as Instant };

export function isClosed({ owner }: LeasedHead): boolean {
  return owner === CLOSED.owner;
}

/** Whoever holds the chain loses it, and nobody takes it again; one that is not there is kept from being begun. */
export async function closeHead(tx: Tx, chain: number): Promise<void> {
  const { auditHeads: h } = tx.t;
  await tx.q
    .insert(h)
    .values({ ...startOfChain(chain), ...CLOSED })
    .onConflictDoUpdate({ target: h.chain, set: CLOSED });
}

export async function readHeads(tx: Tx): Promise<readonly Head[]> {
  const heads = await allHeads(tx);
  return heads.filter(({ seq }) => seq > 0).map(({ chain, seq, hash }) => ({ chain, seq, hash }));
}

/** Takes a chain as it was read; false when another process was quicker. */
export async function takeHead(
  tx: Tx,
  head: LeasedHead,
  lease: { readonly owner: string; readonly until: Instant },
): Promise<boolean> {
  const { auditHeads: h } = tx.t;
  const asRead = head.owner === null ? isNull(h.owner) : eq(h.owner, head.owner);
  const taken = await tx.q
    .update(h)
    .set({ owner: lease.owner, leasedUntil: lease.until })
    .where(and(eq(h.chain, head.chain), eq(h.seq, head.seq), asRead))
    .returning({ chain: h.chain });
  return taken.length === 1;
}

/** Begins a chain; false when another process has begun it. */
export async function addHead(
  tx: Tx,
  head: Head,
  lease: { readonly owner: string; readonly until: Instant },
): Promise<boolean> {
  const { auditHeads: h } = tx.t;
  const added = await tx.q
    .insert(h)
    .values({ ...head, owner: lease.owner, leasedUntil: lease.until })
    .onConflictDoNothing()
    .returning({ chain: h.chain });
  return added.length === 1;
}

/**
 * Moves the head from where its owner left it; false when it is not there, or not the owner's, any more. Then it is to
 * have no number, which the database refuses: whatever is sent along with this is not committed either.
 */
export async function moveHead(
  tx: Tx,
  move: { readonly from: Head; readonly to: Head; readonly owner: string; readonly until: Instant },
): Promise<boolean> {
  const update = tx.statement('audit.move', (q, t) =>
    q
      .update(t.auditHeads)
      .set({
        seq: sql`case when ${t.auditHeads.seq} = ${placeholder('from')} and ${t.auditHeads.owner} = ${placeholder('owner')} then cast(${placeholder('seq')} as bigint) end`,
        hash: sql`${placeholder('hash')}`,
        leasedUntil: sql`${placeholder('until')}`,
      })
      .where(eq(t.auditHeads.chain, placeholder('chain')))
      .returning({ chain: t.auditHeads.chain }),
  );
  const { from, to, owner, until } = move;
  try {
    const moved = await update({ from: from.seq, owner, until, ...to });
    return moved.length === 1;
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    return false;
  }
}

export async function releaseHeads(tx: Tx, owner: string): Promise<void> {
  const { auditHeads: h } = tx.t;
  await tx.q.update(h).set({ owner: null, leasedUntil: null }).where(eq(h.owner, owner));
}

const ENTRY_COLUMNS = [
  'chain',
  'seq',
  'at',
  'type',
  'outcome',
  'actorKind',
  'actorId',
  'aboutId',
  'caseNumber',
  'requestId',
  'dataKey',
  'sealed',
  'hash',
] as const;

export async function addEntries(tx: Tx, entries: readonly StoredEntry[]): Promise<void> {
  await insertMany(tx, {
    name: 'audit.add',
    columns: ENTRY_COLUMNS,
    rows: entries,
    build: (q, t, rows) => q.insert(t.auditEntries).values(rows),
  });
}

/** Entries of one chain after `seq`, oldest first. */
export async function entriesAfter(tx: Tx, after: Head, limit: number): Promise<readonly StoredEntry[]> {
  const list = tx.statement('audit.after', (q, t) =>
    q
      .select()
      .from(t.auditEntries)
      .where(and(eq(t.auditEntries.chain, placeholder('chain')), gt(t.auditEntries.seq, placeholder('seq'))))
      .orderBy(asc(t.auditEntries.seq))
      .limit(placeholder('limit')),
  );
  return list({ chain: after.chain, seq: after.seq, limit });
}

/** What is recorded about one record, of these types, oldest first. */
export async function entriesAbout(
  tx: Tx,
  about: { readonly id: string; readonly types: readonly string[]; readonly limit: number },
): Promise<readonly StoredEntry[]> {
  const entries = tx.t.auditEntries;
  return tx.q
    .select()
    .from(entries)
    .where(and(eq(entries.aboutId, about.id), inArray(entries.type, [...about.types])))
    .orderBy(asc(entries.chain), asc(entries.seq))
    .limit(about.limit);
}

const IDS_AT_ONCE = 500;

/** Every entry about these records that may still be opened. */
export async function unerasedAbout(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly { readonly chain: number; readonly seq: number }[]> {
  const { chain, seq, aboutId, dataKey } = tx.t.auditEntries;
  const found: { readonly chain: number; readonly seq: number }[] = [];
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const rows = await tx.q
      .select({ chain, seq, dataKey })
      .from(tx.t.auditEntries)
      .where(inArray(aboutId, ids.slice(from, from + IDS_AT_ONCE)));
    for (const row of rows) if (row.dataKey && !looksErased(row.dataKey)) found.push(row);
  }
  return found;
}

/** Another key, or what stands for none, beside an entry. The entry itself is never changed. */
export async function putDataKey(
  tx: Tx,
  entry: { readonly chain: number; readonly seq: number; readonly dataKey: Buffer },
): Promise<void> {
  const put = tx.statement('audit.put-key', (q, t) =>
    q
      .update(t.auditEntries)
      .set({ dataKey: sql`${placeholder('dataKey')}` })
      .where(and(eq(t.auditEntries.chain, placeholder('chain')), eq(t.auditEntries.seq, placeholder('seq'))))
      .returning({ seq: t.auditEntries.seq }),
  );
  await put({ ...entry });
}

/** The newest of one type about one record. */
export async function newestAbout(tx: Tx, id: string, type: string): Promise<StoredEntry | null> {
  const entries = tx.t.auditEntries;
  const [newest] = await tx.q
    .select()
    .from(entries)
    .where(and(eq(entries.aboutId, id), eq(entries.type, type)))
    .orderBy(desc(entries.at), desc(entries.seq))
    .limit(1);
  return newest ?? null;
}
