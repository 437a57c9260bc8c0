// Group commit: what is asked for in one turn of the event loop shares one durable transaction and one stretch of the chain.

import type { Database, WriteTx } from '../database/database.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import {
  type Append,
  type Asked,
  type Batch,
  type Change,
  type Group,
  type Question,
  commitBatch,
} from './batch.js';
import { checkpointOf, signCheckpoint } from './checkpoint.js';
import type { Actor } from './events.js';
import { createHold } from './hold.js';
import { type Pace, createLane } from './lane.js';
import { readHeads } from './records.js';
import { createTurns } from './turns.js';

const ENTRIES_A_CHECKPOINT = 1_000;

/**
 * Those who ask again as soon as they are answered would all wait for the same commit, and then all for their answers:
 * halves are taken. On a server the answers of some are found while those of others are committed; an embedded database
 * has one place to write.
 */
const PACES: Readonly<Record<Database['dialect'], Pace>> = {
  sqlite: { atOnce: 1, halves: true },
  postgres: { atOnce: 2, halves: true },
};

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

export function createLedger(needs: LedgerNeeds): Ledger {
  const hold = createHold(needs.now);
  const batching = { ...needs, hold, enter: createTurns() };
  const changes = createLane<Change>((jobs) => commit({ kind: 'changes', jobs }));
  const questions = createLane<Asked>(
    (jobs) => commit({ kind: 'questions', jobs }),
    PACES[needs.database.dialect],
  );
  let sinceCheckpoint = 0;
  let lastCheckpointAt: Instant | null = null;
  let checkpointFailed = false;
  let checkpointing: Promise<void> = Promise.resolve();

  async function commit(batch: Batch): Promise<void> {
    const recorded = await commitBatch(batching, batch);
    sinceCheckpoint += recorded;
    if (sinceCheckpoint >= ENTRIES_A_CHECKPOINT) void checkpoint();
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
      new Promise((resolve, fail) => {
        const run = async (tx: WriteTx, append: Append) => {
          const value = await work(tx, append);
          return () => resolve(value);
        };
        changes.add({ run, fail });
      }),
    ask: <Input, Output>(group: Group<Input, Output>, who: Actor, input: Input) =>
      new Promise<Output>((resolve, fail) => {
        const question: Question<Input, Output> = { group, who, input, resolve, fail };
        // Only the group itself ever sees its inputs and makes its outputs.
        questions.add(question as unknown as Asked);
      }),
    checkpoint,
    status: () => ({ lastCheckpointAt, checkpointFailed, waiting: changes.waiting() + questions.waiting() }),
    async close() {
      await Promise.all([changes.empty(), questions.empty()]);
      await checkpoint();
      await needs.database.transaction((tx) => hold.release(tx));
    },
  };
}
