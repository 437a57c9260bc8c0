// Why the service does not start, told apart: what an operator can mend in one sentence, and what time alone mends.

import { SettingsFaulty } from '../config.js';
import { KeysUnusable } from '../sealing/keys.js';
import { Unavailable } from '../shared/unavailable.js';

/** The service cannot start as it is set up; the message says why in one sentence. */
export class CannotStart extends Error {}

/** One sentence for what an operator can mend; everything else keeps its trace. */
export function isForOperator(error: unknown): error is Error {
  return (
    error instanceof CannotStart ||
    error instanceof SettingsFaulty ||
    error instanceof KeysUnusable ||
    error instanceof Unavailable ||
    (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
  );
}

/** Starting again changes nothing until somebody has mended it: settings and keys, not a database that is away. */
export function isLasting(error: unknown): boolean {
  return isForOperator(error) && !(error instanceof Unavailable);
}

/** What a worker ends with then, so that its supervisor does not start it again and again. */
export const LASTING_EXIT = 3;
