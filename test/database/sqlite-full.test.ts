// The disk under the embedded database fills up and is emptied again: meanwhile every answer is a clear "not now", and nothing answered is lost.

import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseNumber } from '../../src/shared/ids.js';
import { type Api, createApi } from '../support/api.js';
import { caseNo } from '../support/builders.js';
import { grantEach, questionAbout } from '../support/grants.js';
import { expectKept } from '../support/kept-promises.js';
import { seeded } from '../support/random.js';
import { SEED } from '../support/seed.js';
import { type Installation, anInstallation } from '../support/server.js';
import { isClearRefusal, watched } from '../support/watched-api.js';
import { nothingPromised, repeatCall, writeUntilItBreaks } from '../support/write-load.js';

const GRANTS = 100;
const BEFORE_MS = 500;
const FULL_MS = 3_000;
const AFTER_MS = 500;
/** What was under way, or begins before the limit is known to hold, may still find room. */
const LIMITING_MS = 500;
const LONGEST_RECOVERY_MS = 15_000;

let installation: Installation;
let used = 0;

beforeAll(async () => {
  installation = await anInstallation();
});
afterAll(() => installation.remove());

test('a full disk under the database is told of as such, and all goes on when there is room again', async () => {
  const key = await installation.keyFor('cases', 'calls', 'verify', 'authorizations');
  const server = await installation.start();
  const api = watched(createApi(server.origin, key));
  const granted = await installation.beside((world) => grantEach(world, unusedNumbers(GRANTS)));
  const promised = nothingPromised();
  let over = false;
  const writing = writeUntilItBreaks(
    {
      api,
      random: seeded(SEED),
      unused,
      cases: granted.map(({ caseNumber }) => caseNumber),
      revocable: granted.map(({ authorizationId }) => authorizationId),
      paper: null,
      isOver: () => over,
    },
    promised,
  );
  await pause(BEFORE_MS);
  const full = performance.now();
  limitFiles(server.pid, String(statSync(`${installation.folder}/fullmakt.sqlite-wal`).size));
  await pause(FULL_MS);
  const room = performance.now();
  limitFiles(server.pid, 'unlimited');
  const recoveredMs = (await untilAnswered(api)) - room;
  await pause(AFTER_MS);
  over = true;
  await writing;

  const meanwhile = api.seen.filter(({ start, end }) => start > full + LIMITING_MS && end < room);
  console.log(`full: ${meanwhile.length} turned away, verifying again after ${Math.round(recoveredMs)} ms`);
  expect(meanwhile.length).toBeGreaterThan(0);
  expect(meanwhile.filter((one) => !isClearRefusal(one))).toEqual([]);
  expect(recoveredMs).toBeLessThan(LONGEST_RECOVERY_MS);
  expect(promised.unanswered).toEqual([]);
  for (const call of promised.calls) {
    const { status, json } = await repeatCall(api, call);
    expect(status).toBe(201);
    if (call.answer) expect(json).toEqual(call.answer);
  }
  api.close();
  expect((await server.end('SIGTERM')).code).toBe(0);
  await installation.beside((world) => expectKept(world, promised));
});

/** When it was answered. */
async function untilAnswered(api: Api): Promise<number> {
  for (;;) {
    const { status } = await api.post('/api/v1/verifications', questionAbout(caseNo('nobody-knows')));
    if (status === 200) return performance.now();
    await pause(20);
  }
}

/** No file of the process may grow beyond this: to it that is a disk without room. */
function limitFiles(pid: number, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
}

function unusedNumbers(count: number): readonly CaseNumber[] {
  return Array.from({ length: count }, () => unused('granted'));
}

function unused(kind: string): CaseNumber {
  used += 1;
  return caseNo(`${kind}-${used}`);
}
