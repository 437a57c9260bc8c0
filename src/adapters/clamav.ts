// Asks a ClamAV daemon about received files, by its INSTREAM command (clamd(8)).

import { connect, type NetConnectOpts } from 'node:net';
import type { Scan, Scanner } from '../documents/scanning.js';

/** Measured: 56 ms a megabyte. A file is answered within 12 s, so the scanner has less. */
const LONGEST_MS = 8_000;
const LARGEST_CHUNK = 64 * 1024;
/** No answer of its is longer. */
const LONGEST_ANSWER = 1_000;

/** @throws nothing: whatever goes wrong, the file is unscanned. */
export function createClamav(place: NetConnectOpts, longestMs = LONGEST_MS): Scanner {
  return { scan: (bytes) => ask(place, bytes, longestMs) };
}

function ask(place: NetConnectOpts, bytes: Uint8Array, longestMs: number): Promise<Scan> {
  return new Promise((resolve) => {
    const socket = connect(place);
    let answer = '';
    const finish = (scan: Scan): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(scan);
    };
    const timer = setTimeout(() => finish('unscanned'), longestMs);
    socket.setEncoding('latin1');
    socket.on('error', () => finish('unscanned'));
    socket.on('close', () => finish('unscanned'));
    socket.on('data', (text: string) => {
      answer += text;
      if (answer.includes('\0')) finish(scanIn(answer));
      else if (answer.length > LONGEST_ANSWER) finish('unscanned');
    });
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += LARGEST_CHUNK)
        writeChunk(bytes.subarray(at, at + LARGEST_CHUNK));
      writeChunk(new Uint8Array());
    });
    const writeChunk = (chunk: Uint8Array): void => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      if (chunk.length > 0) socket.write(chunk);
    };
  });
}

/** `stream: OK` and `stream: NAME FOUND`; anything else, such as `size limit exceeded`, says nothing about the file. */
function scanIn(answer: string): Scan {
  const [line = ''] = answer.split('\0');
  if (line === 'stream: OK') return 'clean';
  return /^stream: .+ FOUND$/.test(line) ? 'found' : 'unscanned';
}
