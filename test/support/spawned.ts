// The command line as a process of its own, as an operator starts it.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT, ensureBuilt } from './build.js';
import type { Shown } from './command.js';

export type Spawned = {
  readonly child: ChildProcess;
  /** What it wrote so far. */
  out(): string;
  err(): string;
  /** Waits for its end. */
  ended(): Promise<{ readonly exit: number | null; readonly out: string; readonly err: string }>;
};

const source = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const loader = createRequire(import.meta.url).resolve('tsx');

/** The same from what is built of it, which is how it is delivered, and starts faster. */
export async function spawnBuilt(
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Spawned> {
  await ensureBuilt();
  return watch([join(ROOT, 'dist', 'cli.js'), ...argv], environment);
}

export async function runBuilt(
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Shown> {
  const { exit, out, err } = await (await spawnBuilt(argv, environment)).ended();
  return { exit: exit ?? -1, out, err, json: () => JSON.parse(out) as unknown };
}

export function spawnCommand(
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Spawned {
  return watch(['--import', loader, source, ...argv], environment);
}

function watch(argv: readonly string[], environment: Readonly<Record<string, string>>): Spawned {
  const child = spawn(process.execPath, argv, {
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
