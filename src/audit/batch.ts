// One batch: what was asked for together, changes or questions, run in one transaction, with its stretch of the chain.

import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Tx, WriteTx } from '../database/database.js';
import { DatabaseUnavailable, Hindered, OutcomeUnknown } from '../database/database.js';
import { sealJson } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import { type Head, entryHash } from './chain.js';
import { entryPlace } from './entry-place.js';
import type { Actor, AuditEvent } from './events.js';
import { ChainLost, type Hold } from './hold.js';
import { type StoredEntry, addEntries, entriesAfter } from './records.js';
import type { Enter } from './turns.js';

export type Append = (who: Actor, event: AuditEvent) => void;

/** Work of its own; gives what answers its caller once all is committed. */
export type Change = {
  readonly run: (tx: WriteTx, append: Append) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
};

/** Questions of one kind are answered together. */
export type Group<Input, Output> = {
  /** For each input in order an output and what is recorded. Reads, and writes nothing. */
  readonly answer: (tx: Tx, inputs: readonly Input[]) => Promise<readonly Answered<Input, Output>[]>;
  /** Keeps what is to be found of them besides the record. Begins all its writes at once: they go with the commit. */
  readonly keep: (tx: Tx, answered: readonly Answered<Input, Output>[]) => Promise<void>;
};

type Answered<Input, Output> = {
  readonly input: Input;
  readonly output: Output;
  readonly event: AuditEvent;
};

export type Question<Input, Output> = {
  readonly group: Group<Input, Output>;
  readonly who: Actor;
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly fail: (error: unknown) => void;
};

export type Asked = Question<unknown, unknown>;

/** Never both: questions hinder nobody, and what they read must not make a change stand in the way of others. */
export type Batch =
  | { readonly kind: 'changes'; readonly jobs: readonly Change[] }
  | { readonly kind: 'questions'; readonly jobs: readonly Asked[] };

export type BatchNeeds = {
  readonly database: Database;
  readonly keys: Keys;
  readonly now: () => Instant;
  readonly hold: Hold;
  /** At the chain: a batch goes on from where the one before it was committed. */
  readonly enter: Enter;
};

const TRIES = 3;
const LONGEST_HINDERED_MS = 8_000;
const LONGEST_PAUSE_MS = 500;

/**
 * Runs a batch and answers its callers after the commit; questions that could not be answered together are asked one by
 * one, so that only the one that spoils it fails. Never throws; gives the number of entries recorded.
 */
export async function commitBatch(needs: BatchNeeds, batch: Batch): Promise<number> {
  const until = performance.now() + LONGEST_HINDERED_MS;
  for (let tries = 1; ; tries += 1) {
    const begun = performance.now();
    const tried = await tryBatch(needs, batch);
    if (tried.ok) return tried.recorded;
    const { error } = tried;
    const isHindered = error instanceof Hindered && performance.now() < until;
    if (!isHindered && !(error instanceof ChainLost && tries < TRIES)) {
      if (batch.kind === 'questions' && batch.jobs.length > 1 && !(error instanceof DatabaseUnavailable))
        return askSingly(needs, batch.jobs);
      for (const job of batch.jobs) job.fail(error);
      return 0;
    }
    // Longer than the try itself took: whoever comes back sooner meets the same others at the same work again.
    if (isHindered) await pause(Math.random() * Math.min(2 * (performance.now() - begun), LONGEST_PAUSE_MS));
  }
}

async function askSingly(needs: BatchNeeds, jobs: readonly Asked[]): Promise<number> {
  let recorded = 0;
  for (const job of jobs) recorded += await commitBatch(needs, { kind: 'questions', jobs: [job] });
  return recorded;
}

type Tried =
  | { readonly ok: true; readonly recorded: number }
  | { readonly ok: false; readonly error: unknown };

/**
 * The turn at the chain is taken when the transaction has begun, and by questions when their answers are found: others go
 * on meanwhile. It is over when it is known what became of the commit.
 */
async function tryBatch(needs: BatchNeeds, batch: Batch): Promise<Tried> {
  const { database, hold } = needs;
  let ran: Ran | null = null;
  let leave = () => {};
  const enter = async (): Promise<void> => {
    leave = await needs.enter();
  };
  try {
    if (batch.kind === 'changes')
      await database.transaction(
        async (tx) => {
          await enter();
          ran = await runChanges(needs, tx, batch.jobs);
        },
        { strict: true, once: true },
      );
    else
      await database.transaction(
        async (tx) => {
          const answered = await answerAsked(tx, batch.jobs);
          await tx.begun();
          await enter();
          ran = await recordAnswers(needs, tx, answered);
        },
        { strict: false, once: true, readsFirst: true },
      );
    return { ok: true, recorded: answerAll(needs, ran) };
  } catch (error) {
    // Where it was left is still known then, and looking at all chains would stand in the way of all others.
    if (!(error instanceof Hindered)) hold.forget();
    if (error instanceof OutcomeUnknown && (await wasCommitted(needs, ran)))
      return { ok: true, recorded: answerAll(needs, ran) };
    return { ok: false, error };
  } finally {
    leave();
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

async function runChanges(needs: BatchNeeds, tx: WriteTx, changes: readonly Change[]): Promise<Ran> {
  const from = await needs.hold.begin(tx);
  const chain = appending(needs, tx, from);
  const answers: (() => void)[] = [];
  for (const change of changes) {
    answers.push(await runChange(tx, change, chain.append));
    // Work that comes after it in this batch sees what it recorded.
    await chain.flush();
  }
  return { from, to: chain.head(), answers };
}

async function runChange(tx: WriteTx, change: Change, append: Append): Promise<() => void> {
  try {
    return await change.run(tx, append);
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    return () => change.fail(error);
  }
}

function groupsOf(questions: readonly Asked[]): ReadonlyMap<Group<unknown, unknown>, readonly Asked[]> {
  const groups = new Map<Group<unknown, unknown>, Asked[]>();
  for (const question of questions) {
    const group = groups.get(question.group);
    if (group) group.push(question);
    else groups.set(question.group, [question]);
  }
  return groups;
}

/** Those of one group with what was found for them. */
type AnsweredGroup = {
  readonly group: Group<unknown, unknown>;
  readonly questions: readonly Asked[];
  readonly answered: readonly Answered<unknown, unknown>[];
};

async function answerAsked(tx: Tx, asked: readonly Asked[]): Promise<readonly AnsweredGroup[]> {
  const groups: AnsweredGroup[] = [];
  for (const [group, questions] of groupsOf(asked)) {
    const inputs = questions.map(({ input }) => input);
    groups.push({ group, questions, answered: await group.answer(tx, inputs) });
  }
  return groups;
}

/** All of it goes with the commit: nothing is looked at in between. */
async function recordAnswers(needs: BatchNeeds, tx: WriteTx, groups: readonly AnsweredGroup[]): Promise<Ran> {
  const from = await needs.hold.begin(tx);
  const chain = appending(needs, tx, from);
  const answers: (() => void)[] = [];
  for (const { group, questions, answered } of groups) {
    for (const [index, question] of questions.entries()) {
      const answer = answered[index];
      if (!answer) throw new Error('a question was left without an answer');
      chain.append(question.who, answer.event);
      answers.push(() => question.resolve(answer.output));
    }
    tx.withCommit(group.keep(tx, answered));
  }
  tx.withCommit(chain.flush());
  return { from, to: chain.head(), answers };
}

/** Links entries in memory and writes them together. Nothing may be answered before `flush`, which begins all its writes at once, and the commit. */
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
    // What is added stands first: a key after a spread costs Node as much as sealing does (README, decisions).
    pending.push({ dataKey, hash, ...entry });
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
