// One child process that works on the files of one submission: started, fed through a pipe, watched, and ended.

import { type ChildProcess, spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import type { FileFacts } from '../../documents/facts.js';
import type { LetterFacts } from '../../documents/letter/letter-facts.js';
import type { ReadLines } from '../../documents/page-text.js';
import { type Heard, hearAnswers } from './answer-lines.js';
import { ReaderUnavailable } from './errors.js';
import type { ReaderLimits } from './limits.js';
import { watchMemory } from './memory-watch.js';
import { type Late, startFairTimer, startTimer } from './fair-timer.js';
import type { ChildSettings, Order, Picture } from './orders.js';

/** Facts, a picture or a text (null when there is none), a letter (null before its last page), or how the child ended over it. */
export type Outcome =
  | { readonly facts: FileFacts }
  | { readonly picture: Picture | null }
  | { readonly text: ReadLines | null }
  | { readonly letter: LetterFacts | null }
  | 'struck'
  | 'broken'
  | 'not-received'
  | 'starved';

export type ReadingChild = {
  readonly pid: number;
  /** Whether the system itself refuses it too much memory. */
  readonly memoryLimited: boolean;
  /** False once it has ended, by itself or by us. */
  readonly isAlive: () => boolean;
  /** Resolves when it has. */
  readonly gone: Promise<void>;
  /**
   * What comes of one order, within so many milliseconds; up to three times as many while the machine gives most of
   * them to others. Bytes that end the child: `struck` when a limit did it, `broken` when it broke down or talked
   * nonsense. `not-received` when the child ended before it had all the bytes, `starved` when it was hardly given any
   * time even so: neither is a fault of theirs.
   */
  readonly ask: (order: Order, bytes: Uint8Array, withinMs: number) => Promise<Outcome>;
  /** Ends it and all it may have started; resolves when it is gone. The pictures it gave go with it. */
  readonly end: () => Promise<void>;
};

type Starting = {
  readonly limits: ReaderLimits;
  readonly settings: ChildSettings;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Starts a child by a command for `/bin/sh` (`childArguments`) and waits until it is ready. Throws ReaderUnavailable when
 * it does not become so, or when the signal comes first.
 */
export async function startReadingChild(
  command: readonly string[],
  { limits, settings, signal }: Starting,
): Promise<ReadingChild> {
  const child = spawnChild(command);
  const { pid } = child;
  const [input, , , output] = child.stdio;
  if (pid === undefined || !(input instanceof Writable) || !(output instanceof Readable)) {
    throw new ReaderUnavailable('the reader process cannot be started');
  }
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const answers = hearAnswers(output, child);
  input.on('error', () => undefined); // it ended while it was being fed; its end is what counts
  const end = async (): Promise<void> => {
    killGroup(pid);
    await gone;
    answers.forget();
  };

  const ask = async (order: Order, bytes: Uint8Array, withinMs: number): Promise<Outcome> => {
    const time = startFairTimer(pid, withinMs);
    let tooLarge = false;
    const stopWatching = watchMemory(pid, limits.residentMegabytes, () => {
      tooLarge = true;
      killGroup(pid);
    });
    writePiece(input, Buffer.from(JSON.stringify(order)));
    writePiece(input, bytes);
    const received = await Promise.race([answers.next(), time.over]);
    const answer = isKind(received, 'received') ? await Promise.race([answers.next(), time.over]) : received;
    stopWatching();
    time.stop();
    if (isKind(answer, 'facts')) return { facts: answer.facts };
    if (isKind(answer, 'picture')) return { picture: answer.picture };
    if (isKind(answer, 'no-picture')) return { picture: null };
    if (isKind(answer, 'text')) return { text: answer.text };
    if (isKind(answer, 'letter')) return { letter: answer.letter };
    const endedBy = child.signalCode;
    await end();
    if (!isKind(received, 'received') && !tooLarge) return 'not-received';
    if (answer === 'starved') return 'starved';
    return answer === 'late' || tooLarge || (answer === 'ended' && isLimit(endedBy)) ? 'struck' : 'broken';
  };

  const stop = (): void => killGroup(pid);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted === true) stop();
  const time = startTimer(limits.startMs);
  writePiece(input, Buffer.from(JSON.stringify(settings)));
  const ready = await Promise.race([answers.next(), time.over]);
  time.stop();
  signal?.removeEventListener('abort', stop);
  if (!isKind(ready, 'ready')) {
    await end();
    throw new ReaderUnavailable('the reader process did not become ready');
  }
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  return { pid, memoryLimited: ready.memoryLimited, isAlive, gone, ask, end };
}

/** Of its own process group, without environment, standing in the root folder. */
function spawnChild(command: readonly string[]): ChildProcess {
  const child = spawn('/bin/sh', command, {
    cwd: '/',
    env: {},
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
  });
  child.on('error', () => undefined); // a failed start shows in the missing pid
  return child;
}

/** Memory and processor limits end a process by these (Node aborts itself when its heap is full); other signals are breakdowns. */
function isLimit(signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGKILL' || signal === 'SIGXCPU' || signal === 'SIGABRT' || signal === 'SIGTRAP';
}

function isKind<Kind extends Exclude<Heard, string>['kind']>(
  heard: Heard | Late,
  kind: Kind,
): heard is Extract<Heard, { readonly kind: Kind }> {
  return typeof heard === 'object' && heard.kind === kind;
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}

/** With its length before it, as the child takes it. */
function writePiece(input: Writable, bytes: Uint8Array): void {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  input.write(length);
  input.write(bytes);
}
