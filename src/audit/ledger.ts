// Group commit: what is asked for in one turn of the event loop shares one durable transaction and one stretch of the chain.

import type { Database, WriteTx } from '../database/database.js';
import { DatabaseUnavailable } from '../database/database.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import { type Append, type Group, type Job, type Question, commitBatch } from './batch.js';
import { checkpointOf, signCheckpoint } from './checkpoint.js';
import type { Actor } from './events.js';
import { createHold } from './hold.js';
import { readHeads } from './records.js';

const MOST_IN_A_BATCH = 256;
const MOST_WAITING = 5_000;
/** A database that says nothing holds up a batch for many seconds; whoever has waited so long behind one is told instead. */
const LONGEST_WAIT_MS = 10_000;
const ENTRIES_A_CHECKPOINT = 1_000;

export type Ledger = {
  /** Queues work for the next commit. @throws DatabaseUnavailable when the commit failed or too much is waiting. */
  enter<T>(work: (tx: WriteTx, append: Append) => Promise<T>): Promise<T>;
  /** Queues a question, to be answered together with others of its group. @throws as `enter` */
  ask<Input, Output>(group: Group<Input, Output>, who: Actor, input: Input): Promise<Output>;
  /** Signs the heads and hands the line over, when anything was recorded since the last time. */
  checkpoint(): Promise<void>;
  status(): LedgerStatus;
  /** Lets what is queued finish, then makes the last checkpoint. */
  close(): Promise<void>;
};

export type LedgerStatus = {
  /** When the last checkpoint was handed over. */
  readonly lastCheckpointAt: Instant | null;
  /** Whether the newest attempt failed. */
  readonly checkpointFailed: boolean;
  /** How much is asked for and not committed yet. */
  readonly waiting: number;
};

export type LedgerNeeds = {
  readonly database: Database;
  readonly keys: Keys;
  readonly logId: string;
  readonly now: () => Instant;
  /** Where checkpoints go: another disk, another house. */
  readonly keepCheckpoint: (line: string) => Promise<void>;
};

/** `since` in milliseconds of this process's own clock. */
type Waiting = { readonly job: Job; readonly since: number };

export function createLedger(needs: LedgerNeeds): Ledger {
  const hold = createHold(needs.now);
  let queue: Waiting[] = [];
  let draining: Promise<void> | null = null;
  let sinceCheckpoint = 0;
  let lastCheckpointAt: Instant | null = null;
  let checkpointFailed = false;
  let checkpointing: Promise<void> = Promise.resolve();

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      await untilNoMoreCome();
      turnAwayOverdue();
      const batch = queue.slice(0, MOST_IN_A_BATCH).map(({ job }) => job);
      if (batch.length === 0) break;
      queue = queue.slice(MOST_IN_A_BATCH);
      sinceCheckpoint += await commitBatch({ ...needs, hold }, batch);
      if (sinceCheckpoint >= ENTRIES_A_CHECKPOINT) void checkpoint();
    }
    draining = null;
  }

  /** What else is asked for in this turn of the event loop comes along, and so on while turns bring more: a commit costs as much for one as for many. */
  async function untilNoMoreCome(): Promise<void> {
    for (let before = -1; queue.length > before && queue.length < MOST_IN_A_BATCH; ) {
      before = queue.length;
      await nextTurn();
    }
  }

  /** Those that have waited longest stand first. */
  function turnAwayOverdue(): void {
    const before = performance.now() - LONGEST_WAIT_MS;
    const inTime = queue.findIndex(({ since }) => since >= before);
    const overdue = queue.splice(0, inTime === -1 ? queue.length : inTime);
    for (const { job } of overdue) job.fail(new DatabaseUnavailable('the database was waited for too long'));
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

  function queueUp(job: Job): void {
    if (queue.length >= MOST_WAITING) {
      job.fail(new DatabaseUnavailable('too much is waiting for the database'));
      return;
    }
    queue.push({ job, since: performance.now() });
    draining ??= drain();
  }

  return {
    enter: (work) =>
      new Promise((resolve, fail) => {
        const run = async (tx: WriteTx, append: Append) => {
          const value = await work(tx, append);
          return () => resolve(value);
        };
        queueUp({ kind: 'single', run, fail });
      }),
    ask: <Input, Output>(group: Group<Input, Output>, who: Actor, input: Input) =>
      new Promise<Output>((resolve, fail) => {
        const question: Question<Input, Output> = { kind: 'question', group, who, input, resolve, fail };
        // Only the group itself ever sees its inputs and makes its outputs.
        queueUp(question as unknown as Job);
      }),
    checkpoint,
    status: () => ({ lastCheckpointAt, checkpointFailed, waiting: queue.length }),
    async close() {
      await draining;
      await checkpoint();
      await needs.database.transaction((tx) => hold.release(tx));
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise(setImmediate);
}
