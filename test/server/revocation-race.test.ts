// A revocation that has been answered is seen by every later question: asked of a real server, and revoked there or from another process.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { revokeAuthorization } from '../../src/authorizations/actions.js';
import { isCallOverFor } from '../../src/calls/steps.js';
import { DatabaseUnavailable } from '../../src/database/database.js';
import { usesOf } from '../../src/verification/actions.js';
import { type World, openWorld } from '../../src/world.js';
import { type Api, createApi } from '../support/api.js';
import { caseNo } from '../support/builders.js';
import { ENGINE } from '../support/engine.js';
import { grantEach } from '../support/grants.js';
import {
  NOT_NOW,
  type Revoke,
  type Verify,
  cached,
  race,
  revokingThrough,
  verifyingThrough,
} from '../support/race.js';
import { seeded } from '../support/random.js';
import { SEED, countFrom } from '../support/seed.js';
import { OPERATOR, type Installation, anInstallation } from '../support/server.js';
import { type Logged, askedAfter, staleAllows } from '../support/stale-allows.js';

/** Thousands of pairs, each of several requests, on a machine that others use as well. */
const PATIENCE = { timeout: 3_600_000 };
// On PostgreSQL fewer: it is the same race, and each round costs the machine more. In full: 200.
const ROUNDS = countFrom('FULLMAKT_TEST_RACES', ENGINE === 'sqlite' ? 20 : 10);
const PAIRS = 50;
/** A case has had this many authorizations revoked in the end. */
const ROUNDS_A_CASE = 10;
/** In every fourth round the revocations come from this process, as from another node on the same database. */
const FROM_ELSEWHERE = 4;
const MOST_HEAD_START_MS = 25;
const MOST_CACHED_ROUNDS = 40;
const ONCE_AFTER = { questions: 1, after: 1 };

const random = seeded(SEED);
let installation: Installation;
let beside: World;
let api: Api;
let verifying: Api;
let verify: Verify;
let revoke: Revoke;

beforeAll(async () => {
  installation = await anInstallation();
  const key = await installation.keyFor('verify', 'authorizations');
  const server = await installation.start();
  beside = await openWorld(installation.config);
  api = createApi(server.origin, key);
  verifying = createApi(server.origin, key);
  verify = verifyingThrough(verifying);
  revoke = revokingThrough(api);
});
afterAll(async () => {
  api.close();
  verifying.close();
  await beside.close();
  await installation.remove();
});

test(
  `in ${ROUNDS} rounds of ${PAIRS} pairs no verification that begins after the revocation was answered says allow`,
  PATIENCE,
  async () => {
    const log: Logged[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      log.push(
        ...(await aRound(
          `race-${round % (ROUNDS / ROUNDS_A_CASE)}`,
          verify,
          round % FROM_ELSEWHERE === 0 ? revokingElsewhere() : revoke,
        )),
      );
    const verified = log.filter(({ op }) => op === 'verify');
    const allows = verified.filter(({ result }) => result === 'allow').length;
    const after = askedAfter(log);
    console.log(
      `${verified.length} verifications: ${allows} allowed, ${after} asked after the revocation was answered`,
    );

    expect(staleAllows(log)).toEqual([]);
    expect(log.filter(({ op, result }) => op === 'revoke' && result === 'revoked')).toHaveLength(
      ROUNDS * PAIRS,
    );
    expect(after).toBeGreaterThanOrEqual(ROUNDS * PAIRS);
    // Unless many were allowed first there was nothing to be taken back.
    expect(allows).toBeGreaterThan((ROUNDS * PAIRS) / 5);
  },
);

test(
  'the same judgement finds the stale allows of a cache put in front of the server',
  PATIENCE,
  async () => {
    const log: Logged[] = [];
    // How many pairs are allowed before they are revoked depends on how quick the machine is.
    for (let round = 0; round < MOST_CACHED_ROUNDS && staleAllows(log).length <= PAIRS; round += 1)
      log.push(...(await aRound(`cached-${round}`, cached(verify), revoke)));
    expect(staleAllows(log).length).toBeGreaterThan(PAIRS);
  },
);

async function aRound(name: string, verify: Verify, revoke: Revoke): Promise<readonly Logged[]> {
  const numbers = Array.from({ length: PAIRS }, (_, index) => caseNo(`${name}-${index}`));
  const granted = await grantEach(beside, numbers);
  const logs = await Promise.all(
    granted.map((one) =>
      race(one, { ...ONCE_AFTER, askers: [verify], revoke, headStartMs: random(MOST_HEAD_START_MS) }),
    ),
  );
  return logs.flat();
}

/** The way another node has to the same database. */
function revokingElsewhere(): Revoke {
  const needs = { ...beside, isCallOver: isCallOverFor, usesOf };
  return async (id) => {
    const how = { by: 'debtor', channel: 'phone', receivedAt: null } as const;
    try {
      const revoked = await revokeAuthorization(needs, OPERATOR, id, how);
      return revoked.ok ? revoked.value.state : revoked.refusal.code;
    } catch (error) {
      if (error instanceof DatabaseUnavailable) return NOT_NOW;
      throw error;
    }
  };
}
