// The database goes away under load and comes back: meanwhile every answer is a clear "not now", and afterwards all goes on by itself.

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createFormWriter } from '../../src/adapters/pdf-writer/write-form.js';
import { act } from '../../src/audit/act.js';
import { recordVerdict, verifyAudit } from '../../src/audit/actions.js';
import { DatabaseUnavailable } from '../../src/database/database.js';
import type { AuthorizationId, CaseNumber } from '../../src/shared/ids.js';
import { allowed } from '../../src/shared/result.js';
import { type World, openWorld } from '../../src/world.js';
import { caseNo } from '../support/builders.js';
import { grantEach, questionAbout } from '../support/grants.js';
import { expectKept } from '../support/kept-promises.js';
import { type Node, type Nodes, manyNodes, startNodes } from '../support/node-servers.js';
import { type PostgresServer, aPostgresServer } from '../support/postgres.js';
import { seeded } from '../support/random.js';
import { SEED } from '../support/seed.js';
import { OPERATOR } from '../support/server.js';
import { type Exchange, type WatchedApi, isClearRefusal, watched } from '../support/watched-api.js';
import {
  type KeyedCall,
  type Promised,
  nothingPromised,
  repeatCall,
  writeUntilItBreaks,
} from '../support/write-load.js';

const NODES = 2;
const BEFORE_MS = 1_000;
const AWAY_MS = 10_000;
const AFTER_MS = 1_000;
const GRANTS = 200;
const LONGEST_ANSWER_MS = 30_000;
const LONGEST_RECOVERY_MS = 30_000;

/** Several batches of them. */
const MANY_WAITING = 1_500;
const EVENT = { type: 'audit-read', outcome: 'read', about: null, details: {} } as const;
const LOOKED_AT = ['/readyz', '/healthz', '/api/v1/submissions/unknown', '/api/v1/reviews?state=open'];

const random = seeded(SEED);
let server: PostgresServer;
let nodes: Nodes;
let two: readonly Node[];
let beside: World;
let paper: Uint8Array;
let cases: CaseNumber[] = [];
let revocable: AuthorizationId[] = [];
let used = 0;

beforeAll(async () => {
  server = await aPostgresServer();
  const url = await server.make('fullmakt');
  nodes = await manyNodes(['cases', 'calls', 'verify', 'authorizations', 'review'], {
    DATABASE_URL: url,
  });
  two = await startNodes(nodes, NODES);
  beside = await openWorld(nodes.installation.config);
  paper = await (await createFormWriter()).writeBlankForm('nb', nodes.installation.config.agency);
});
afterAll(async () => {
  server.thaw();
  await beside.close();
  await nodes.remove();
  await server.remove();
});

beforeEach(async () => {
  const granted = await grantEach(
    beside,
    Array.from({ length: GRANTS }, () => unused('granted')),
  );
  cases = granted.map(({ caseNumber }) => caseNumber);
  revocable = granted.map(({ authorizationId }) => authorizationId);
});

test.each([
  ['stopped', () => server.end(), () => server.begin()],
  ['frozen', () => server.freeze(), async () => server.thaw()],
])(
  'a database that is %s for ten seconds is told of at once or waited for, nothing answered is lost, and all goes on',
  async (how, takeAway, giveBack) => {
    const asking = two.map(({ api }) => watched(api));
    const promised = nothingPromised();
    let over = false;
    const loads = asking.map((api) => loadThrough(api, promised, () => over));
    await pause(BEFORE_MS);
    await takeAway();
    const away = performance.now();
    await pause(AWAY_MS);
    const back = performance.now();
    await giveBack();
    const recovered = await Promise.all(asking.map((api) => untilAnswered(api, back)));
    await pause(AFTER_MS);
    over = true;
    await Promise.all(loads);

    const seen = asking.flatMap((api) => api.seen);
    const meanwhile = seen.filter(({ start, end }) => start >= away && end <= back);
    const [alive, others] = [meanwhile.filter(isAlive), meanwhile.filter((one) => !isAlive(one))];
    const longest = Math.max(...seen.map(({ start, end }) => end - start));
    console.log(
      `${how}: ${others.length} turned away meanwhile, longest answer ${Math.round(longest)} ms,` +
        ` verifying again after ${recovered.map(Math.round).join(' and ')} ms`,
    );
    expect(others.filter((one) => !isClearRefusal(one))).toEqual([]);
    expect(others.some(({ code }) => code === 'NOT_READY')).toBe(true);
    expect(alive.length).toBeGreaterThan(0);
    expect(alive.filter(({ status }) => status !== 200)).toEqual([]);
    expect(seen.filter(({ status }) => ![200, 201, 404, 503].includes(status))).toEqual([]);
    expect(longest).toBeLessThan(LONGEST_ANSWER_MS);
    expect(Math.max(...recovered)).toBeLessThan(LONGEST_RECOVERY_MS);
    expect(promised.unanswered).toEqual([]);
    for (const call of promised.calls) await expectOneEffect(call);
    await expectKept(beside, promised);
    if (how === 'stopped') expect(promised.turnedAway.length).toBeGreaterThan(0);
  },
);

test('whoever waits for a database that says nothing any more is told so in time, however many wait', async () => {
  const verdict = await verifyAudit(beside);
  const begun = performance.now();
  const first = act(beside, OPERATOR, async () => {
    await server.freeze();
    return { result: allowed(null), event: EVENT };
  });
  while (beside.ledger.status().waiting > 0) await pause(1);
  const waiting = Array.from({ length: MANY_WAITING }, () => recordVerdict(beside, OPERATOR, verdict));
  const came = await Promise.allSettled([first, ...waiting]);
  const seconds = (performance.now() - begun) / 1000;
  server.thaw();
  console.log(`${MANY_WAITING} that waited were told after ${seconds.toFixed(1)} s`);
  for (const one of came) {
    const reason: unknown = one.status === 'rejected' ? one.reason : null;
    expect(reason).toBeInstanceOf(DatabaseUnavailable);
  }
  expect(seconds).toBeLessThan(LONGEST_ANSWER_MS / 1000);
  expect((await recordVerdict(beside, OPERATOR, verdict)).ok).toBe(true);
  expect(await verifyAudit(beside)).toMatchObject({ whole: true });
});

function isAlive({ path }: Exchange): boolean {
  return path === '/healthz';
}

/** What was answered is answered so again; what was turned away, or done without its answer, is done once. */
async function expectOneEffect(call: KeyedCall): Promise<void> {
  const answers = await Promise.all(two.map(({ api }) => repeatCall(api, call)));
  const given = answers.filter(({ status }) => status === 201).map(({ json }) => json);
  // The same request may just be being answered by the other process.
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  expect(given.length).toBeGreaterThan(0);
  for (const json of given) expect(json).toEqual(call.answer ?? given[0]);
}

async function loadThrough(api: WatchedApi, promised: Promised, isOver: () => boolean): Promise<void> {
  const writing = writeUntilItBreaks({ api, random, unused, cases, revocable, paper, isOver }, promised);
  const look = async (path: string) => {
    while (!isOver()) {
      await api.get(path);
      await pause(50);
    }
  };
  await Promise.all([writing, ...LOOKED_AT.map(look)]);
}

/** Gives how long it took, in milliseconds. */
async function untilAnswered(api: WatchedApi, since: number): Promise<number> {
  const question = questionAbout(cases[0] ?? caseNo('none'));
  for (;;) {
    const { status } = await api.post('/api/v1/verifications', question);
    if (status === 200) return performance.now() - since;
    await pause(50);
  }
}

function unused(kind: string): CaseNumber {
  used += 1;
  return caseNo(`${kind}-${used}`);
}
