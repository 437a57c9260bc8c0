// What is over its time, counted for the data protection officer and erased by an administrator.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src/app.js';
import { takeLease } from '../../../src/duties/lease.js';
import { RETENTION } from '../../../src/retention/actions.js';
import { addMinutes } from '../../../src/shared/dates.js';
import { anApp } from '../../support/app.js';
import { NOW } from '../../support/builders.js';
import { aVisitor } from '../../support/pages.js';
import { aColleague } from '../../support/staff.js';
import { type TestWorld, aWorld } from '../../support/world.js';

let world: TestWorld;
let app: App;

beforeAll(async () => {
  world = await aWorld();
  app = await anApp(world);
  for (const phone of ['91234567', '91234568'])
    await aVisitor(app.http).send('/nb/ring-meg', { phone, caseNumber: '2026-1', preferredAt: '' });
  world.setNow(addMinutes(NOW, 40 * 24 * 60));
});

afterAll(async () => {
  await app.close();
  await world.remove();
});

const PAGE = '/intern/oppbevaring';
const CALLBACKS = /Ønsker om å bli ringt opp 30 dager etter at de kom [^A-ZÆØÅ]*kl\. 00\.00 (\d+)/;

test('looking counts and changes nothing; erasing is for the administrator, and is done', async () => {
  const dpo = await aColleague(app.http, world, { roles: ['dpo'] });
  const admin = await aColleague(app.http, world, { roles: ['admin'] });
  for (let looks = 0; looks < 2; looks += 1)
    expect(CALLBACKS.exec((await dpo.open(PAGE)).text)?.[1]).toBe('2');
  expect((await dpo.open(PAGE)).text).not.toContain('Slett nå');
  expect((await dpo.submit(PAGE, {})).status).toBe(403);
  expect((await admin.open(PAGE)).text).toContain('poster slettes');
  const erased = await admin.follow(await admin.submit(PAGE, {}));
  expect(erased.text).toContain('Alt som var over tiden, er slettet.');
  expect(CALLBACKS.exec(erased.text)?.[1]).toBe('0');
});

test('while another process is erasing nobody begins beside it', async () => {
  const admin = await aColleague(app.http, world, { roles: ['admin'] });
  const lease = await takeLease(world, RETENTION);
  const busy = await admin.submit(PAGE, {});
  expect([busy.status, busy.text.includes('allerede i gang')]).toEqual([409, true]);
  await lease?.giveBack();
});
