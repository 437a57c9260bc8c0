// The desk where questions are answered, seen from the server: a thread of its own, so that reading requests and waiting for the disk go on side by side.

import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Desk } from '../app.js';
import type { LedgerStatus } from '../audit/ledger.js';
import type { Log } from '../http/log.js';
import { errorFacts } from '../http/log.js';
import { ownProgram } from '../own-files.js';
import { Unavailable } from '../shared/unavailable.js';
import type { Verification } from '../verification/actions.js';
import type { WorldConfig } from '../world.js';
import { createPlaces } from './places.js';
import type { Answer, Asked, FromThread, ToThread } from './question-messages.js';

export type QuestionDesk = Desk & {
  /** Of the desk's own chain, as of its newest answer. */
  status(): LedgerStatus;
  checkpoint(): void;
  /** Resolves when what was asked is answered and the last checkpoint is made. */
  close(): Promise<void>;
};

type Waiting = {
  readonly resolve: (verification: Verification) => void;
  readonly fail: (error: unknown) => void;
};

const MOST_WAITING = 5_000;
/** A message costs both threads about as much as reading one request. */
const ENOUGH = 8;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** A desk that has stood as long as this is opened again at once, however often it has failed before. */
const STOOD_WELL_MS = 60_000;

/** Opens the thread on an installation that is open already. Rejects with what it could not open for. */
export async function openQuestionDesk(
  config: WorldConfig,
  log: Log,
  program: URL = ownProgram('processes/question-thread'),
): Promise<QuestionDesk> {
  const waiting = createPlaces<Waiting>();
  let status: LedgerStatus = { lastCheckpointAt: null, checkpointFailed: false, waiting: 0 };
  let asked: Asked[] = [];
  const closing = new AbortController();
  let thread: Worker | null = await openThread(program, config, hear);
  let ended = watch(thread);

  function hear(message: FromThread): void {
    if (message.kind !== 'answers') return;
    ({ status } = message);
    for (const answer of message.answers) {
      const one = waiting.take(answer.number);
      if (one) tell(one, answer);
    }
  }

  /** Resolves when the thread has ended for good; one that ends unasked is replaced. */
  async function watch(running: Worker): Promise<void> {
    const begun = performance.now();
    running.on('error', (error) =>
      log.error({ error: errorFacts(error) }, 'the desk for questions broke off'),
    );
    await new Promise((resolve) => running.once('exit', resolve));
    thread = null;
    for (const one of waiting.takeAll()) one.fail(new Unavailable('the desk for questions was closed'));
    if (!closing.signal.aborted) await reopen(performance.now() - begun > STOOD_WELL_MS ? 0 : FIRST_PAUSE_MS);
  }

  async function reopen(wait: number): Promise<void> {
    await pause(wait, undefined, { signal: closing.signal }).catch(() => undefined);
    if (closing.signal.aborted) return;
    try {
      thread = await openThread(program, config, hear);
      ended = watch(thread);
      if (closing.signal.aborted) post({ kind: 'stop' });
    } catch (error) {
      log.error({ error: errorFacts(error) }, 'the desk for questions could not be opened again');
      await reopen(Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, wait * 2)));
    }
  }

  function post(message: ToThread): void {
    // To a thread there is no other origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    thread?.postMessage(message);
  }

  /** What is asked in one turn of the event loop goes over together; the thread begins with the first while others are read. */
  function handOver(one: Asked): void {
    asked.push(one);
    if (asked.length === ENOUGH) postAsked();
    else if (asked.length === 1) setImmediate(postAsked);
  }

  function postAsked(): void {
    if (asked.length === 0) return;
    const together = asked;
    asked = [];
    post({ kind: 'asked', asked: together });
  }

  return {
    ask: ({ kind, id, onBehalfOf, requestId }, question) =>
      new Promise((resolve, fail) => {
        if (!thread || closing.signal.aborted)
          return fail(new Unavailable('the desk for questions is closed'));
        if (waiting.taken() >= MOST_WAITING) return fail(new Unavailable('too many questions are waiting'));
        handOver({
          number: waiting.put({ resolve, fail }),
          who: { kind, id, onBehalfOf, requestId },
          question,
        });
      }),
    assertOpen() {
      if (!thread) throw new Unavailable('the desk for questions is closed');
    },
    status: () => status,
    checkpoint: () => post({ kind: 'checkpoint' }),
    async close() {
      closing.abort();
      post({ kind: 'stop' });
      await ended;
    },
  };
}

function tell({ resolve, fail }: Waiting, answer: Answer): void {
  if (answer.kind === 'answered') resolve(answer.verification);
  else if (answer.kind === 'unavailable') fail(new Unavailable(answer.message));
  else fail(answer.error);
}

/** Resolves when it answers. Rejects with what the thread could not open the installation for. */
async function openThread(
  program: URL,
  config: WorldConfig,
  hear: (message: FromThread) => void,
): Promise<Worker> {
  const { databaseUrl, keysFile, checkpointsFile, agency } = config;
  const workerData: WorldConfig = { databaseUrl, keysFile, checkpointsFile, agency };
  const thread = new Worker(program, { workerData, name: 'questions' });
  await new Promise<void>((resolve, fail) => {
    thread.once('error', ({ message }) =>
      fail(new Unavailable(`the desk for questions did not open: ${message}`)),
    );
    thread.once('exit', () => fail(new Unavailable('the desk for questions did not open')));
    thread.on('message', (message: FromThread) => {
      if (message.kind === 'ready') resolve();
      hear(message);
    });
  });
  return thread;
}
