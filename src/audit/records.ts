// Keeps the audit: the entries and the head of each chain. Nothing here judges and nothing here is ever changed but the head.

import { and, asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import type { CaseNumber } from '../shared/ids.js';
import { type Head, type Link, startOfChain } from './chain.js';

const { placeholder } = sql;

export type StoredEntry = Link & { readonly dataKey: Buffer | null };

export async function readHead(tx: Tx, chain: number): Promise<Head> {
  const find = tx.statement('audit.head', (q, t) =>
    q
      .select()
      .from(t.auditHeads)
      .where(eq(t.auditHeads.chain, placeholder('chain'))),
  );
  const [head] = await find({ chain });
  return head ?? startOfChain(chain);
}

export async function readHeads(tx: Tx): Promise<readonly Head[]> {
  return tx.q.select().from(tx.t.auditHeads).orderBy(asc(tx.t.auditHeads.chain));
}

/** Moves the head from where it was read; false when another writer has moved it since. */
export async function moveHead(tx: Tx, from: Head, to: Head): Promise<boolean> {
  const heads = tx.t.auditHeads;
  if (from.seq === 0)
    await tx.q
      .insert(heads)
      .values({ ...from })
      .onConflictDoNothing();
  const move = tx.statement('audit.move', (q, t) =>
    q
      .update(t.auditHeads)
      .set({ seq: sql`${placeholder('seq')}`, hash: sql`${placeholder('hash')}` })
      .where(and(eq(t.auditHeads.chain, placeholder('chain')), eq(t.auditHeads.seq, placeholder('from'))))
      .returning({ seq: t.auditHeads.seq }),
  );
  const moved = await move({ chain: to.chain, seq: to.seq, hash: to.hash, from: from.seq });
  return moved.length === 1;
}

export async function addEntry(tx: Tx, entry: StoredEntry): Promise<void> {
  const add = tx.statement('audit.add', (q, t) =>
    q.insert(t.auditEntries).values({
      chain: placeholder('chain'),
      seq: placeholder('seq'),
      at: placeholder('at'),
      type: placeholder('type'),
      outcome: placeholder('outcome'),
      actorKind: placeholder('actorKind'),
      actorId: placeholder('actorId'),
      aboutId: placeholder('aboutId'),
      caseNumber: placeholder('caseNumber'),
      requestId: placeholder('requestId'),
      dataKey: placeholder('dataKey'),
      sealed: placeholder('sealed'),
      hash: placeholder('hash'),
    }),
  );
  await add(entry);
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

/** The newest of one type about one record. */
export async function newestAbout(tx: Tx, id: string, type: string): Promise<StoredEntry | null> {
  const entries = tx.t.auditEntries;
  const [newest] = await tx.q
    .select()
    .from(entries)
    .where(and(eq(entries.aboutId, id), eq(entries.type, type)))
    .orderBy(desc(entries.at))
    .limit(1);
  return newest ?? null;
}

/** Which entries an auditor asks for. */
export type EntryFilter = { readonly caseNumber?: CaseNumber; readonly aboutId?: string };

/** Newest first within a chain, before `before`. */
export async function newestEntries(
  tx: Tx,
  filter: EntryFilter & { readonly chain: number; readonly before: number; readonly limit: number },
): Promise<readonly StoredEntry[]> {
  const entries = tx.t.auditEntries;
  return tx.q
    .select()
    .from(entries)
    .where(
      and(
        eq(entries.chain, filter.chain),
        lt(entries.seq, filter.before),
        filter.caseNumber === undefined ? undefined : eq(entries.caseNumber, filter.caseNumber),
        filter.aboutId === undefined ? undefined : eq(entries.aboutId, filter.aboutId),
      ),
    )
    .orderBy(desc(entries.seq))
    .limit(filter.limit);
}
