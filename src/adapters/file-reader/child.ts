// The limited child process: takes files from its standard input, answers with facts on descriptor 3, and knows nothing else.

import { readSync, writeSync } from 'node:fs';
import type { FileFacts } from '../../documents/facts.js';
import { readAnchors } from '../pdf-signatures/chain.js';
import { readFile } from './read-file.js';
import { refuse } from './read-pdf.js';

const INPUT = 0;
const OUTPUT = 3;
const LENGTH_BYTES = 4;

/** A small PDF read before the first real one, so that the code is loaded and warm. */
const REHEARSAL =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj ' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj trailer<</Root 1 0 R>>\n%%EOF';

/** Our own words to the parent: see `answers.ts`, which trusts none of them. */
function say(message: Readonly<Record<string, unknown>>): void {
  writeSync(OUTPUT, `${JSON.stringify(message)}\n`);
}

/** The next `length` bytes; null when the parent has closed the pipe. */
function take(length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const read = readSync(INPUT, bytes, at, length - at, null);
    if (read === 0) return null;
    at += read;
  }
  return bytes;
}

/** A piece with its length before it. */
function takePiece(): Buffer | null {
  const length = take(LENGTH_BYTES)?.readUInt32BE();
  return length === undefined ? null : take(length);
}

/** The first piece: the certificates that signatures may lead to. */
function takeAnchors(): readonly Buffer[] {
  const list = JSON.parse(takePiece()?.toString() ?? '[]') as readonly string[];
  return list.map((text) => Buffer.from(text, 'base64'));
}

/** True when the system refuses more memory than we were given, so that a bomb ends here and not in the machine. */
function isMemoryLimited(megabytes: number): boolean {
  try {
    return new ArrayBuffer((megabytes + 1) * 1_048_576).byteLength === 0;
  } catch {
    return true;
  }
}

/** After an error the libraries may be in any state: the answer is given, and the process ends. */
function answerToError(error: unknown): FileFacts {
  return refuse(error instanceof RangeError ? 'CHECK_TIMED_OUT' : 'FILE_DAMAGED');
}

async function main(): Promise<void> {
  const anchors = readAnchors(takeAnchors());
  await readFile(Buffer.from(REHEARSAL, 'latin1'), anchors);
  say({ kind: 'ready', memoryLimited: isMemoryLimited(Number(process.argv[2])) });
  for (;;) {
    const bytes = takePiece();
    if (bytes === null) return;
    say({ kind: 'received' });
    try {
      say({ kind: 'facts', facts: await readFile(bytes, anchors) });
    } catch (error) {
      say({ kind: 'facts', facts: answerToError(error) });
      return;
    }
  }
}

await main();
