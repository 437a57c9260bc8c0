// What the data protection officer and the operator do with the audit: read it, check every link of it, hand it out.

import type { Database } from '../database/database.js';
import { isKeyOf } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import type { CaseNumber } from '../shared/ids.js';
import { type Result, allowed } from '../shared/result.js';
import { type Who, act } from './act.js';
import { type Head, brokenLink, startOfChain } from './chain.js';
import { type Checkpoint, readCheckpoint } from './checkpoint.js';
import { entryPlace } from './entry-place.js';
import { isErased } from './erasure.js';
import type { Ledger } from './ledger.js';
import type { EventType } from './events.js';
import { type StoredEntry, entriesAfter, newestAbout, readHeads } from './records.js';
import { type AuditCursor, searchEntries } from './searching.js';
import { type AuditLine, auditLineOf } from './steps.js';

export type Needs = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly logId: string;
  /** Every checkpoint that was handed over, oldest first. */
  readonly checkpoints: { lines(): AsyncIterable<string> };
};

/** What a check of the audit looks at: the installation's own, or a copy's. */
export type Checked = Pick<Needs, 'keys' | 'logId' | 'checkpoints'> & {
  readonly database: Pick<Database, 'read'>;
};

/** What is wrong, at the first place where it is. */
export type Break = {
  readonly chain: number;
  readonly seq: number;
  readonly fault:
    | 'GAP'
    | 'ALTERED'
    | 'KEY_DOES_NOT_FIT'
    | 'TRUNCATED'
    | 'OLDER_THAN_CHECKPOINT'
    | 'HEAD_DOES_NOT_FIT'
    | 'CHECKPOINT_DOES_NOT_FIT'
    | 'CHECKPOINT_NOT_GENUINE'
    | 'OTHER_LOG';
};

export type Verdict =
  | {
      readonly whole: true;
      readonly entries: number;
      readonly checkpoints: number;
      readonly heads: readonly Head[];
    }
  | { readonly whole: false; readonly first: Break };

const ENTRIES_A_TURN = 500;

/**
 * Walks every link of every chain, compares the heads, and holds the whole against the signed checkpoints, so that an
 * edit, a deletion, an insertion, a swap, a truncation and a replacement are all found; names the first broken entry.
 * `seen` is told how many entries have been checked, for a progress bar.
 */
export async function verifyAudit(
  needs: Checked,
  seen: (entries: number) => void = () => {},
): Promise<Verdict> {
  // The checkpoints first: a server beside us may sign a newer head at any moment, and that is no truncation.
  const marks = await checkpointsOf(needs);
  const heads = await readHeads(needs.database.read);
  if ('fault' in marks) return { whole: false, first: marks };
  const chains = new Set([0, ...heads.map(({ chain }) => chain), ...marks.seqs.map(({ chain }) => chain)]);
  let entries = 0;
  for (const chain of chains) {
    const head = heads.find((one) => one.chain === chain) ?? startOfChain(chain);
    const walked = await walkChain(needs, head, marks.seqs, (n) => seen(entries + n));
    if ('fault' in walked) return { whole: false, first: walked };
    entries += walked.entries;
  }
  return { whole: true, entries, checkpoints: marks.count, heads };
}

/** What an auditor asks for. */
export type AuditQuestion = {
  readonly caseNumber?: CaseNumber;
  readonly aboutId?: string;
  readonly type?: EventType;
  readonly actorId?: string;
  readonly from?: Instant;
  readonly until?: Instant;
};

export type AuditPage = { readonly items: readonly AuditLine[]; readonly next: AuditCursor | null };

/** Newest first over all chains; reading the record is itself recorded. */
export function readAudit(
  needs: Pick<Needs, 'ledger' | 'keys'>,
  who: Who,
  asked: AuditQuestion & { readonly before: AuditCursor; readonly limit: number },
): Promise<Result<AuditPage, never>> {
  return act(needs, who, async (tx) => {
    const { before, limit, from, until, ...filter } = asked;
    const { caseNumber, type, ...others } = filter;
    const { entries, next } = await searchEntries(tx, {
      filter: {
        ...others,
        ...(type !== undefined && { types: [type] }),
        ...(caseNumber !== undefined && { caseNumbers: [caseNumber] }),
      },
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
      before,
      limit,
    });
    return {
      result: allowed({ items: entries.map((entry) => auditLineOf(needs.keys, entry)), next }),
      event: {
        type: 'audit-read',
        outcome: 'read',
        about: null,
        caseNumber: caseNumber ?? null,
        details: {
          ...filter,
          ...(from !== undefined && { from }),
          ...(until !== undefined && { until }),
          shown: entries.length,
        },
      },
    };
  });
}

/** How the chains stand, without anything personal. */
export async function auditStatus(needs: Needs): Promise<{
  readonly heads: readonly Head[];
  readonly lastCheckpointAt: Instant | null;
  readonly checkpointFailed: boolean;
  readonly lastVerification: { readonly at: Instant; readonly whole: boolean } | null;
}> {
  const { read } = needs.database;
  const { lastCheckpointAt, checkpointFailed } = needs.ledger.status();
  const verified = await newestAbout(read, needs.logId, 'audit-verified');
  return {
    heads: await readHeads(read),
    lastCheckpointAt,
    checkpointFailed,
    lastVerification: verified && { at: verified.at, whole: verified.outcome === 'done' },
  };
}

/** Keeps what a verification of the whole audit came to. */
export function recordVerdict(needs: Needs, who: Who, verdict: Verdict): Promise<Result<null, never>> {
  const outcome = verdict.whole ? 'done' : 'refused';
  const details = verdict.whole ? { entries: verdict.entries } : { first: verdict.first };
  return act(needs, who, async () => ({
    result: allowed(null),
    event: { type: 'audit-verified', outcome, about: needs.logId, details },
  }));
}

/** Every entry in order, as stored, for a verifier of somebody else's. Recorded before the first line is handed out. */
export async function* exportAudit(needs: Needs, who: Who): AsyncIterable<StoredEntry> {
  await act(needs, who, async (tx) => ({
    result: allowed(await readHeads(tx)),
    event: { type: 'audit-read', outcome: 'read', about: null, details: { exported: true } },
  }));
  for (const { chain } of await readHeads(needs.database.read)) yield* chainOf(needs.database, chain);
}

type Mark = { readonly chain: number; readonly seq: number; readonly hash: string };

async function checkpointsOf(
  needs: Checked,
): Promise<{ readonly seqs: readonly Mark[]; readonly count: number } | Break> {
  // A checkpoint commits to all before it, so of each chain the marks are kept; they are one line a thousand entries.
  const seqs: Mark[] = [];
  let count = 0;
  for await (const line of needs.checkpoints.lines()) {
    const checkpoint: Checkpoint | null = readCheckpoint(needs.keys.signing, line);
    if (!checkpoint) return { chain: 0, seq: 0, fault: 'CHECKPOINT_NOT_GENUINE' };
    if (checkpoint.logId !== needs.logId) return { chain: 0, seq: 0, fault: 'OTHER_LOG' };
    seqs.push(...checkpoint.heads);
    count += 1;
  }
  return { seqs, count };
}

async function walkChain(
  needs: Checked,
  head: Head,
  marks: readonly Mark[],
  seen: (entries: number) => void,
): Promise<{ readonly entries: number } | Break> {
  const { chain } = head;
  const expected = new Map(marks.filter((mark) => mark.chain === chain).map(({ seq, hash }) => [seq, hash]));
  let before = startOfChain(chain);
  for await (const entry of chainOf(needs.database, chain)) {
    // A server beside us may have appended since the head was read; what comes after it is for the next time.
    if (entry.seq > head.seq && before.seq === head.seq) break;
    const fault = brokenLink(needs.keys.chain, before, entry) ?? keyFault(needs.keys, entry);
    if (fault) return { chain, seq: fault === 'GAP' ? before.seq + 1 : entry.seq, fault };
    const mark = expected.get(entry.seq);
    if (mark !== undefined && mark !== entry.hash.toString('hex'))
      return { chain, seq: entry.seq, fault: 'CHECKPOINT_DOES_NOT_FIT' };
    before = { chain, seq: entry.seq, hash: entry.hash };
    if (entry.seq % ENTRIES_A_TURN === 0) seen(entry.seq);
  }
  if (before.seq < head.seq) return { chain, seq: before.seq + 1, fault: 'TRUNCATED' };
  if (!before.hash.equals(head.hash)) return { chain, seq: before.seq, fault: 'HEAD_DOES_NOT_FIT' };
  const newest = Math.max(0, ...expected.keys());
  if (newest > before.seq) return { chain, seq: before.seq + 1, fault: 'OLDER_THAN_CHECKPOINT' };
  return { entries: before.seq };
}

/**
 * The entry's own key opens what is sealed in it, or was destroyed by ourselves when its time was over. Without one nothing
 * personal could be shown: that is a break as well.
 */
function keyFault(keys: Keys, entry: StoredEntry): 'KEY_DOES_NOT_FIT' | null {
  if (isErased(keys, entry)) return null;
  const { dataKey, sealed, chain, seq } = entry;
  return dataKey && isKeyOf(keys, entryPlace(chain, seq), { dataKey, sealed }) ? null : 'KEY_DOES_NOT_FIT';
}

async function* chainOf(database: Checked['database'], chain: number): AsyncIterable<StoredEntry> {
  for (let after = startOfChain(chain); ; ) {
    const entries = await entriesAfter(database.read, after, ENTRIES_A_TURN);
    yield* entries;
    const last = entries.at(-1);
    if (!last) return;
    after = { chain, seq: last.seq, hash: last.hash };
    // Lets a server beside us answer between two stretches.
    await new Promise(setImmediate);
  }
}
