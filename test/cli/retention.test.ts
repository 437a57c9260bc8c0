// What an operator is told before and after things go.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { askCallback } from '../../src/callbacks/actions.js';
import { readConfig } from '../../src/config.js';
import { takeLease } from '../../src/duties/lease.js';
import { RETENTION } from '../../src/retention/actions.js';
import { addMinutes } from '../../src/shared/dates.js';
import { type World, openWorld } from '../../src/world.js';
import { CASE, NOW } from '../support/builders.js';
import { type Place, aPlace, runCommand } from '../support/command.js';
import { ANYONE } from '../support/world.js';

const LATER = addMinutes(NOW, 40 * 24 * 60);

let place: Place;
let world: World;
beforeEach(async () => {
  place = await aPlace();
  world = await openWorld(readConfig(place.environment), () => NOW);
  const asked = { caseNumber: CASE, phone: '22 00 00 00', preferredAt: null };
  for (let n = 0; n < 3; n += 1) await askCallback(world, ANYONE, asked);
});
afterEach(async () => {
  await world.close();
  await place.remove();
});

const run = (...argv: readonly string[]) =>
  runCommand(argv, { environment: place.environment, now: () => LATER });

test('a dry run counts by rule and changes nothing; the run itself erases the same and is recorded', async () => {
  const dry = await run('retention', '--dry-run', '--json');
  expect(dry).toMatchObject({ exit: 0, err: '' });
  const told = dry.json() as { readonly rules: readonly { readonly rule: string; readonly count: number }[] };
  expect(told).toMatchObject({ dryRun: true, orphanedUploads: 0 });
  expect(told.rules.filter(({ count }) => count > 0)).toMatchObject([{ rule: 'callbacks', count: 3 }]);
  expect(told.rules).toHaveLength(10);

  expect((await run('retention', '--dry-run')).out).toMatch(/^3 records would go; nothing was changed\.$/m);
  const done = await run('retention');
  expect(done.out).toMatch(/^3 records are gone\.$/m);
  expect(done.out).toMatch(/^ +3 {2}callbacks/m);
  expect((await run('retention', '--dry-run')).out).toMatch(/^0 records would go/m);
  expect((await run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true });
});

test('while another process is at it, it says so and does nothing', async () => {
  const lease = await takeLease({ ...world, now: () => LATER }, RETENTION);
  const busy = await run('retention', '--json');
  expect(busy).toMatchObject({ exit: 1 });
  expect(busy.json()).toMatchObject({ error: { code: 'UNDER_WAY' } });
  expect((await run('retention', '--dry-run')).out).toMatch(/^3 records would go/m);
  await lease?.finish();
  expect((await run('retention')).exit).toBe(0);
});
