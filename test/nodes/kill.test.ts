// One of three processes is killed in the middle of its work, again and again: the others go on, nothing answered is lost, nothing is done twice.

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFormWriter } from '../../src/adapters/pdf-writer/write-form.js';
import { recordVerdict, verifyAudit } from '../../src/audit/actions.js';
import { createLedger } from '../../src/audit/ledger.js';
import { allHeads } from '../../src/audit/records.js';
import { addMinutes } from '../../src/shared/dates.js';
import type { AuthorizationId, CaseNumber } from '../../src/shared/ids.js';
import { type World, machineClock, openWorld } from '../../src/world.js';
import { caseNo } from '../support/builders.js';
import { grantEach } from '../support/grants.js';
import { expectKept } from '../support/kept-promises.js';
import { type Node, type Nodes, manyNodes, startNodes } from '../support/node-servers.js';
import { seeded } from '../support/random.js';
import { SEED, countFrom } from '../support/seed.js';
import { type Ended, OPERATOR } from '../support/server.js';
import {
  type KeyedCall,
  type Promised,
  nothingPromised,
  remember,
  repeatCall,
  writeUntilItBreaks,
} from '../support/write-load.js';

const NODES = 3;
/** 50 in full. */
const KILLS = countFrom('FULLMAKT_TEST_KILLS', 4);
const SHORTEST_MS = 20;
const LONGEST_MS = 500;
/** The others are written to until they have answered so many more questions. */
const GOING_ON = 10;
const GOING_ON_LONGEST_MS = 30_000;
const GRANTS_A_ROUND = 80;
const PAPERS_EVERY = 4;
const LONGEST_WITH_PAPERS_MS = 2_500;
/** The audit chain of a dead process may be continued after one minute. */
const AFTER_ITS_LEASE_MINUTES = 2;

const random = seeded(SEED);
const ever = nothingPromised();
const cases: CaseNumber[] = [];
const revocable: AuthorizationId[] = [];
let nodes: Nodes;
let beside: World;
let paper: Uint8Array;
let used = 0;

beforeAll(async () => {
  nodes = await manyNodes(['cases', 'calls', 'verify', 'authorizations'], { LOG_LEVEL: 'fatal' });
  beside = await openWorld(nodes.installation.config);
  paper = await (await createFormWriter()).writeBlankForm('nb', nodes.installation.config.agency);
});
afterAll(async () => {
  await beside.close();
  await nodes.remove();
});

test(`with one of ${NODES} processes killed ${KILLS} times under load nothing answered is lost and no key has two effects`, async () => {
  const running = [...(await startNodes(nodes, NODES))];
  let repeated = 0;
  let wentOn = 0;
  for (let round = 0; round < KILLS; round += 1) {
    await grantMore();
    const [victim, ...others] = inTurn(running, round);
    if (!victim) throw new Error('there is nobody to be killed');
    const promised = await killUnderLoad(victim, others, round % PAPERS_EVERY === 0 ? paper : null);
    const next = nodes.start();
    wentOn += promised.afterDeath;
    repeated += await repeatCalls(others, promised.calls);
    await expectKept(beside, promised);
    remember(ever, promised);
    running[running.indexOf(victim)] = await next;
  }
  for (const { server } of running) expect((await server.end('SIGTERM')).code).toBe(0);
  await expectKept(beside, ever);

  const answered = [ever.cases, ever.verifications, ever.calls, ever.oral, ever.revoked, ever.references];
  console.log(
    `${KILLS} kills of one of ${NODES}: ${answered.map((list) => list.length).join(' + ')} cases, verifications, calls,` +
      ` oral ones, revocations and submissions answered, ${wentOn} verifications by the others after a death;` +
      ` ${repeated} calls asked for again through others; ${(await allHeads(beside.database.read)).length} chains`,
  );
  for (const list of answered) expect(list.length).toBeGreaterThan(0);
  expect(ever.turnedAway).toEqual([]);
}, 3_600_000);

test('every chain of a dead process is continued by another once its lease is over, and no new one is begun', async () => {
  await beside.ledger.close();
  const before = await allHeads(beside.database.read);
  expect(before.some(({ owner }) => owner !== null)).toBe(true);
  const verdict = await verifyAudit(beside);
  const later = () => addMinutes(machineClock(), AFTER_ITS_LEASE_MINUTES);
  const ledgers = before.map(() => createLedger({ ...beside, now: later, keepCheckpoint: async () => {} }));
  // One after the other, and each keeps what it has taken.
  for (const ledger of ledgers) await recordVerdict({ ...beside, ledger }, OPERATOR, verdict);
  const after = await allHeads(beside.database.read);
  expect(after.map(({ chain, seq }) => [chain, seq])).toEqual(
    before.map(({ chain, seq }) => [chain, seq + 1]),
  );
  for (const ledger of ledgers) await ledger.close();
  expect(await verifyAudit(beside)).toMatchObject({ whole: true });
});

/** Everything at once to all of them; one is killed in the middle, and the others are written to a little longer. */
async function killUnderLoad(
  victim: Node,
  others: readonly Node[],
  sent: Uint8Array | null,
): Promise<Promised & { readonly afterDeath: number }> {
  const lost = nothingPromised();
  const kept = nothingPromised();
  let over = false;
  const load = { random, unused, cases, revocable, paper: sent, isOver: () => over };
  const writing = [
    writeUntilItBreaks({ ...load, api: victim.api }, lost),
    ...others.map(({ api }) => writeUntilItBreaks({ ...load, api }, kept)),
  ];
  await pause(SHORTEST_MS + random((sent ? LONGEST_WITH_PAPERS_MS : LONGEST_MS) - SHORTEST_MS));
  await victim.server.end('SIGKILL');
  const atDeath = kept.verifications.length;
  const tooLong = performance.now() + GOING_ON_LONGEST_MS;
  while (kept.verifications.length < atDeath + GOING_ON && performance.now() < tooLong) await pause(10);
  over = true;
  await Promise.all(writing);
  expect(await endingsOf(others)).toEqual([]);
  expect(kept.unanswered).toEqual([]);
  expect(kept.verifications.length).toBeGreaterThanOrEqual(atDeath + GOING_ON);
  const afterDeath = kept.verifications.length - atDeath;
  remember(kept, lost);
  return { ...kept, afterDeath };
}

/** How those ended that nobody has killed, with what they said. */
async function endingsOf(others: readonly Node[]): Promise<readonly Ended[]> {
  const stillThere = Promise.resolve(null);
  const endings = await Promise.all(others.map(({ server }) => Promise.race([server.ended, stillThere])));
  return endings.filter((ending) => ending !== null);
}

/** The same requests through others, at the same moment: what was answered is answered so again, what was not is done once. */
async function repeatCalls(others: readonly Node[], calls: readonly KeyedCall[]): Promise<number> {
  for (const call of calls) {
    const answers = await Promise.all(others.map(({ api }) => repeatCall(api, call)));
    const given = answers.filter(({ status }) => status === 201);
    // The same request may just be being answered by another process.
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const [first] = call.answer ? [call.answer] : given.map(({ json }) => json);
    expect(first).toBeDefined();
    for (const { json } of given) expect(json).toEqual(first);
    for (const { api } of others) expect((await repeatCall(api, call)).json).toEqual(first);
  }
  return calls.length;
}

async function grantMore(): Promise<void> {
  const numbers = Array.from({ length: GRANTS_A_ROUND }, () => unused('granted'));
  for (const { caseNumber, authorizationId } of await grantEach(beside, numbers)) {
    cases.push(caseNumber);
    revocable.push(authorizationId);
  }
}

function inTurn<T>(list: readonly T[], turn: number): readonly T[] {
  const first = turn % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
}

function unused(kind: string): CaseNumber {
  used += 1;
  return caseNo(`${kind}-${used}`);
}
