// A whole installation served by a process of its own, as an operator starts it: to be asked, stopped, killed and started again.

import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Who } from '../../src/audit/act.js';
import { type Config, readConfig } from '../../src/config.js';
import { createClient } from '../../src/staff/actions.js';
import { type World, openWorld } from '../../src/world.js';
import { ROOT, ensureBuilt, startWords } from './build.js';
import { databaseUrlIn, makeDatabaseIn, removeDatabaseIn } from './engine.js';

export const OPERATOR: Who = { kind: 'operator', id: null, onBehalfOf: null, requestId: 'beside-the-server' };

export type Settings = Readonly<Record<string, string>>;

/** How a process ended, and what it said. */
export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type Server = {
  readonly origin: string;
  readonly port: number;
  readonly pid: number;
  /** From the start of the process until it said it was ready. */
  readonly readyAfterMs: number;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>;
  /** Sends the signal, no more. */
  signal(signal: NodeJS.Signals): void;
  /** Resolves when the process has ended, however that came about. */
  readonly ended: Promise<Ended>;
};

export type Installation = {
  readonly folder: string;
  /** The settings as the server reads them. */
  readonly config: Config;
  /** The same as they are given, for the command line. */
  readonly environment: Settings;
  /** Works on the installation from this process, with the real clock; as the command line does, beside a running server or without one. */
  beside<T>(work: (world: World) => Promise<T>): Promise<T>;
  /** The key of a new API client. */
  keyFor(...scopes: readonly string[]): Promise<string>;
  /** Starts it on a free port and waits until it is ready. Rejects with what it said when it ends instead. */
  start(changes?: Settings): Promise<Server>;
  /** Starts what is expected to end by itself. */
  startInVain(changes?: Settings): Promise<Ended>;
  /** Ends every process that was started here and removes the folder. */
  remove(): Promise<void>;
};

const LONGEST_START_MS = 300_000;
const READY_CHECK_MS = 20;

/** Builds the program first when its sources are newer. `changes` hold for every process of it. */
export async function anInstallation(changes: Settings = {}): Promise<Installation> {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'fullmakt-server-'));
  await makeDatabaseIn(folder);
  const settings: Settings = {
    DATABASE_URL: databaseUrlIn(folder),
    UPLOADS_URL: `file:${join(folder, 'uploads')}`,
    KEYS_FILE: join(folder, 'keys.json'),
    CHECKPOINTS_FILE: join(folder, 'checkpoints.jsonl'),
    LOG_LEVEL: 'silent',
    PUBLIC_RATE: '100000',
    ...changes,
  };
  const running = new Set<Process>();
  const config = readConfig(settings);

  function run(changes: Settings): Process {
    const started = startProcess({ ...settings, ...changes });
    running.add(started);
    void started.ended.then(() => running.delete(started));
    return started;
  }

  async function beside<T>(work: (world: World) => Promise<T>): Promise<T> {
    const world = await openWorld(config);
    try {
      return await work(world);
    } finally {
      await world.close();
    }
  }

  return {
    folder,
    config,
    environment: settings,
    beside,
    keyFor: (...scopes) =>
      beside(async (world) => {
        const made = await createClient(world, OPERATOR, { name: 'case system', scopes });
        if (!made.ok) throw new Error(`the client was refused: ${made.refusal.code}`);
        return made.value.key;
      }),
    async start(changes = {}) {
      const port = await freePort();
      const begun = performance.now();
      const started = run({ PORT: String(port), ...changes });
      const origin = `http://127.0.0.1:${port}`;
      await untilReady(origin, started);
      return { ...started, origin, port, readyAfterMs: performance.now() - begun };
    },
    startInVain: (changes = {}) => run({ PORT: '0', ...changes }).ended,
    async remove() {
      await Promise.all([...running].map((started) => started.end('SIGKILL')));
      await removeDatabaseIn(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Process = Pick<Server, 'pid' | 'end' | 'signal' | 'ended'>;

function startProcess(settings: Settings): Process {
  // Nothing of the test runner's own environment but where programs are found.
  const environment = { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...settings };
  const child = spawn(process.execPath, startWords(), {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...said }));
  });
  const signal = (name: NodeJS.Signals) => void child.kill(name);
  return {
    pid: child.pid ?? 0,
    ended,
    signal,
    end(name) {
      signal(name);
      return ended;
    },
  };
}

async function untilReady(origin: string, started: Process): Promise<void> {
  const tooLong = performance.now() + LONGEST_START_MS;
  const last = started.ended.then(({ code, signal, stderr }) => {
    throw new Error(`the server ended before it was ready (${code ?? signal}): ${stderr}`);
  });
  // Without this a server that is ended later by the test would count as an unhandled rejection.
  last.catch(() => undefined);
  while (!(await Promise.race([isReady(origin), last]))) {
    if (performance.now() > tooLong) throw new Error('the server was not ready in time');
    await pause(READY_CHECK_MS);
  }
}

/** Whether the server says that it is ready; false also when nobody answers. */
export async function isReady(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/readyz', origin));
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Below those that systems give to whoever asks for any: one of these is not taken by a passing connection meanwhile. */
const LOWEST_PORT = 20_000;
const PORTS = 12_000;

async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST_PORT + randomInt(PORTS);
    const probe = createServer().listen(port, '127.0.0.1');
    const free = await new Promise<boolean>((resolve) => {
      probe.once('listening', () => resolve(true));
      probe.once('error', () => resolve(false));
    });
    if (!free) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}
