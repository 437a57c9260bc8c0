// Several workers behind one door: they share the work, their figures are told together, and each may die without the others.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyAudit } from '../../src/audit/actions.js';
import { makeKeys } from '../../src/sealing/keys.js';
import { type Api, createApi } from '../support/api.js';
import { questionAbout } from '../support/grants.js';
import { caseNo } from '../support/builders.js';
import { type Installation, type Server, anInstallation, isReady } from '../support/server.js';

const WORKERS = 2;
const CONNECTIONS = 24;
const QUESTIONS = 240;
const MOST_ROUNDS = 10;

let installation: Installation;
let server: Server;
let key: string;

beforeEach(async () => {
  installation = await anInstallation();
});
afterEach(() => installation.remove());

async function startWorkers(changes: Readonly<Record<string, string>> = {}): Promise<void> {
  key = await installation.keyFor('verify', 'audit');
  server = await installation.start({ WORKERS: String(WORKERS), LOG_LEVEL: 'info', ...changes });
  await until(allServe);
}

test('the work is shared, the figures are those of all, and everything is signed when they stop', async () => {
  await startWorkers();
  let questions = 0;
  let counted: Awaited<ReturnType<typeof figures>> = [];
  // Which of them takes a connection is the system's choice: more come until both have had one.
  for (let rounds = 0; counted.length < WORKERS && rounds < MOST_ROUNDS; rounds += 1) {
    await Promise.all(Array.from({ length: CONNECTIONS }, () => asked(QUESTIONS / CONNECTIONS)));
    questions += QUESTIONS;
    counted = await figures('fullmakt_requests_total{route="POST /api/v1/verifications"');
  }
  expect(counted).toHaveLength(WORKERS);
  expect(new Set(counted.map(({ worker }) => worker)).size).toBe(counted.length);
  expect(counted.reduce((sum, { value }) => sum + value, 0)).toBe(questions);
  expect(await figures('fullmakt_ledger_waiting')).toHaveLength(WORKERS);

  const ended = await server.end('SIGTERM');
  expect(ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  const lines = ended.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const first = lines.filter(({ msg }) => msg.startsWith('serving on'));
  expect(first).toHaveLength(1);
  expect(first[0]).toMatchObject({ port: server.port, workers: WORKERS });
  const serving = lines.filter(({ msg }) => msg === 'serving');
  expect(new Set(serving.map(({ worker }) => worker))).toEqual(new Set(['1', '2']));
  expect(lines.at(-1)).toEqual(expect.objectContaining({ msg: 'stopped' }));
  expect(lines.at(-1)?.worker).toBeUndefined();

  await installation.beside(async (world) => {
    const verdict = await verifyAudit(world);
    if (!verdict.whole) throw new Error(verdict.first.fault);
    expect(verdict.heads.length).toBeGreaterThan(1);
    const newest =
      readFileSync(installation.config.checkpointsFile, 'utf8').trimEnd().split('\n').at(-1) ?? '';
    expect(JSON.parse(newest).checkpoint).toContain(`"size":${verdict.entries},`);
  });
});

test('a worker that is killed takes nobody with it, and another takes its place and its number', async () => {
  await startWorkers();
  const before = workersOf(server.pid);
  expect(before).toHaveLength(WORKERS);
  process.kill(before[0] ?? 0, 'SIGKILL');
  await asked(10);
  const again = () => workersOf(server.pid).filter((pid) => !before.includes(pid));
  await until(() => again().length === 1);
  await until(allServe);
  const numbers = (await figures('fullmakt_ledger_waiting')).map(({ worker }) => worker);
  expect(new Set(numbers)).toEqual(new Set(['1', '2']));
  const ended = await server.end('SIGTERM');
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain('a worker has ended and is started again');
  await installation.beside(async (world) => expect(await verifyAudit(world)).toMatchObject({ whole: true }));
});

test('asked to stop while its workers are starting it ends them, and itself, in order', async () => {
  key = await installation.keyFor('verify');
  server = await installation.start({ WORKERS: '4', LOG_LEVEL: 'info' });
  const ended = await server.end('SIGTERM');
  expect(ended).toMatchObject({ code: 0, signal: null });
  expect(workersOf(server.pid)).toEqual([]);
  await installation.beside(async (world) => expect(await verifyAudit(world)).toMatchObject({ whole: true }));
});

test('when the supervisor is killed no worker stays behind', async () => {
  await startWorkers();
  const workers = workersOf(server.pid);
  await server.end('SIGKILL');
  await until(() => workers.every((pid) => !isAlive(pid)));
  expect(await isReady(server.origin)).toBe(false);
});

test('what keeps the first worker from starting ends the start, and is said once', async () => {
  key = await installation.keyFor('verify');
  const taken = await installation.start();
  const ended = await installation.startInVain({ WORKERS: '2', PORT: String(taken.port) });
  expect(ended.code).toBe(1);
  expect(ended.stderr.match(/EADDRINUSE/g)).toHaveLength(1);
});

test('when none is left and none could start as it is set up, the service ends instead of trying for ever', async () => {
  await startWorkers();
  const kept = readFileSync(installation.config.keysFile);
  writeFileSync(installation.config.keysFile, JSON.stringify(makeKeys()));
  for (const pid of workersOf(server.pid)) process.kill(pid, 'SIGKILL');
  const ended = await server.ended;
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/no worker is left/);
  writeFileSync(installation.config.keysFile, kept);
});

type Line = {
  readonly msg: string;
  readonly worker?: string;
  readonly port?: number;
  readonly workers?: number;
};

/** Each worker tells of its own. */
async function allServe(): Promise<boolean> {
  return (await figures('fullmakt_ledger_waiting')).length === WORKERS;
}

/** Asked one after the other on a connection of its own. */
async function asked(times: number): Promise<void> {
  const api: Api = createApi(server.origin, key);
  for (let count = 0; count < times; count += 1) {
    const answer = await api.post('/api/v1/verifications', questionAbout(caseNo('nobody')));
    expect(answer).toMatchObject({ status: 200, json: { decision: 'deny' } });
  }
  api.close();
}

async function figures(
  series: string,
): Promise<readonly { readonly worker: string; readonly value: number }[]> {
  const answer = await fetch(new URL('/metrics', server.origin));
  const lines = (await answer.text()).split('\n').filter((line) => line.startsWith(series));
  return lines.map((line) => ({
    worker: /worker="(\d+)"/.exec(line)?.[1] ?? '',
    value: Number(line.split(' ').at(-1)),
  }));
}

/** The processes that were started by this one and run the same program. */
function workersOf(pid: number): readonly number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const rows = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line));
  return rows.flatMap((row) =>
    row?.[2] === String(pid) && row[3]?.includes('main.js') ? [Number(row[1])] : [],
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const LONGEST_WAIT_MS = 600_000;

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const tooLong = performance.now() + LONGEST_WAIT_MS;
  while (!(await holds())) {
    if (performance.now() > tooLong) throw new Error('it did not come to be in time');
    await pause(100);
  }
}
