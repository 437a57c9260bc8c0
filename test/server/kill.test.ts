// Killed in the middle of its work, again and again: what was answered is there, what was not is there whole or not at all.

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createFormWriter } from '../../src/adapters/pdf-writer/write-form.js';
import { openSqliteSnapshot } from '../../src/database/snapshot.sqlite.js';
import type { AuthorizationId, CaseNumber } from '../../src/shared/ids.js';
import type { World } from '../../src/world.js';
import { type Api, createApi } from '../support/api.js';
import { caseNo } from '../support/builders.js';
import { ENGINE } from '../support/engine.js';
import { grantEach } from '../support/grants.js';
import { expectKept } from '../support/kept-promises.js';
import { seeded } from '../support/random.js';
import { SEED, countFrom } from '../support/seed.js';
import { type Installation, anInstallation } from '../support/server.js';
import {
  type KeyedCall,
  type Promised,
  nothingPromised,
  remember,
  repeatCall,
  writeUntilItBreaks,
} from '../support/write-load.js';

const KILLS = countFrom('FULLMAKT_TEST_KILLS', 6);
const SHORTEST_MS = 20;
const LONGEST_MS = 500;
const GRANTS_A_ROUND = 40;
/** Reading papers takes a process of its own, so they are sent now and then, and one of them is waited for. */
const PAPERS_EVERY = 5;
const PAPER_PATIENCE = { timeout: 600_000, interval: 20 };

const never = () => false;

const random = seeded(SEED);
const ever = nothingPromised();
const cases: CaseNumber[] = [];
const revocable: AuthorizationId[] = [];
let installation: Installation;
let key: string;
let paper: Uint8Array;
let used = 0;

beforeAll(async () => {
  installation = await anInstallation();
  key = await installation.keyFor('cases', 'calls', 'verify', 'authorizations');
  const writer = await createFormWriter();
  paper = await writer.writeBlankForm('nb', installation.config.agency);
  await installation.beside(grantMore);
});
afterAll(() => installation.remove());

test(`killed ${KILLS} times under load it loses nothing it has answered, and its record is whole each time`, async () => {
  let slowest = 0;
  let repeated = 0;
  let server = await installation.start();
  for (let round = 0; round < KILLS; round += 1) {
    const promised = nothingPromised();
    const api = createApi(server.origin, key);
    const sent = round % PAPERS_EVERY === 0 ? paper : null;
    const writing = writeUntilItBreaks(
      { api, random, unused, cases, revocable, paper: sent, isOver: never },
      promised,
    );
    if (sent) await vi.waitUntil(() => promised.references.length > 0, PAPER_PATIENCE);
    await pause(SHORTEST_MS + random(LONGEST_MS - SHORTEST_MS));
    await server.end('SIGKILL');
    await writing;
    api.close();

    server = await installation.start();
    slowest = Math.max(slowest, server.readyAfterMs);
    repeated += await repeatCalls(server.origin, promised.calls);
    await installation.beside((world) => expectAllKept(world, promised));
    remember(ever, promised);
  }
  await installation.beside((world) => expectAllKept(world, ever));
  expect((await server.end('SIGTERM')).code).toBe(0);
  if (ENGINE === 'sqlite') expect(openSqliteSnapshot(databaseFile()).faults('every')).toEqual([]);

  const answered = [ever.cases, ever.verifications, ever.calls, ever.oral, ever.revoked, ever.references];
  console.log(
    `${KILLS} kills: ${answered.map((list) => list.length).join(' + ')} cases, verifications, calls, oral ones,` +
      ` revocations and submissions answered; ${repeated} calls asked for again; slowest restart ${Math.round(slowest)} ms`,
  );
  for (const list of answered) expect(list.length).toBeGreaterThan(0);
});

async function expectAllKept(world: World, promised: Promised): Promise<void> {
  expect(promised.turnedAway).toEqual([]);
  await expectKept(world, promised);
  await grantMore(world);
}

/** The same requests once more: those that were answered get that answer, those that were not are done, once. */
async function repeatCalls(origin: string, calls: readonly KeyedCall[]): Promise<number> {
  const api: Api = createApi(origin, key);
  for (const call of calls) {
    const again = await repeatCall(api, call);
    expect(again.status).toBe(201);
    if (call.answer) expect(again.json).toEqual(call.answer);
    const thrice = await repeatCall(api, call);
    expect(thrice.json).toEqual(again.json);
  }
  api.close();
  return calls.length;
}

async function grantMore(world: World): Promise<void> {
  const numbers = Array.from({ length: GRANTS_A_ROUND }, () => unused('granted'));
  for (const { caseNumber, authorizationId } of await grantEach(world, numbers)) {
    cases.push(caseNumber);
    revocable.push(authorizationId);
  }
}

function unused(kind: string): CaseNumber {
  used += 1;
  return caseNo(`${kind}-${used}`);
}

function databaseFile(): string {
  return installation.config.databaseUrl.slice('file:'.length);
}
