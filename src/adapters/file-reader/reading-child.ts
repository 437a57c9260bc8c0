// One child process that reads the files of one submission: started, fed through a pipe, watched, and ended.

import { type ChildProcess, spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import type { FileFacts } from '../../documents/facts.js';
import { type Heard, hearAnswers } from './answer-lines.js';
import { ReaderUnavailable } from './errors.js';
import type { ReaderLimits } from './limits.js';
import { watchMemory } from './memory-watch.js';

export type ReadingChild = {
  readonly pid: number;
  /** Whether the system itself refuses it too much memory. */
  readonly memoryLimited: boolean;
  /** False once it has ended, by itself or by us. */
  readonly isAlive: () => boolean;
  /** Resolves when it has. */
  readonly gone: Promise<void>;
  /**
   * The facts of one file, within so many milliseconds. A file that ends the child is refused: `CHECK_TIMED_OUT` when a
   * limit struck, `FILE_DAMAGED` when it broke down or talked nonsense. `not-received` when the child ended before it
   * had the whole file, which is no fault of the file.
   */
  readonly read: (bytes: Uint8Array, withinMs: number) => Promise<FileFacts | 'not-received'>;
  /** Ends it and all it may have started; resolves when it is gone. */
  readonly end: () => Promise<void>;
};

/** Starts a child by a command for `/bin/sh` (`childArguments`) and waits until it is ready. Throws ReaderUnavailable when it does not become so. */
export async function startReadingChild(
  command: readonly string[],
  { limits, anchors }: { readonly limits: ReaderLimits; readonly anchors: readonly Uint8Array[] },
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
  };

  const read = async (bytes: Uint8Array, withinMs: number): Promise<FileFacts | 'not-received'> => {
    const time = startTimer(withinMs);
    let tooLarge = false;
    const stopWatching = watchMemory(pid, limits.residentMegabytes, () => {
      tooLarge = true;
      killGroup(pid);
    });
    writePiece(input, bytes);
    const received = await Promise.race([answers.next(), time.over]);
    const answer = isKind(received, 'received') ? await Promise.race([answers.next(), time.over]) : received;
    stopWatching();
    time.stop();
    if (isKind(answer, 'facts')) return answer.facts;
    const endedBy = child.signalCode;
    await end();
    if (!isKind(received, 'received') && !tooLarge) return 'not-received';
    const struck = answer === 'late' || tooLarge || (answer === 'ended' && isLimit(endedBy));
    return { readable: false, refusal: struck ? 'CHECK_TIMED_OUT' : 'FILE_DAMAGED' };
  };

  const time = startTimer(limits.startMs);
  writePiece(input, Buffer.from(JSON.stringify(anchors.map(base64))));
  const ready = await Promise.race([answers.next(), time.over]);
  time.stop();
  if (!isKind(ready, 'ready')) {
    await end();
    throw new ReaderUnavailable('the reader process did not become ready');
  }
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  return { pid, memoryLimited: ready.memoryLimited, isAlive, gone, read, end };
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

type Timer = { readonly over: Promise<'late'>; readonly stop: () => void };

function startTimer(milliseconds: number): Timer {
  let stop = (): void => undefined;
  const over = new Promise<'late'>((resolve) => {
    const timer = setTimeout(() => resolve('late'), milliseconds);
    stop = () => clearTimeout(timer);
  });
  return { over, stop };
}

function isKind<Kind extends 'ready' | 'received' | 'facts'>(
  heard: Heard | 'late',
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

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
