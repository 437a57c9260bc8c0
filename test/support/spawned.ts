// The command line as a process of its own, as an operator starts it.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export type Spawned = {
  readonly child: ChildProcess;
  /** What it wrote so far. */
  out(): string;
  err(): string;
  /** Waits for its end. */
  ended(): Promise<{ readonly exit: number | null; readonly out: string; readonly err: string }>;
};

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const loader = createRequire(import.meta.url).resolve('tsx');

export function spawnCommand(
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Spawned {
  const child = spawn(process.execPath, ['--import', loader, cli, ...argv], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kept = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (kept.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (kept.err += text));
  const closed = once(child, 'close');
  return {
    child,
    out: () => kept.out,
    err: () => kept.err,
    async ended() {
      await closed;
      return { exit: child.exitCode, ...kept };
    },
  };
}
