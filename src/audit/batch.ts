// One batch: what was asked for together, run in one transaction, with its stretch of the chain.

import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Tx, WriteTx } from '../database/database.js';
import { DatabaseUnavailable, OutcomeUnknown } from '../database/database.js';
import { sealJson } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import { type Head, entryHash } from './chain.js';
import { entryPlace } from './entry-place.js';
import type { Actor, AuditEvent } from './events.js';
import { ChainLost, type Hold } from './hold.js';
import { type StoredEntry, addEntries, entriesAfter } from './records.js';

export type Append = (who: Actor, event: AuditEvent) => void;

/** Work of its own, such as a change; gives what answers its caller once all is committed. */
type Single = {
  readonly kind: 'single';
  readonly run: (tx: WriteTx, append: Append) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
};

/** Questions of one kind are answered together: `answer` gives, for each input in order, an output and what is recorded. */
export type Group<Input, Output> = {
  readonly answer: (
    tx: Tx,
    inputs: readonly Input[],
  ) => Promise<readonly { readonly output: Output; readonly event: AuditEvent }[]>;
};

export type Question<Input, Output> = {
  readonly kind: 'question';
  readonly group: Group<Input, Output>;
  readonly who: Actor;
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly fail: (error: unknown) => void;
};

export type Job = Single | Question<unknown, unknown>;

export type BatchNeeds = {
  readonly database: Database;
  readonly keys: Keys;
  readonly now: () => Instant;
  readonly hold: Hold;
};

const TRIES = 3;

/** Runs a batch and answers its callers after the commit. Never throws; gives the number of entries recorded. */
export async function commitBatch(needs: BatchNeeds, batch: readonly Job[]): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    let ran: Ran | null = null;
    try {
      const strict = batch.some(({ kind }) => kind === 'single');
      await needs.database.transaction(
        async (tx) => {
          ran = null;
          ran = await runBatch(needs, tx, batch);
        },
        { strict },
      );
      return answerAll(needs, ran);
    } catch (error) {
      needs.hold.forget();
      if (error instanceof ChainLost && tries < TRIES) continue;
      if (error instanceof OutcomeUnknown && (await wasCommitted(needs, ran))) return answerAll(needs, ran);
      for (const job of batch) job.fail(error);
      return 0;
    }
  }
}

function answerAll({ hold }: BatchNeeds, ran: Ran | null): number {
  if (!ran) return 0;
  hold.committed(ran.to);
  for (const answer of ran.answers) answer();
  return ran.to.seq - ran.from.seq;
}

const LOOKS = 5;
const BETWEEN_LOOKS_MS = 400;
/** For all looks together: whoever asked has waited for the commit already. */
const LONGEST_LOOKING_MS = 5_000;

/**
 * The connection broke while committing: our last entry, with our hash, is there or it is not. The server may still be
 * at it, so what is not there yet is looked for again.
 */
async function wasCommitted({ database }: BatchNeeds, ran: Ran | null): Promise<boolean> {
  if (!ran || ran.to.seq === ran.from.seq) return false;
  const { chain, seq, hash } = ran.to;
  const until = performance.now() + LONGEST_LOOKING_MS;
  for (let look = 0; look < LOOKS && performance.now() < until; look += 1) {
    const looked = entriesAfter(database.read, { chain, seq: seq - 1, hash }, 1).catch(() => []);
    const found = await Promise.race([looked, pause(until - performance.now(), [])]);
    if (found[0]?.seq === seq && found[0].hash.equals(hash)) return true;
    await pause(BETWEEN_LOOKS_MS);
  }
  return false;
}

type Ran = { readonly from: Head; readonly to: Head; readonly answers: readonly (() => void)[] };

async function runBatch(needs: BatchNeeds, tx: WriteTx, batch: readonly Job[]): Promise<Ran> {
  const from = await needs.hold.begin(tx);
  const chain = appending(needs, tx, from);
  const answers: (() => void)[] = [];
  for (const job of batch) {
    if (job.kind !== 'single') continue;
    answers.push(await runSingle(tx, job, chain.append));
    // Work that comes after it in this batch sees what it recorded.
    await chain.flush();
  }
  for (const questions of groupsOf(batch))
    answers.push(...(await answerTogether(tx, questions, chain.append)));
  await chain.flush();
  return { from, to: chain.head(), answers };
}

async function runSingle(tx: WriteTx, job: Single, append: Append): Promise<() => void> {
  try {
    return await job.run(tx, append);
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    return () => job.fail(error);
  }
}

type Asked = Question<unknown, unknown>;

function groupsOf(batch: readonly Job[]): readonly (readonly Asked[])[] {
  const groups = new Map<Group<unknown, unknown>, Asked[]>();
  for (const job of batch) {
    if (job.kind === 'single') continue;
    const group = groups.get(job.group);
    if (group) group.push(job);
    else groups.set(job.group, [job]);
  }
  return [...groups.values()];
}

/** All at once; when one of them spoils that, each on its own, so that only that one fails. */
async function answerTogether(
  tx: WriteTx,
  questions: readonly Asked[],
  append: Append,
): Promise<readonly (() => void)[]> {
  const [first] = questions;
  if (!first) return [];
  const inputs = questions.map(({ input }) => input);
  try {
    const answers = await tx.savepoint(
      () => first.group.answer(tx, inputs),
      () => true,
    );
    return questions.map((question, index) => {
      const answer = answers[index];
      if (!answer) throw new Error('a question was left without an answer');
      append(question.who, answer.event);
      return () => question.resolve(answer.output);
    });
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    if (questions.length === 1) return [() => first.fail(error)];
  }
  const answers: (() => void)[] = [];
  for (const question of questions) answers.push(...(await answerTogether(tx, [question], append)));
  return answers;
}

/** Links entries in memory and writes them together. Nothing may be answered before `flush` and the commit. */
function appending(needs: BatchNeeds, tx: Tx, from: Head) {
  let head = from;
  let written = from;
  let pending: StoredEntry[] = [];
  const append: Append = (who, event) => {
    const seq = head.seq + 1;
    const details = { onBehalfOf: who.onBehalfOf, ...event.details };
    const { dataKey, sealed } = sealJson(needs.keys, entryPlace(head.chain, seq), details);
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
    pending.push({ ...entry, dataKey, hash });
    head = { chain: head.chain, seq, hash };
  };
  async function flush(): Promise<void> {
    if (pending.length === 0) return;
    const entries = pending;
    pending = [];
    // The head first: when the chain has been taken from us, that is what is thrown, and nothing of ours stands.
    const moved = needs.hold.move(tx, written, head);
    const added = addEntries(tx, entries);
    added.catch(() => undefined);
    await moved;
    await added;
    written = head;
  }
  return { append, flush, head: () => head };
}
