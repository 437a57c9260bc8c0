// A database that goes back in time under a running process, as after a failover to a server that had not got the last commits.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../src/audit/act.js';
import { verifyAudit } from '../../src/audit/actions.js';
import { chainHeads } from '../../src/audit/steps.js';
import { addMinutes } from '../../src/shared/dates.js';
import { allowed } from '../../src/shared/result.js';
import { askingHere, verifyDisclosure } from '../../src/verification/actions.js';
import { openWorld } from '../../src/world.js';
import { CASE, THE_AGENT } from '../support/builders.js';
import { anIntruder } from '../support/engine.js';
import { CLIENT, type TestWorld, aWorld } from '../support/world.js';

let world: TestWorld;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.remove());

async function record(one: Pick<TestWorld, 'ledger'>, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1)
    await act(one, CLIENT, async () => ({
      result: allowed(null),
      event: { type: 'call-started', outcome: 'done', about: `call-${n}` },
    }));
}

async function goBackTo(seq: number): Promise<void> {
  const intruder = await anIntruder(world.folder);
  const [row] = await intruder.rows('select hash from audit_entries where seq = ?', seq);
  await intruder.run('delete from audit_entries where seq > ?', seq);
  await intruder.run('update audit_heads set seq = ?, hash = ?', seq, row?.['hash'] ?? null);
  await intruder.leave();
}

async function chains(): Promise<readonly (readonly [number, number])[]> {
  return (await chainHeads(world.database.read)).map(({ chain, seq }) => [chain, seq] as const);
}

test('a process never gives a number a second time that it has given once', async () => {
  await record(world, 5);
  await goBackTo(3);
  await record(world, 2);
  expect(await chains()).toEqual([
    [0, 3],
    [1, 2],
  ]);
});

test('nothing of a question stands that was recorded where the chain is not any more', async () => {
  const asked = { caseNumber: CASE, agent: THE_AGENT, power: 'information', callId: null } as const;
  const asking = { askDisclosure: askingHere(world) };
  for (let n = 0; n < 3; n += 1) await verifyDisclosure(asking, CLIENT, asked);
  await goBackTo(2);
  expect(await verifyDisclosure(asking, CLIENT, asked)).toMatchObject({ value: { decision: 'deny' } });
  expect(await chains()).toEqual([
    [0, 2],
    [1, 1],
  ]);
  const { q, t } = world.database.read;
  expect(await q.$count(t.verifications)).toBe(4);
});

test('a process that starts then closes the chain, so that none that runs continues it either', async () => {
  await record(world, 5);
  await world.ledger.checkpoint();
  await goBackTo(3);
  // The lease of the first has long run out.
  world.setNow(addMinutes(world.now(), 10));
  const started = await openWorld(world.config, () => world.now());
  expect(started.loss).toMatchObject({ entries: 2, chains: [0] });
  await record(started, 1);
  await record(world, 1);
  expect((await chains()).map(([chain]) => chain)).toEqual([0, 1, 2]);
  expect((await chains())[0]).toEqual([0, 3]);
  expect(await verifyAudit(started)).toMatchObject({
    first: { chain: 0, seq: 4, fault: 'OLDER_THAN_CHECKPOINT' },
  });
  await started.close();
});

test('a database that holds all its checkpoints vouch for lacks nothing, and its chain goes on', async () => {
  await record(world, 5);
  await world.ledger.checkpoint();
  await world.ledger.close();
  const started = await openWorld(world.config, () => world.now());
  expect(started.loss).toBeNull();
  await record(started, 1);
  expect(await chains()).toEqual([[0, 6]]);
  await started.close();
});
