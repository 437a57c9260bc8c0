// What every child does: takes orders from its standard input, answers on descriptor 3, and knows nothing else.

import { readSync, writeSync } from 'node:fs';
import type { FileFacts } from '../../documents/facts.js';
import type { LetterFacts } from '../../documents/letter/letter-facts.js';
import type { ReadLines } from '../../documents/page-text.js';
import type { Order, Picture } from './orders.js';

const INPUT = 0;
const OUTPUT = 3;
const LENGTH_BYTES = 4;

export type Done =
  | { readonly facts: FileFacts }
  | { readonly picture: Picture | null }
  | { readonly text: ReadLines | null }
  /** Null before the last page. */
  | { readonly letter: LetterFacts | null };

/** Gets ready with the settings it is given, then works off orders until there are no more. */
export async function serveOrders({
  prepare,
  work,
}: {
  /** Takes the settings, and loads and warms what the first real order needs. */
  readonly prepare: (settings: string) => Promise<unknown>;
  readonly work: (order: Order, bytes: Buffer) => Promise<Done>;
}): Promise<void> {
  await prepare(takeFrame()?.toString('utf8') ?? '');
  say({ kind: 'ready', memoryLimited: isMemoryLimited(Number(process.argv[2])) });
  for (;;) {
    const order = takeFrame();
    const bytes = order === null ? null : takeFrame();
    if (order === null || bytes === null) return;
    say({ kind: 'received' });
    try {
      answer(await work(JSON.parse(order.toString('utf8')) as Order, bytes));
    } catch (error) {
      // After an error the libraries may be in any state: the answer is given, and the process ends.
      answer({
        facts: { readable: false, refusal: error instanceof RangeError ? 'CHECK_TIMED_OUT' : 'FILE_DAMAGED' },
      });
      return;
    }
  }
}

function answer(done: Done): void {
  if ('facts' in done) return say({ kind: 'facts', facts: done.facts });
  if ('text' in done) return say({ kind: 'text', text: done.text });
  if ('letter' in done) return say({ kind: 'letter', letter: done.letter });
  if (done.picture === null) return say({ kind: 'no-picture' });
  const { width, height, bytes } = done.picture;
  say({ kind: 'picture', width, height, length: bytes.length });
  write(bytes);
}

function say(message: Readonly<Record<string, unknown>>): void {
  write(Buffer.from(`${JSON.stringify(message)}\n`));
}

function write(bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(OUTPUT, bytes, at);
}

/** A length and as many bytes; null when the parent has closed the pipe. */
function takeFrame(): Buffer | null {
  const length = take(LENGTH_BYTES)?.readUInt32BE();
  return length === undefined ? null : take(length);
}

function take(length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const read = readSync(INPUT, bytes, at, length - at, null);
    if (read === 0) return null;
    at += read;
  }
  return bytes;
}

/** True when the system refuses more memory than we were given, so that a bomb ends here and not in the machine. */
function isMemoryLimited(megabytes: number): boolean {
  try {
    return new ArrayBuffer((megabytes + 1) * 1_048_576).byteLength === 0;
  } catch {
    return true;
  }
}
