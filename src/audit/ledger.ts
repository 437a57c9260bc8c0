// Group commit: what is asked for in one turn of the event loop shares one durable transaction and one stretch of the chain.

import type { Database, Tx, WriteTx } from '../database/database.js';
import { DatabaseUnavailable } from '../database/database.js';
import { type Envelope, sealJson } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import { type Head, entryHash } from './chain.js';
import { checkpointOf, signCheckpoint } from './checkpoint.js';
import { entryPlace } from './entry-place.js';
import type { Actor, AuditEvent } from './events.js';
import { addEntry, moveHead, readHead, readHeads } from './records.js';

const MOST_IN_A_BATCH = 256;
const MOST_WAITING = 5_000;
const ENTRIES_A_CHECKPOINT = 1_000;
const CHAIN = 0;

export type Append = (who: Actor, event: AuditEvent) => Promise<void>;

export type Ledger = {
  /** Queues work for the next commit. @throws DatabaseUnavailable when the commit failed or too much is waiting. */
  enter<T>(work: (tx: WriteTx, append: Append) => Promise<T>): Promise<T>;
  /** Signs the heads and hands the line over, when anything was recorded since the last time. */
  checkpoint(): Promise<void>;
  /** When the last checkpoint was handed over, and whether the newest attempt failed. */
  status(): {
    readonly lastCheckpointAt: Instant | null;
    readonly checkpointFailed: boolean;
    readonly waiting: number;
  };
  /** Lets what is queued finish, then makes the last checkpoint. */
  close(): Promise<void>;
};

export type LedgerNeeds = {
  readonly database: Database;
  readonly keys: Keys;
  readonly logId: string;
  readonly now: () => Instant;
  /** Where checkpoints go: another disk, another house. */
  readonly keepCheckpoint: (line: string) => Promise<void>;
};

type Job = {
  readonly run: (tx: WriteTx, append: Append) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
};

export function createLedger(needs: LedgerNeeds): Ledger {
  let queue: Job[] = [];
  let draining: Promise<void> | null = null;
  let sinceCheckpoint = 0;
  let lastCheckpointAt: Instant | null = null;
  let checkpointFailed = false;
  let checkpointing: Promise<void> = Promise.resolve();

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // What else is asked for in this turn of the event loop comes along.
      await nextTurn();
      const batch = queue.slice(0, MOST_IN_A_BATCH);
      queue = queue.slice(MOST_IN_A_BATCH);
      sinceCheckpoint += await commit(needs, batch);
      if (sinceCheckpoint >= ENTRIES_A_CHECKPOINT) void checkpoint();
    }
    draining = null;
  }

  function checkpoint(): Promise<void> {
    checkpointing = makeCheckpoint(checkpointing);
    return checkpointing;
  }

  async function makeCheckpoint(before: Promise<void>): Promise<void> {
    await before;
    const entries = sinceCheckpoint;
    if (entries === 0) return;
    sinceCheckpoint = 0;
    try {
      const at = needs.now();
      const heads = await readHeads(needs.database.read);
      await needs.keepCheckpoint(signCheckpoint(needs.keys.signing, checkpointOf(needs.logId, at, heads)));
      lastCheckpointAt = at;
      checkpointFailed = false;
    } catch {
      sinceCheckpoint += entries;
      checkpointFailed = true;
    }
  }

  return {
    enter: (work) =>
      new Promise((resolve, reject) => {
        if (queue.length >= MOST_WAITING) {
          reject(new DatabaseUnavailable('too much is waiting for the database'));
          return;
        }
        queue.push({
          run: async (tx, append) => {
            const value = await work(tx, append);
            return () => resolve(value);
          },
          fail: reject,
        });
        draining ??= drain();
      }),
    checkpoint,
    status: () => ({ lastCheckpointAt, checkpointFailed, waiting: queue.length }),
    async close() {
      await draining;
      await checkpoint();
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise(setImmediate);
}

/** Runs one batch and answers its callers after the commit. Never throws; gives the number of entries recorded. */
async function commit(needs: LedgerNeeds, batch: readonly Job[]): Promise<number> {
  const answers: (() => void)[] = [];
  const failed = new Set<Job>();
  try {
    const entries = await needs.database.transaction(async (tx) => {
      answers.length = 0;
      failed.clear();
      const start = await readHead(tx, CHAIN);
      const chain = appending(needs, tx, start);
      for (const job of batch) {
        try {
          answers.push(await job.run(tx, chain.append));
        } catch (error) {
          if (error instanceof DatabaseUnavailable || chain.broken()) throw error;
          failed.add(job);
          answers.push(() => job.fail(error));
        }
      }
      const head = chain.head();
      if (head.seq > start.seq && !(await moveHead(tx, start, head)))
        throw new DatabaseUnavailable('another process has moved the audit chain');
      return head.seq - start.seq;
    });
    for (const answer of answers) answer();
    return entries;
  } catch (error) {
    for (const job of batch) job.fail(error);
    return 0;
  }
}

/** Appends to the chain inside a transaction. A failed append breaks the batch: without its entry nothing may be answered. */
function appending(needs: LedgerNeeds, tx: Tx, start: Head) {
  let head = start;
  let broken = false;
  const append: Append = async (who, event) => {
    broken = true;
    const seq = head.seq + 1;
    const { dataKey, sealed } = sealDetails(needs.keys, head.chain, seq, who, event);
    const entry = {
      chain: head.chain,
      seq,
      at: needs.now(),
      type: event.type,
      outcome: event.outcome,
      actorKind: who.kind,
      actorId: who.id,
      aboutId: event.about,
      caseNumber: event.caseNumber ?? null,
      requestId: who.requestId,
      sealed,
    };
    const hash = entryHash(needs.keys.chain, head.hash, entry);
    await addEntry(tx, { ...entry, dataKey, hash });
    head = { chain: head.chain, seq, hash };
    broken = false;
  };
  return { append, head: () => head, broken: () => broken };
}

function sealDetails(keys: Keys, chain: number, seq: number, who: Actor, event: AuditEvent): Envelope {
  return sealJson(keys, entryPlace(chain, seq), { onBehalfOf: who.onBehalfOf, ...event.details });
}
