// Where a command reads and writes; tests hand in their own.

import type { Instant } from '../shared/dates.js';

export type Io = {
  /** What was asked for; with --json exactly one JSON value. */
  readonly stdout: NodeJS.WritableStream;
  /** Everything else: progress, warnings, why not. */
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** The settings; the process's own when left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Tells when the operator asks us to stop (Ctrl-C), until the returned function is called. */
  readonly onInterrupt: (stop: () => void) => () => void;
  /** Another clock than the machine's. */
  readonly now?: () => Instant;
};

/** Writes and waits until it is taken, so that a slow reader holds us back. @throws when the reader has gone. */
export function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
