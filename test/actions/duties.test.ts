// Background work is done once, whoever does it, and goes on after whoever did it has died.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLease } from '../../src/duties/lease.js';
import { type Duty, createRota } from '../../src/duties/rota.js';
import { addMinutes } from '../../src/shared/dates.js';
import type { World } from '../../src/world.js';
import { another } from '../support/nodes.js';
import { type TestWorld, aWorld } from '../support/world.js';

let world: TestWorld;
let other: World;
beforeEach(async () => {
  world = await aWorld();
  other = await another(world);
});
afterEach(async () => {
  await other.close();
  await world.remove();
});

const later = (minutes: number) => world.setNow(addMinutes(world.now(), minutes));

test('of twenty who want it at the same moment exactly one gets it', async () => {
  const asked = Array.from({ length: 20 }, (_, index) => takeLease(index % 2 ? world : other, 'work'));
  expect((await Promise.all(asked)).filter((lease) => lease !== null)).toHaveLength(1);
});

test('who has it keeps it by asking, and one who has died loses it after five minutes', async () => {
  const lease = await takeLease(world, 'work');
  for (let minute = 0; minute < 10; minute += 1) {
    later(1);
    expect(await lease?.stillOurs()).toBe(true);
    expect(await takeLease(other, 'work')).toBeNull();
  }
  later(4);
  expect(await takeLease(other, 'work')).toBeNull();
  later(1);
  const theirs = await takeLease(other, 'work');
  expect(theirs).not.toBeNull();
  expect(await lease?.stillOurs()).toBe(false);
  await lease?.finish();
  expect(await theirs?.stillOurs()).toBe(true);
});

function rotaOf(node: World, duties: readonly Duty[], told: string[] = []) {
  return createRota({
    ...node,
    duties,
    done: (name, done) => told.push(`${name} ${JSON.stringify(done)}`),
    failed: (name, error) => told.push(`${name} failed: ${String(error)}`),
  });
}

test('a duty is done once in its time by all together, and again when its time has come', async () => {
  let done = 0;
  const duty: Duty = { name: 'work', everyMinutes: 60, run: async () => ({ done: (done += 1) }) };
  const [here, there] = [rotaOf(world, [duty]), rotaOf(other, [duty])];
  await Promise.all([here.tick(), there.tick(), here.tick()]);
  expect(done).toBe(1);
  later(59);
  await Promise.all([here.tick(), there.tick()]);
  expect(done).toBe(1);
  later(1);
  await Promise.all([here.tick(), there.tick()]);
  expect(done).toBe(2);
});

test('a duty that was done in the future, by a clock that was wrong, is done now', async () => {
  let done = 0;
  const duty: Duty = { name: 'work', everyMinutes: 60, run: async () => ({ done: (done += 1) }) };
  const rota = rotaOf(world, [duty]);
  later(5 * 365 * 24 * 60);
  await rota.tick();
  later(-5 * 365 * 24 * 60);
  await rota.tick();
  expect(done).toBe(2);
});

test('one that fails is tried again when its lease has run out, and keeps no other from being done', async () => {
  const told: string[] = [];
  let tries = 0;
  const failing: Duty = {
    name: 'failing',
    everyMinutes: 1,
    run: () => Promise.reject(new Error(`try ${(tries += 1)}`)),
  };
  const fine: Duty = { name: 'fine', everyMinutes: 60, run: async () => ({ ok: 1 }) };
  const [here, there] = [rotaOf(world, [failing, fine], told), rotaOf(other, [failing], told)];
  await here.tick();
  await there.tick();
  expect(told).toEqual(['failing failed: Error: try 1', 'fine {"ok":1}']);
  later(5);
  await there.tick();
  expect(tries).toBe(2);
});

test('one that is told to stop between two batches is gone on with by the next', async () => {
  const told: string[] = [];
  let batches = 0;
  const duty = (rota: () => { stop(): Promise<void> } | null): Duty => ({
    name: 'work',
    everyMinutes: 60,
    run: async (goOn) => {
      do {
        batches += 1;
        void rota()?.stop();
      } while (batches < 5 && (await goOn()));
      return { batches };
    },
  });
  const here = rotaOf(world, [duty(() => here)], told);
  await here.tick();
  expect(batches).toBe(1);
  await rotaOf(other, [duty(() => null)], told).tick();
  expect(told).toEqual(['work {"batches":1}', 'work {"batches":5}']);
});

test('after each batch others are left more time than it took', async () => {
  const batchMs = 30;
  const rests: number[] = [];
  const duty: Duty = {
    name: 'work',
    everyMinutes: 60,
    run: async (goOn) => {
      for (let batch = 0; batch < 3; batch += 1) {
        const begun = performance.now();
        while (performance.now() - begun < batchMs);
        const over = performance.now();
        await goOn();
        rests.push(performance.now() - over);
      }
      return {};
    },
  };
  await rotaOf(world, [duty]).tick();
  expect(rests).toHaveLength(3);
  expect(Math.min(...rests)).toBeGreaterThan(2 * batchMs);
});
