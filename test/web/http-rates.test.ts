// Limits at the public doors hold for all processes together, and what is stored for them names nobody.

import request from 'supertest';
import { afterEach, expect, test } from 'vitest';
import { createRates, forgetOldCounters } from '../../src/http/rates.js';
import { addMinutes } from '../../src/shared/dates.js';
import { bytesStoredIn } from '../support/engine.js';
import { type Doors, aRoute, openDoors } from '../support/http.js';
import { type TestWorld, aWorld } from '../support/world.js';
import { another } from '../support/nodes.js';

const MOST = 10;
const HERE = '203.0.113.1';
const open = aRoute({ path: '/open', permission: 'anyone', limited: true });

let doors: Doors | null = null;
let world: TestWorld | null = null;
afterEach(async () => {
  await doors?.remove();
  await world?.remove();
  doors = null;
  world = null;
});

test('two processes that count at the same moment let through together what one may', async () => {
  world = await aWorld();
  const other = await another(world);
  const [here, there] = [createRates(world, MOST), createRates(other, MOST)];
  const asked = Array.from({ length: MOST * 2 }, (_, index) =>
    (index % 2 === 0 ? here : there).countPublic(HERE),
  );
  const answers = await Promise.all(asked);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(MOST);
  expect((await here.countPublic('203.0.113.2')).ok).toBe(true);
  expect((await there.countWrongKey(HERE)).ok).toBe(true);
  await other.close();
});

test('after a restart the minute goes on, and when it is over it begins anew', async () => {
  doors = await openDoors([open], { publicRate: 2 });
  const here = doors;
  const status = async (app: Doors['app']) => (await request(app).get('/open')).status;
  expect([await status(doors.app), await status(doors.app), await status(doors.app)]).toEqual([
    200, 200, 429,
  ]);
  const restarted = doors.another([open], { publicRate: 2 });
  expect(await status(restarted)).toBe(429);
  here.setNow(addMinutes(here.now(), 1));
  expect([await status(restarted), await status(doors.app), await status(doors.app)]).toEqual([
    200, 200, 429,
  ]);
});

test('who is over his share is told so without asking the database again', async () => {
  world = await aWorld();
  const rates = createRates(world, 1);
  expect((await rates.countPublic(HERE)).ok).toBe(true);
  expect((await rates.countPublic(HERE)).ok).toBe(false);
  let asked = 0;
  const counting = {
    ...world,
    database: {
      ...world.database,
      transaction: () => Promise.reject(new Error(`asked ${(asked += 1)} times`)),
    },
  };
  const cut = createRates(counting, 1);
  await expect(cut.countPublic(HERE)).rejects.toThrow('asked 1 times');
  expect((await rates.countPublic(HERE)).ok).toBe(false);
});

test('counters hold no address, and go when their minute is over', async () => {
  world = await aWorld();
  const rates = createRates(world, MOST);
  for (const address of [HERE, '203.0.113.77', '2001:db8:77::1']) await rates.countPublic(address);
  const stored = (await bytesStoredIn(world.folder)).toString('latin1');
  for (const address of [HERE, '203.0.113.77', '2001:db8:77']) expect(stored).not.toContain(address);
  expect(await forgetOldCounters(world, 100)).toBe(0);
  world.setNow(addMinutes(world.now(), 1));
  expect(await forgetOldCounters(world, 2)).toBe(2);
  expect(await forgetOldCounters(world, 2)).toBe(1);
});

test('two addresses in one /56 share what one of them may ask', async () => {
  world = await aWorld();
  const rates = createRates(world, 1);
  expect((await rates.countPublic('2001:db8::1')).ok).toBe(true);
  expect((await rates.countPublic('2001:db8:0:ff::1')).ok).toBe(false);
  expect((await rates.countPublic('2001:db8:0:100::1')).ok).toBe(true);
});
