// The thread that brings SQLite's write-ahead log over: looks at it a few times a second. Started by write-ahead-carrier.ts.

import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openWriteAhead } from '../database/write-ahead.sqlite.js';

export type CarrierData = { readonly file: string; readonly descriptor: number };

const EVERY_MS = 50;

const port = parentPort;
if (!port) throw new Error('this is a thread of the server');

const { file, descriptor } = workerData as CarrierData;
const writeAhead = openWriteAhead(file, descriptor);
const stopping = new AbortController();
port.once('message', () => stopping.abort());

while (!stopping.signal.aborted) {
  await writeAhead.bringOver();
  await pause(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
}
writeAhead.close();
