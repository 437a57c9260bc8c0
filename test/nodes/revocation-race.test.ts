// A revocation that one of three processes has answered is seen by every later question, whichever of them is asked.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../src/audit/actions.js';
import { type World, openWorld } from '../../src/world.js';
import { caseNo } from '../support/builders.js';
import { grantEach } from '../support/grants.js';
import { type Node, type Nodes, manyNodes, startNodes } from '../support/node-servers.js';
import { NOT_NOW, type Verify, cached, race, revokingThrough, verifyingThrough } from '../support/race.js';
import { seeded } from '../support/random.js';
import { SEED, countFrom } from '../support/seed.js';
import { type Logged, askedAfter, staleAllows } from '../support/stale-allows.js';

const PATIENCE = { timeout: 3_600_000 };
const NODES = 3;
/** 1 000 in full: with a hundred questions each, 100 000 verifications. */
const REVOCATIONS = countFrom('FULLMAKT_TEST_REVOCATIONS', 100);
const QUESTIONS_EACH = 102;
const AT_ONCE = 50;
const MOST_HEAD_START_MS = 500;
/** Of each side, after the revocation was answered. */
const AFTER = 10;

const random = seeded(SEED);
let nodes: Nodes;
let three: readonly Node[];
let beside: World;

beforeAll(async () => {
  nodes = await manyNodes(['verify', 'authorizations']);
  three = await startNodes(nodes, NODES);
  beside = await openWorld(nodes.installation.config);
});
afterAll(async () => {
  await beside.close();
  await nodes.remove();
});

test(
  `of ${REVOCATIONS * QUESTIONS_EACH} verifications through ${NODES} processes none that begins after the revocation says allow`,
  PATIENCE,
  async () => {
    const log: Logged[] = [];
    const begun = performance.now();
    for (let done = 0; done < REVOCATIONS; done += AT_ONCE)
      log.push(...(await aRound(`race-${done}`, askingAll(), QUESTIONS_EACH / NODES)));
    const seconds = (performance.now() - begun) / 1000;
    const answered = log.filter(({ result }) => result !== NOT_NOW);
    const verified = answered.filter(({ op }) => op === 'verify');
    const allows = verified.filter(({ result }) => result === 'allow').length;
    const after = askedAfter(log);
    console.log(
      `${verified.length} verifications through ${NODES} processes in ${seconds.toFixed(0)} s, ${REVOCATIONS} revocations:` +
        ` ${allows} allowed, ${after} asked after the revocation was answered, ${staleAllows(log).length} stale allows,` +
        ` ${log.length - answered.length} asked again after a 503`,
    );

    expect(staleAllows(log)).toEqual([]);
    expect(answered.filter(({ result }) => !['allow', 'deny', 'revoked'].includes(result))).toEqual([]);
    // Waiting in vain is for a machine that is much too slow; nodes in each other's way would be at it all the time.
    expect(log.length - answered.length).toBeLessThan(verified.length / 20);
    expect(log.filter(({ op, result }) => op === 'revoke' && result === 'revoked')).toHaveLength(REVOCATIONS);
    expect(verified.length).toBeGreaterThanOrEqual(REVOCATIONS * QUESTIONS_EACH);
    expect(after).toBeGreaterThanOrEqual(REVOCATIONS * NODES * AFTER);
    // Every side was allowed once before anything was taken back.
    expect(allows).toBeGreaterThanOrEqual(REVOCATIONS * NODES);
    expect(await verifyAudit(beside)).toMatchObject({ whole: true });
  },
);

test(
  'the same judgement finds a cache put in front of one of the processes, and blames no other',
  PATIENCE,
  async () => {
    const [first, second, third] = askingAll();
    if (!first || !second || !third) throw new Error('there are not three processes');
    const log = await aRound('cached', [first, second, cached(third)], AFTER);
    const stale = staleAllows(log);
    expect(stale.length).toBeGreaterThan(AT_ONCE);
    expect(stale.filter(({ by }) => by !== 2)).toEqual([]);
  },
);

/** Each case is asked about through all processes, and revoked through one of them in turn. */
async function aRound(
  name: string,
  askers: readonly Verify[],
  questions: number,
): Promise<readonly Logged[]> {
  const numbers = Array.from({ length: AT_ONCE }, (_, index) => caseNo(`${name}-${index}`));
  const granted = await grantEach(beside, numbers);
  const revoking = three.map(({ api }) => revokingThrough(api));
  const logs = await Promise.all(
    granted.map((one, index) =>
      race(one, {
        askers,
        revoke: revoking[index % NODES] ?? (async () => 'nobody'),
        headStartMs: random(MOST_HEAD_START_MS),
        questions,
        after: AFTER,
      }),
    ),
  );
  return logs.flat();
}

function askingAll(): readonly Verify[] {
  return three.map(({ api }) => verifyingThrough(api));
}
