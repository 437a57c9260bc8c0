// Whose turn it is at an SQLite file: threads of one process let each other go first, which SQLite itself does not see to.

import { setTimeout as pause } from 'node:timers/promises';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

const JUST_NOW_MS = 3;
const MOST_TURNS = 10;
const WANTED = 'fullmakt/sqlite-wanted';

/** When a thread of this process last waited for the file; shared by all of them. */
const wanted = (getEnvironmentData(WANTED) as Int32Array | undefined) ?? sharedNumber();

/** Tells those who write all the time that another waits; holds for a few milliseconds. */
export function askForTurn(): void {
  Atomics.store(wanted, 0, nowShared());
}

/** SQLite gives the file to whoever asks first after it is free: a thread that writes all the time would keep it for ever. */
export async function letOthersGoFirst(): Promise<void> {
  for (let turns = 0; turns < MOST_TURNS && isJustNow(Atomics.load(wanted, 0)); turns += 1) await pause(1);
}

/** The clock begins anew every 25 days: an instant before that looks as if it were to come. */
function isJustNow(then: number): boolean {
  return Math.abs(nowShared() - then) <= JUST_NOW_MS;
}

function sharedNumber(): Int32Array {
  const made = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  setEnvironmentData(WANTED, made);
  return made;
}

/** Milliseconds by a clock that all threads of this process share, in the range of a 32-bit number. */
function nowShared(): number {
  return Math.trunc(performance.timeOrigin + performance.now()) % 2 ** 31;
}
