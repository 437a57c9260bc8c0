// What was recorded on a case is found however long the chain has become, newest first, and every use of an authorization.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordedOnCase } from '../../src/audit/steps.js';
import type { CaseNumber } from '../../src/shared/ids.js';
import { type Question, askingHere, usesOf, verifyDisclosure } from '../../src/verification/actions.js';
import { answeredOnCase } from '../../src/verification/steps.js';
import { CASE, THE_AGENT, at, caseNo } from '../support/builders.js';
import { grantEach } from '../support/grants.js';
import { inWaves, numbers } from '../support/waves.js';
import { CLIENT, type TestWorld, aWorld } from '../support/world.js';

/** Enough for the record to reach into a third period of the index by cases. */
const OTHERS = 2_200;

let world: TestWorld;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.remove());

async function ask(caseNumber: CaseNumber, agent = THE_AGENT): Promise<string> {
  const needs = { ...world, askDisclosure: askingHere(world) };
  const asked: Question = { caseNumber, agent, power: 'information', callId: null };
  const result = await verifyDisclosure(needs, CLIENT, asked);
  if (!result.ok) throw new Error('a question is never refused');
  return result.value.id;
}

function askAboutOthers(count: number): Promise<unknown> {
  return inWaves(numbers(count), (index) => ask(caseNo(`29-${index % 50}`)));
}

test('what was asked about a case is found through several periods of the record', async () => {
  const [granted] = await grantEach(world, [CASE]);
  if (!granted) throw new Error('nothing was granted');
  const asked: string[] = [];
  for (const [hour, others] of [OTHERS / 2, OTHERS / 2, 1].entries()) {
    world.setNow(at(`2026-06-15T1${hour + 2}:00:00.000Z`));
    asked.push(await ask(CASE), await ask(CASE, { ...THE_AGENT, name: 'Ola Ukjent' }));
    await askAboutOthers(others);
  }
  const { read } = world.database;
  const newest = await answeredOnCase(read, world.keys, CASE, 4);
  expect(newest.map(({ verification }) => verification.id)).toEqual(asked.toReversed().slice(0, 4));
  const all = { caseNumber: CASE, types: ['disclosure-decided'], limit: 100 } as const;
  const recorded = await recordedOnCase(read, world.keys, all);
  expect(recorded.map(({ about }) => about)).toEqual(asked.toReversed());
  const uses = await usesOf(read, granted.authorizationId);
  expect(uses.map(({ verificationId }) => verificationId)).toEqual(
    asked.filter((_, index) => index % 2 === 0),
  );
});
