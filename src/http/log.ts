// The log: JSON lines that say which door, how it went and how long it took; never what was asked or about whom.

import pino, { type DestinationStream, type Logger } from 'pino';
import { Unavailable } from '../shared/unavailable.js';
import { SealBroken } from '../sealing/envelope.js';

export type Log = Logger;

/**
 * `level` as in LOG_LEVEL. Goes to stdout, unless told another file descriptor or stream; times are UTC. `base` stands on
 * every line.
 */
export function createLog(
  level: string,
  to: DestinationStream | 1 | 2 = 1,
  base: Readonly<Record<string, string>> | null = null,
): Log {
  const stream = typeof to === 'number' ? pino.destination(to) : to;
  return pino({ level, base, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}

/**
 * What may be logged of an error: its kind and where in the code. A message may hold what somebody sent (drizzle puts
 * the values of a failed query in it), so only messages we wrote ourselves, about ourselves, are kept.
 */
export function errorFacts(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const cause = error.cause === undefined ? {} : { cause: errorFacts(error.cause) };
  const message =
    error instanceof Unavailable || error instanceof SealBroken ? { message: error.message } : {};
  return { kind: error.constructor.name, ...codeOf(error), ...message, at: placesOf(error), ...cause };
}

function codeOf(error: Error): { readonly code?: string } {
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? { code } : {};
}

/** Only frames: the message that stands before them in the stack, several lines long perhaps, is cut off. */
function placesOf(error: Error): readonly string[] {
  const stack = error.stack ?? '';
  const start = stack.indexOf(error.message) + error.message.length;
  return stack
    .slice(start)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, 12);
}
